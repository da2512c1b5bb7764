#include "oracle.h"

#include "days.h"

#include "base/london.h"

#include <algorithm>

/// The invariants one by one, each before the event that could break it is taken in.
namespace noddfa::simulation {

namespace {

template<class... Events> bool is_any(story::Event const& event) { return (event.get_if<Events>() || ...); }

bool belongs_in_the_meeting(story::Event const& event)
{
    return is_any<story::Summarised, story::AccuracyChecked, story::ViewsOpened, story::ViewGiven, story::ViewsRevealed,
                  story::ViewExcused, story::ResolutionAttempted, story::AgenciesAsked, story::ConsensusDeclared,
                  story::DifferenceIrresolvable, story::VoteOpened, story::VoteCast, story::VoteClosed,
                  story::ChairDecided, story::CategoriesPolled, story::CategoriesSettled, story::OutcomeDeclared,
                  story::ConferenceClosed, story::ConferenceAdjourned>(event);
}

bool is_about_quoracy(Finding const& limb) { return limb.clause == Clause::QUOR_04 || limb.clause == Clause::QUOR_06; }

/// The child an event about a decision concerns.
std::optional<ChildId> decided_about(story::Event const& event)
{
    std::optional<ChildId> child;
    auto const look = [&](auto const* found) {
        if (found)
            child = found->child;
    };
    look(event.get_if<story::ViewsOpened>());
    look(event.get_if<story::ConsensusDeclared>());
    look(event.get_if<story::VoteOpened>());
    look(event.get_if<story::ChairDecided>());
    look(event.get_if<story::OutcomeDeclared>());
    return child;
}

}

/// I08: no step before its time, none after its end.
Oracle::Wrong Oracle::stages(ConferenceModel const& known, story::Event const& event, Act const& act) const
{
    if (is_any<story::ConferenceOpened>(event) && (!known.starts || known.opened))
        return wrong("I08", "opened without a booking, or twice");
    if (belongs_in_the_meeting(event) && (!known.opened || known.closed || known.adjourned))
        return wrong("I08", std::string{event.name()} + " outside the open meeting");
    if (auto const* round = event.get_if<story::ViewsOpened>()) {
        auto const& about = known.matter(round->child);
        if (about.round_open() || about.closed())
            return wrong("I08", "a round opened on another, or after views were closed");
        if (static_cast<int>(about.rounds.size()) > about.attempts && !act.has_reason(Clause::DEC_03))
            return wrong("I08", "a further round without an attempt to resolve the difference");
    }
    if (auto const* shown = event.get_if<story::ViewsRevealed>(); shown && !known.matter(shown->child).round_open())
        return wrong("I08", "views revealed outside a round");
    if (auto const* agreed = event.get_if<story::ConsensusDeclared>()) {
        auto const& about = known.matter(agreed->child);
        if (about.closed() || about.round_open() || about.rounds.empty())
            return wrong("I08", "consensus before views were revealed, or after they were closed");
    }
    if (auto const* vote = event.get_if<story::VoteOpened>()) {
        auto const& about = known.matter(vote->child);
        bool const passed = about.irresolvable || act.has_reason(Clause::DEC_05);
        if (!passed || about.consensus || (about.vote() && !about.vote()->result))
            return wrong("I08", "a vote before differences were declared irresolvable");
    }
    if (auto const* settled = event.get_if<story::CategoriesSettled>()) {
        auto const decision = known.decision(settled->child);
        bool const for_registration = decision && decision->first == story::Direction::register_;
        if (!for_registration && !act.has_reason(Clause::RUN_12))
            return wrong("I08", "categories before a decision to register");
    }
    if (is_any<story::ConferenceClosed>(event))
        for (auto const& child : known.children)
            if (!known.matter(child.id).outcome)
                return wrong("I08", "closed without a decision on " + child.id.value);
    if (is_any<story::RecordSignedOff, story::CirculationRecorded, story::ReceiptConfirmed>(event) && !known.closed)
        return wrong("I08", std::string{event.name()} + " before the close");
    if (is_any<story::DistributionApproved>(event) && !known.signed_off && !act.has_reason(Clause::CHAIR_12))
        return wrong("I08", "distribution approved before the record");
    return std::nullopt;
}

/// I04, I09: whose view counts, and when.
Oracle::Wrong Oracle::voices(ConferenceModel const& known, story::Event const& event, Act const& act) const
{
    if (auto const* view = event.get_if<story::ViewGiven>()) {
        auto const& about = known.matter(view->child);
        if (!known.child(view->child))
            return wrong("I03", "a view on a child who is not of the conference");
        if (!known.may_give_view(view->person, act.held_on))
            return wrong("I04", "a view of " + view->person.value + ", who may not give one");
        if (about.closed())
            return wrong("I09", "a view after views were closed");
        if (!about.round_open() && !view->before_leaving)
            return wrong("I09", "a view outside a round");
        if (about.round_open() && about.rounds.back().views.contains(view->person))
            return wrong("I04", "a second view of " + view->person.value + " in one round");
        if (act.by != view->person && !(view->confirmed && (act.by == known.chair || act.by == known.record_taker)))
            return wrong("I04", "a view entered by somebody else");
        bool const bare = view->view == story::ViewValue::none && (!view->no_view_code || !view->reason);
        if (bare)
            return wrong("I04", "a bare abstention");
    }
    if (auto const* shown = event.get_if<story::ViewsRevealed>()) {
        auto const waiting = known.not_yet_asked(shown->child, act.held_on);
        if (!waiting.empty() && !act.has_reason(Clause::RESP_04))
            return wrong("I04", "revealed without " + waiting.front().value);
    }
    if (auto const* agreed = event.get_if<story::ConsensusDeclared>()) {
        auto const expected = known.agreement(agreed->child, act.held_on);
        if (!expected || agreed->direction != *expected)
            return wrong("I05", "consensus where groupings do not agree");
        if (!known.matter(agreed->child).objectors.empty())
            return wrong("I05", "consensus against a standing objection");
    }
    return std::nullopt;
}

/// I04, I05: the electorate, each vote and the count.
Oracle::Wrong Oracle::votes(ConferenceModel const& known, story::Event const& event, Act const& act) const
{
    if (auto const* opened = event.get_if<story::VoteOpened>()) {
        auto const expected = known.electors(opened->child, act.held_on);
        if (opened->nominees != expected.nominees || opened->left_out != expected.left_out)
            return wrong("I05", "the electorate on " + opened->child.value + " is not that of B-25 to B-27");
    }
    if (auto const* ballot = event.get_if<story::VoteCast>()) {
        auto const* vote = known.matter(ballot->child).vote();
        auto const grouping = ballot->grouping.value_or(GroupingId{});
        if (!vote || vote->result)
            return wrong("I04", "a vote outside a vote");
        if (known.capacity(ballot->person) != Capacity::practitioner || !known.present(ballot->person, act.held_on))
            return wrong("I04", "a vote of " + ballot->person.value + ", who is not there or not party");
        if (!vote->nominees.contains(grouping) || known.roll.at(ballot->person).grouping != grouping)
            return wrong("I04", "a vote for a grouping outside the electorate");
        if (vote->ballots.contains(grouping) || vote->voters.contains(ballot->person))
            return wrong("I04", "a second vote");
        bool const side = ballot->vote == story::BallotValue::for_ || ballot->vote == story::BallotValue::against;
        if (!side && (!ballot->no_view_code || !ballot->reason))
            return wrong("I04", "a bare abstention");
    }
    if (auto const* tally = event.get_if<story::VoteClosed>()) {
        auto const* vote = known.matter(tally->child).vote();
        int const in_favour = vote->count(story::BallotValue::for_);
        int const against = vote->count(story::BallotValue::against);
        int needed = std::min(in_favour, against);
        if (rules_.is("MAJORITY_BASIS", known.pinned(act.held_on.day), "electorate", false))
            needed = static_cast<int>(vote->nominees.size()) / 2;
        auto const expected = in_favour + against == 0                    ? story::VoteResult::empty
                              : in_favour > against && in_favour > needed ? story::VoteResult::register_
                              : against > in_favour && against > needed   ? story::VoteResult::not_register
                                                                          : story::VoteResult::tie;
        if (tally->for_ != in_favour || tally->against != against
            || tally->none != vote->count(story::BallotValue::none) || tally->result != expected)
            return wrong("I05", "the count on " + tally->child.value + " is wrong");
        std::vector<GroupingId> dissent;
        for (auto const& [grouping, value] : vote->ballots)
            if ((expected == story::VoteResult::register_ && value == story::BallotValue::against)
                || (expected == story::VoteResult::not_register && value == story::BallotValue::for_))
                dissent.push_back(grouping);
        if (tally->dissent != dissent)
            return wrong("I05", "dissent on " + tally->child.value + " is not listed");
    }
    if (auto const* ruling = event.get_if<story::ChairDecided>()) {
        if (!known.is_for_chair(ruling->child))
            return wrong("I05", "the chair decided where others could");
        if (act.by != known.chair || (!ruling->reason && !act.has_reason(Clause::VOTE_07)))
            return wrong("I05", "a ruling without reasons, or not the chair's");
    }
    return std::nullopt;
}

/// I01: quorate, or with the chair's recorded discretion.
Oracle::Wrong Oracle::quoracy(ConferenceModel const& known, ChildId const& child, Act const& act) const
{
    auto const quorum = known.quorum(child, act.held_on);
    if (quorum.level == story::QuoracyLevel::inquorate)
        return wrong("I01", "decided on " + child.value + " with " + std::to_string(quorum.agencies) + " agencies");
    if (quorum.level == story::QuoracyLevel::discretion && !known.discretion.contains(child)
        && !act.has_reason(Clause::QUOR_04))
        return wrong("I01", "decided on " + child.value + " with two agencies and no recorded discretion");
    if (!quorum.midwifery_met)
        return wrong("I01", "decided on unborn " + child.value + " without midwifery");
    return std::nullopt;
}

/// I01, I03, I05, I12: each decision.
Oracle::Wrong Oracle::decisions(ConferenceModel const& known, story::Event const& event, Act const& act) const
{
    if (auto const child = decided_about(event)) {
        if (!known.child(*child))
            return wrong("I03", "a decision on a child who is not of the conference");
        if (auto found = quoracy(known, *child, act))
            return found;
    }
    auto const* declared = event.get_if<story::OutcomeDeclared>();
    if (!declared)
        return std::nullopt;
    auto const& child = declared->child;
    if (known.matter(child).outcome)
        return wrong("I03", "a second decision on " + child.value);
    auto const quorum = known.quorum(child, act.held_on);
    if (declared->agencies != quorum.agencies || declared->quoracy != quorum.level)
        return wrong("I01", "quoracy on " + child.value + " is " + std::to_string(quorum.agencies) + ", recorded as "
                                + std::to_string(declared->agencies));
    auto const decision = known.decision(child);
    auto const direction = registers(declared->outcome) ? story::Direction::register_ : story::Direction::not_register;
    if (!decision || decision->first != direction || decision->second != declared->decided_by)
        return wrong("I05", "what was declared on " + child.value + " is not what was decided");
    bool const review_outcome = declared->outcome != Outcome::register_ && declared->outcome != Outcome::not_register;
    if (review_outcome && !known.under_review(child))
        return wrong("I12", "an outcome of a review for " + child.value + " elsewhere");
    if (!review_outcome && known.under_review(child))
        return wrong("I12", "an initial outcome for " + child.value + " at a review");
    return std::nullopt;
}

/// I01, I11, I12: the lawful ways onto and off the register.
Oracle::Wrong Oracle::routes(cpr::Event const& event, Act const& act) const
{
    if (auto const* stay = event.get_if<cpr::EnteredTemporarily>())
        if (stay->home.empty() || stay->home_entry.empty() || stay->home == stay->authority)
            return wrong("I01", "a temporary entry without another authority's live one");
    if (auto const* loaded = event.get_if<cpr::OpeningEntryLoaded>())
        if (loaded->source.empty() || !loaded->checked_by || *loaded->checked_by == act.by)
            return wrong("I01", "an opening entry without source or second person");
    if (auto const* off = event.get_if<cpr::RemovedAdministratively>()) {
        auto const& child = register_.of(off->child);
        if (!off->second || *off->second == act.by || !off->evidence)
            return wrong("I12", "removed by one person, or without evidence");
        auto const on = off->on.value_or(act.held_on.day);
        if (off->ground == cpr::RemovalGround::eighteen && (!child.born || on < eighteenth_birthday(*child.born)))
            return wrong("I12", "removed as eighteen before the birthday");
        if (off->ground == cpr::RemovalGround::left_uk && !off->handover)
            return wrong("I12", "left the country without a handover");
    }
    if (auto const* complete = event.get_if<cpr::TransferCompleted>())
        if (!register_.of(complete->child).transfer_decided && !(complete->conference_on && complete->registered))
            return wrong("I11", "let go before the receiving conference decided");
    if (auto const* answered = event.get_if<cpr::EnquiryAnswered>())
        if (answered->child && answered->answer.status != register_.status(*answered->child, *answered))
            return wrong("I14", "the register answered otherwise than it stands");
    return std::nullopt;
}

/// What is refused for want of agencies, or of agreement, is so by the model too.
Oracle::Wrong Oracle::refusal(boost::json::object const& line, application::Outcome const& outcome,
                              application::Site const&) const
{
    auto const& refused = *outcome.refusal;
    if (line.contains("held_on") || !line.contains("child") || !line.at("child").is_string())
        return std::nullopt;
    ChildId const child{std::string{line.at("child").as_string()}};
    auto const id = line.contains("conference") && line.at("conference").is_string()
                        ? ConferenceId{std::string{line.at("conference").as_string()}}
                        : current_;
    auto const found = models_.find(id);
    if (found == models_.end() || !found->second.opened)
        return std::nullopt;
    auto const& known = found->second;
    for (auto const& limb : refused.limbs)
        if (auto const counted = limb.details.find("agencies");
            is_about_quoracy(limb) && counted != limb.details.end()
            && std::stoi(counted->second) != known.quorum(child, now_).agencies)
            return wrong("I01", "refused with " + counted->second + " agencies for " + child.value + " where there are "
                                    + std::to_string(known.quorum(child, now_).agencies));
    if (refused.code.text() == "no-consensus" && line.at("do") == "DeclareConsensus" && known.agreement(child, now_))
        return wrong("I05", "no consensus where groupings agree on " + child.value);
    return std::nullopt;
}

/// I29: the deadlines of one conference by a second count.
Oracle::Wrong Oracle::conference_dates(ConferenceId const& id, application::Site const& site, Date today) const
{
    auto const found = models_.find(id);
    if (found == models_.end())
        return std::nullopt;
    auto const& known = found->second;
    auto const pinned = known.pinned(today);
    DayCounter const days{rules_.closures(pinned)};
    bool const initial = known.kind == story::Kind::initial || known.kind == story::Kind::pre_birth;

    std::optional<Date> anchor;
    auto const before = known.opened ? known.opened : known.starts;
    for (std::size_t at = 0; at < known.meetings.size(); ++at)
        if (known.meetings[at].purpose != story::MeetingPurpose::other_matter
            && (!before || known.meetings_at[at] < *before))
            anchor = std::max(anchor.value_or(Date{}), known.meetings_at[at].day);

    for (auto const& duty : site.duties({application::Room::conference, id.value}, today)) {
        if (!duty.deadline)
            continue;
        std::optional<Date> expected;
        if (duty.clause == Clause::CONV_02 && duty.what == "hold-conference" && initial && anchor)
            expected = days.working_after(*anchor, rules_.number("ICPC_DAYS", pinned, 15));
        if (duty.clause == Clause::REP_10 && known.starts)
            expected = days.working_before(known.starts->day, rules_.number("REPORT_DEADLINE_DAYS", pinned, 2));
        auto const decided = duty.child ? known.matter(*duty.child).decided_at : std::nullopt;
        if (duty.clause == Clause::REG_09 && decided)
            expected = days.working_after(decided->day, rules_.number("CORE_GROUP_FIRST_DAYS", decided->day, 10));
        if (duty.clause == Clause::REG_12 && duty.what == "set-review" && decided)
            expected =
                days.months_after_rolled_back(decided->day, rules_.number("FIRST_REVIEW_MONTHS", decided->day, 3));
        if (duty.clause == Clause::REC_04 && known.closed) {
            auto const held = known.closed->day;
            expected = days.working_after(held, rules_.number("SUMMARY_DAYS", held, 5));
            std::optional<Date> core_group;
            for (auto const& [child, matter] : known.matters)
                if (matter.first_core_group)
                    core_group = std::min(core_group.value_or(*matter.first_core_group), *matter.first_core_group);
            if (core_group && *core_group >= held)
                expected = std::min(*expected, *core_group);
        }
        if (expected && duty.deadline->due != *expected)
            return wrong("I29", std::string{id_of(duty.clause)} + " is due " + duty.deadline->due.iso() + ", not "
                                    + expected->iso());
    }
    return std::nullopt;
}

}
