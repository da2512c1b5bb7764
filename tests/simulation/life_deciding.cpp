#include "life.h"

#include <algorithm>

/// Views, consensus, vote, category and outcome for one child.
namespace noddfa::simulation {

bool Life::decide(std::string const& child, std::optional<Leaning> chosen)
{
    if (conference().outcomes.declared.contains(ChildId{child}))
        return true;
    int const chance = random_.below(100);
    auto const leaning = chosen        ? *chosen
                         : chance < 42 ? Leaning::register_
                         : chance < 58 ? Leaning::not_register
                         : chance < 95 ? Leaning::split
                                       : Leaning::none;
    if (!open_views(child))
        return false;
    give_views(child, leaning);
    step("RevealViews", {{"child", child}});
    if (!settle_views(child, leaning) && !vote(child, leaning))
        return false;
    return categories(child) && declare(child);
}

bool Life::open_views(std::string const& child)
{
    for (int times = 0; times < 3; ++times) {
        if (once("OpenViews", {{"child", child}}) || conference::views_on(conference(), ChildId{child}).round_open())
            return true;
        auto const& limbs = tell_.last().refusal->limbs;
        bool const two = std::any_of(limbs.begin(), limbs.end(),
                                     [](Finding const& limb) { return limb.code.text() == "discretion-not-recorded"; });
        if (two && in_hundred(75))
            step("ProceedWithTwo",
                 {{"child", child},
                  {"key_agencies", boost::json::array{Line{{"agency", "EDUCATION"}, {"information_available", true}}}},
                  {"rationale", "The essential is known."}});
        if (tell_.refused_as("no-midwifery") && in_hundred(50))
            step("AcceptMidwifery", {{"child", child}, {"evidence", "report"}, {"report", "r-midwife"}});
        else if (tell_.refused_as("no-midwifery"))
            step("AcceptMidwifery", {{"child", child}, {"evidence", "consulted"}, {"rationale", "Not known to them."}});
        else if (tell_.refused_as("too-few-agencies"))
            bring_more(child);
        if (step("OpenViews", {{"child", child}}))
            return true;
        if (tell_.refused_as("no-midwifery"))
            step("AcceptMidwifery", {{"child", child}, {"evidence", "consulted"}, {"rationale", "Not known to them."}});
    }
    return false;
}

std::string Life::view_of(Leaning leaning)
{
    switch (leaning) {
    case Leaning::register_: return in_hundred(96) ? "register" : "none";
    case Leaning::not_register: return in_hundred(96) ? "not_register" : "none";
    case Leaning::split: return in_hundred(47) ? "register" : in_hundred(90) ? "not_register" : "none";
    case Leaning::none: return "none";
    }
    return "none";
}

void Life::give_view(std::string const& person, std::string const& child, std::string const& view, bool leaving)
{
    Line given{{"person", person}, {"child", child}, {"view", view}, {"reason", "As " + person + " sees it."}};
    if (view == "none")
        given["no_view_code"] = in_hundred(50) ? "too_little_knowledge" : "outside_expertise";
    else if (in_hundred(4))
        given["plan_needed"] = view != "register";
    if (view == "register" && in_hundred(60))
        given["limbs"] = list({"likely_harm"});
    if (leaving)
        given["before_leaving"] = true;
    if (in_hundred(15)) {
        given["by"] = in_hundred(60) ? "recorder" : chair_.c_str();
        given["confirmed"] = true;
    }
    step("GiveView", given);
}

void Life::leave_early(std::string const& child, Leaning leaning)
{
    auto const who = somebody_here();
    give_view(who, child, view_of(leaning), true);
    pass(1);
    if (in_hundred(60))
        step("RecordDeparture", {{"person", list({who})}});
}

void Life::give_views(std::string const& child, Leaning leaning)
{
    if (in_hundred(8))
        leave_early(child, leaning);
    for (auto const& person : conference::views_waiting(conference(), ChildId{child}, now())) {
        if (in_hundred(3))
            step("ExcuseView", {{"person", person.value}, {"child", child}});
        else if (in_hundred(97))
            give_view(person.value, child, view_of(leaning));
    }
    if (in_hundred(5))
        come_and_go();
    // Who came too late, or is gone, tries as well.
    for (auto const& one : invited_)
        if (in_hundred(2))
            give_view(one.id, child, view_of(leaning));
}

/// Rounds, attempts, consensus; true if views agreed.
bool Life::settle_views(std::string const& child, Leaning leaning)
{
    for (int round = 0; round < 3; ++round) {
        if (in_hundred(4))
            step("RaiseObjection", {{"person", somebody_here()}, {"child", child}, {"reason", "Not so."}});
        if (in_hundred(3))
            once("WithdrawObjection", {{"person", somebody_here()}, {"child", child}});
        if (step("DeclareConsensus", {{"child", child}}))
            return true;
        if (tell_.refused_as("standing-objection")) {
            auto const objections = conference::views_on(conference(), ChildId{child}).objections;
            for (auto const& [person, objection] : objections)
                step("WithdrawObjection", {{"person", person.value}, {"child", child}});
            continue;
        }
        if (in_hundred(30))
            name_leads(child);
        step("RecordResolutionAttempt", {{"child", child}, {"how", "Summed up again."}});
        if (!in_hundred(35))
            break;
        if (in_hundred(15))
            leave_early(child, leaning);
        if (!step("OpenViews", {{"child", child}}))
            break;
        give_views(child, leaning == Leaning::split && in_hundred(40) ? Leaning::register_ : leaning);
        step("RevealViews", {{"child", child}});
    }
    return step("DeclareConsensus", {{"child", child}});
}

void Life::name_leads(std::string const& child)
{
    for (auto const& [grouping, members] : conference::groupings_present(conference(), now()))
        if (members.size() > 1)
            step("NameLead",
                 {{"grouping", grouping.value}, {"person", random_.one_of(members).value}, {"child", child}});
}

void Life::cast_votes(std::string const& child, Leaning leaning)
{
    auto const* open = conference::last_vote(conference(), ChildId{child});
    if (!open)
        return;
    auto const nominees = open->electorate.nominees;
    bool const somebody_goes = in_hundred(6);
    for (auto const& [grouping, person] : nominees) {
        if (somebody_goes && in_hundred(40))
            step("RecordDeparture", {{"person", list({person.value})}});
        auto const view = view_of(leaning);
        Line ballot{{"child", child},
                    {"person", person.value},
                    {"vote", view == "register"       ? "for"
                             : view == "not_register" ? "against"
                                                      : "none"},
                    {"reason", "As seen."}};
        if (view == "none")
            ballot["no_view_code"] = "conflict_of_interest";
        if (in_hundred(10)) {
            ballot["by"] = "recorder";
            ballot["confirmed"] = true;
        }
        step("CastVote", ballot);
    }
}

void Life::rule_as_chair(std::string const& child)
{
    bool const registers = in_hundred(65);
    step("DecideAsChair", {{"child", child},
                           {"decision", registers ? "register" : "not_register"},
                           {"plan_needed", in_hundred(95) ? registers : !registers}});
}

bool Life::vote(std::string const& child, Leaning leaning)
{
    if (in_hundred(95))
        step("ConfirmAgenciesAsked", {{"child", child}});
    Line irresolvable{{"child", child}};
    if (in_hundred(95))
        irresolvable["statement"] = "More talk changes no mind.";
    step("DeclareIrresolvable", irresolvable);
    if (kids_.size() > 1 && in_hundred(5))
        for (auto const& [grouping, members] : conference::groupings_present(conference(), now()))
            step("SetInvolvement", {{"grouping", grouping.value}, {"child", child}, {"involved", false}});
    for (int times = 0; times < 3; ++times) {
        if (in_hundred(5))
            step("ConfirmGroupings", {{"groupings", list({"CSS"})}, {"ruling", "The others do not know the child."}});
        else if (in_hundred(92))
            step("ConfirmGroupings");
        if (in_hundred(85))
            name_leads(child);
        if (!step("OpenVote", {{"child", child}})) {
            if (tell_.refused_as("chair-decides"))
                rule_as_chair(child);
            if (!tell_.refused_as("no-nominee"))
                break;
            name_leads(child);
            continue;
        }
        if (in_hundred(8))
            once("CloseVote", {{"child", child}});
        if (in_hundred(5))
            once("CastVote", {{"child", child}, {"person", chair_}, {"vote", "for"}, {"reason", "So."}});
        if (in_hundred(8))
            once("ConfirmGroupings");
        cast_votes(child, leaning);
        if (!step("CloseVote", {{"child", child}})) {
            cast_votes(child, leaning);
            step("CloseVote", {{"child", child}});
        }
        if (auto const* done = conference::last_vote(conference(), ChildId{child});
            done && done->tally && done->tally->result == conference::VoteResult::tie) {
            if (in_hundred(15))
                once("DeclareOutcome", {{"child", child}, {"outcome", "register"}, {"reasons", "So."}});
            rule_as_chair(child);
        }
        if (conference::decided_direction(conference(), ChildId{child}))
            return true;
    }
    return conference::decided_direction(conference(), ChildId{child}).has_value();
}

bool Life::poll(std::string const& child)
{
    static std::vector<std::string> const names{"neglect", "emotional", "physical", "sexual", "financial"};
    for (auto const& one : invited_) {
        std::vector<std::string> favours;
        for (auto const& name : names)
            if (in_hundred(45))
                favours.push_back(name);
        Line ballot{{"child", child}, {"person", one.id}, {"in_favour", list(favours)}};
        if (!favours.empty() && in_hundred(80))
            ballot["primary"] = favours.front();
        if (in_hundred(10)) {
            ballot["by"] = in_hundred(70) ? "recorder" : "coordinator";
            ballot["confirmed"] = true;
        }
        step("PollCategories", ballot);
    }
    if (in_hundred(20))
        once("SettleCategories", {{"child", child},
                                  {"categories", boost::json::array{Line{{"category", "sexual"}, {"reason", "So."}}}},
                                  {"primary", "sexual"},
                                  {"how", "poll"}});
    auto const result = conference::category_poll(conference(), ChildId{child});
    auto chosen = result.in;
    bool const even = result.in.empty() || !result.tied.empty() || !result.primary;
    if (even && in_hundred(60))
        chosen.insert(chosen.end(), result.tied.begin(), result.tied.end());
    auto const name_of = [](Category category) {
        return names[category == Category::neglect     ? 0u
                     : category == Category::emotional ? 1u
                     : category == Category::physical  ? 2u
                     : category == Category::sexual    ? 3u
                                                       : 4u];
    };
    boost::json::array categories;
    for (auto const category : chosen)
        categories.push_back(Line{{"category", name_of(category)}, {"reason", "For " + child + "."}});
    if (categories.empty())
        categories.push_back(Line{{"category", "neglect"}, {"reason", "For " + child + "."}});
    auto const primary = result.primary                    ? name_of(*result.primary)
                         : !result.primary_between.empty() ? name_of(result.primary_between.front())
                         : !chosen.empty()                 ? name_of(chosen.front())
                                                           : std::string{"neglect"};
    return step("SettleCategories", {{"child", child},
                                     {"categories", categories},
                                     {"primary", primary},
                                     {"how", even ? "chair" : "poll"},
                                     {"reason", "The chair settles the tie."}});
}

bool Life::categories(std::string const& child)
{
    auto const direction = conference::decided_direction(conference(), ChildId{child});
    bool const review = kind_ == "review" || (kind_ == "reconvened" && site().register_of(ChildId{child}).live);
    if (direction != conference::Direction::register_ || (review && in_hundred(50)))
        return direction.has_value();
    if (in_hundred(22) && poll(child))
        return true;
    boost::json::array chosen{Line{{"category", "neglect"}, {"reason", "Care of " + child + " failed."}}};
    if (in_hundred(20))
        chosen.push_back(in_hundred(60) ? Line{{"category", "emotional"}, {"reason", "Fear of " + child + "."}}
                                        : Line{{"category", "emotional"}});
    if (in_hundred(6))
        chosen.push_back(Line{{"category", "physical"}});
    if (in_hundred(8))
        chosen.at(0).as_object().erase("reason");
    if (in_hundred(5))
        once("SettleCategories", {{"child", child}, {"categories", chosen}});
    return step("SettleCategories", {{"child", child},
                                     {"categories", chosen},
                                     {"primary", "neglect"},
                                     {"reason", "The chair."},
                                     {"how", in_hundred(92) ? "consensus" : "chair"}})
           || step("SettleCategories", {{"child", child}, {"categories", chosen}, {"primary", "neglect"}});
}

bool Life::declare(std::string const& child)
{
    auto const direction = conference::decided_direction(conference(), ChildId{child});
    if (!direction)
        return false;
    bool const on = *direction == conference::Direction::register_;
    bool const review = kind_ == "review" || (kind_ == "reconvened" && site().register_of(ChildId{child}).live);
    Line declared{{"child", child}, {"reasons", in_hundred(94) ? "What was decided on " + child + "." : "The same."}};
    if (!review)
        declared["outcome"] = on ? "register" : "not_register";
    else if (!on)
        declared["outcome"] = "remove";
    else
        declared["outcome"] = conference().categories.settled.contains(ChildId{child}) ? "change_category" : "continue";
    if (on) {
        declared["limbs"] = list({"likely_harm"});
        declared["harm"] = list({"likely"});
    } else if (!review && in_hundred(20)) {
        declared["ground"] = "insufficient_information";
        declared["no_immediate_risk"] = "Nothing points to it.";
    }
    // A child who is on the register comes off by a review alone (I12).
    if (!on && kind_ == "initial" && site().register_of(ChildId{child}).live && in_hundred(70)) {
        auto removal = declared;
        removal["outcome"] = "remove";
        tell_.insist(here(line("DeclareOutcome", removal)));
        if (conference().outcomes.declared.contains(ChildId{child}))
            return true;
    }
    // What the form lets through and the protocol does not.
    if (in_hundred(4)) {
        auto wrong = declared;
        auto const* left_out = in_hundred(50) ? "limbs" : "reasons";
        wrong.erase(left_out);
        once("DeclareOutcome", wrong);
    }
    if (in_hundred(4)) {
        auto wrong = declared;
        wrong["outcome"] = on ? "not_register" : in_hundred(50) ? "remove" : "register";
        wrong["limbs"] = list({"likely_harm"});
        tell_.insist(here(line("DeclareOutcome", wrong)));
        if (conference().outcomes.declared.contains(ChildId{child}))
            return true;
    }
    if (declared["outcome"] == "remove" && in_hundred(75)) {
        declared["change"] = list({"No injury since.", "School says so.", "Seen.", "Heard.", "Told."});
        declared["marked_change"] = "The partner has moved out.";
    }
    return step("DeclareOutcome", declared);
}

}
