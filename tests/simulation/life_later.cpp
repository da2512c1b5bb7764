#include "life.h"

#include <algorithm>

/// What becomes of the family in the months after: births, the plan, moves, reviews, the ways off the register.
namespace noddfa::simulation {

void Life::later_on()
{
    if (in_hundred(12))
        type_late();
    if (in_hundred(25))
        correct();
    if (in_hundred(10))
        repeat_commands();
    if (in_hundred(15))
        change_rules();
    if (in_hundred(30))
        enquiries();
    births();
    if (in_hundred(35))
        plan_work();
    if (in_hundred(20))
        change_register();
    if (in_hundred(14))
        set_aside();
    if (in_hundred(12))
        appeal();
    if (in_hundred(10))
        complain();
    if (in_hundred(8))
        differ();
    if (in_hundred(12))
        stay_here();
    if (in_hundred(16))
        move_away();
    if (in_hundred(30)) {
        review();
        if (in_hundred(25))
            set_aside();
    }
    if (in_hundred(35))
        remove_by_hand();
    if (in_hundred(25))
        enquiries();
}

void Life::births()
{
    for (auto& one : kids_) {
        if (one.born || !one.expected || !in_hundred(75))
            continue;
        go_to(one.expected->plus_days(random_.between(-5, 5)), 9 * 60);
        Line birth{{"child", one.id}};
        if (in_hundred(70))
            birth["name"] = "Baban Dychmygol";
        boost::json::array twins;
        bool const twin = in_hundred(30);
        if (twin)
            twins.push_back(Line{{"child", one.id + "2"}, {"name", "Yr ail"}});
        birth["twins"] = twins;
        if (!step("RecordBirth", birth))
            continue;
        one.born = now().day;
        if (twin) {
            kids_.push_back({one.id + "2", now().day, {}, "", false});
            return;
        }
    }
}

void Life::core_groups()
{
    for (auto const& child : registered()) {
        auto const heads = list({"actions", "risks", "assessments", "multi_agency_work", "outcomes",
                                 "family_engagement", "denied_access", "report_preparation"});
        for (int times = 0; times < random_.between(1, 3); ++times) {
            after_days(random_.between(5, 35));
            // The co-ordinator misses a third meeting.
            Line meeting{{"child", child},
                         {"attended", times == 2 ? list({"hv", "teacher", "mother"}) : list({"sw", "hv", "mother"})}};
            if (in_hundred(85))
                meeting["heads"] = heads;
            if (in_hundred(85))
                meeting["next"] = now().day.plus_days(in_hundred(90) ? 28 : 60).iso();
            if (in_hundred(70))
                meeting["advocacy"] = "Offered again.";
            step("HoldCoreGroup", meeting);
        }
    }
}

void Life::plan_work()
{
    auto const on = registered();
    if (on.empty())
        return;
    auto const child = random_.one_of(on);
    after_days(random_.between(1, 8));
    auto detail = detailed_plan(now().day.plus_days(30));
    if (in_hundred(15))
        detail.as_object().erase("needs");
    if (in_hundred(15))
        detail.as_object()["actions"].as_array().at(0).as_object().erase("by_when");
    if (in_hundred(15))
        detail.as_object().erase("understood");
    if (in_hundred(10))
        detail.as_object()["prepared_with_training"] = false;
    if (in_hundred(80))
        step("DetailPlan", {{"child", child}, {"plan", detail}});
    core_groups();
    if (in_hundred(60))
        step("CompleteAction", {{"child", child}, {"action", 1}, {"effect", "Seen."}});
    if (in_hundred(60)) {
        Line visit{{"child", child}, {"seen", true}, {"by", "sw"}};
        bool const remote = in_hundred(20);
        visit["remote"] = remote;
        visit["seen_alone"] = in_hundred(60);
        visit["at_home"] = !remote;
        step("RecordVisit", visit);
    }
    if (in_hundred(25))
        step("RecordAccessDenied",
             {{"child", child}, {"person", "sw"}, {"denied", "home"}, {"what", "Nobody opened."}});
    if (in_hundred(25)) {
        step("ReportCannotDeliver", {{"child", child}, {"person", "hv"}, {"action", 1}, {"reason", "No staff."}});
        step("ConsiderEscalation", {{"child", child}, {"escalate", in_hundred(50)}, {"reason", "Considered."}});
    }
    if (in_hundred(20))
        step("ChangeCoreGroup",
             {{"child", child}, {"join", boost::json::array{Line{{"person", "youth"}, {"kind", "child"}}}}});
    if (in_hundred(15))
        step("ChangeCoreGroup", {{"child", child}, {"leave", list({"sw"})}});
    if (in_hundred(20)) {
        step("ChallengePlan", {{"child", child}, {"person", "hv"}, {"what", "Too little."}});
        if (in_hundred(50))
            step("CompleteTask", {{"room", "plan"},
                                  {"child", child},
                                  {"what", "answer-challenge"},
                                  {"by", "sw"},
                                  {"note", "More was added."}});
    }
    if (in_hundred(25)) {
        step("RequestEarlyReview", {{"child", child}, {"reason", "A change."}});
        step("AnswerEarlyReview", {{"child", child}, {"agreed", in_hundred(50)}, {"reason", "Weighed."}});
    }
    if (in_hundred(40))
        step("ConfirmPlanReceipt", {{"child", child}, {"person", "mother"}});
    if (in_hundred(20))
        step("ReviewPlan", {{"child", child},
                            {"result", in_hundred(50) ? "confirm" : "revise"},
                            {"reasons", "Gone through."},
                            {"plan", detailed_plan(now().day.plus_days(30))}});
}

void Life::change_register()
{
    auto const child = a_kid();
    Line change{{"child", child}, {"person", in_hundred(80) ? new_name("sw-") : "sw"}};
    if (in_hundred(80))
        change["scw_registration"] = "W0000002";
    if (in_hundred(20))
        change["registered_until"] = "2020-01-01";
    change["told_verbally"] = in_hundred(60);
    change["confirmed_in_writing"] = in_hundred(60);
    step("ChangeCoordinator", change);
    if (in_hundred(60))
        step("ConfirmCoordinatorChange", {{"child", child}});
    if (in_hundred(50))
        step("CorrectEntry", {{"child", child},
                              {"details", boost::json::array{Line{{"what", "address"}, {"value", "Ty arall"}}}},
                              {"reason", "They moved."}});
    if (in_hundred(50))
        step("ReportChange", {{"child", child}, {"person", "hv"}, {"what", "A new partner."}});
    if (in_hundred(20)) {
        step("MarkWhereaboutsUnknown", {{"child", child}});
        step("MarkFound", {{"child", child}});
    }
}

void Life::change_rules()
{
    // a conference keeps the rules under which it was convened; later clocks take the new ones.
    auto const set = [&](char const* key, int value) {
        tell_.say(Line{{"set", key}, {"from", now().day.plus_days(random_.between(0, 3)).iso()}, {"value", value}});
    };
    set("ICPC_DAYS", 12);
    set("REPORT_DEADLINE_DAYS", 3);
    set("CORE_GROUP_FIRST_DAYS", 8);
    set("SUMMARY_DAYS", 4);
}

void Life::review()
{
    auto const on = registered();
    if (on.empty())
        return;
    after_days(random_.between(40, 80), 9 * 60);
    boost::json::array wanted;
    std::vector<Kid> kept;
    for (auto const& one : kids_)
        if (std::find(on.begin(), on.end(), one.id) != on.end())
            kept.push_back(one);
    auto const everybody = std::exchange(kids_, kept);
    auto const held = hold("review", {}, working_day(now().day, random_.between(4, 10)));
    if (held && in_hundred(60))
        sign_off();
    for (auto const& one : everybody)
        if (!kid(one.id))
            kids_.push_back(one);
    auto const ended = std::find_if(kids_.begin(), kids_.end(), [&](Kid const& one) {
        return !site().register_of(ChildId{one.id}).live && !site().register_of(ChildId{one.id}).ended.empty();
    });
    if (ended == kids_.end())
        return;
    for (auto const& [person, told] : std::map{site().register_of(ChildId{ended->id}).removal_notices})
        if (in_hundred(70))
            step("ConfirmRemovalNotice", {{"child", ended->id}, {"person", person.value}});
    if (in_hundred(70))
        step("CloseRemoval", {{"child", ended->id}});
    if (in_hundred(30))
        step("ReviewPlan", {{"child", ended->id},
                            {"result", "close"},
                            {"reasons", "Over."},
                            {"achieved", "Safe."},
                            {"remaining", "School helps."}});
}

void Life::remove_by_hand()
{
    auto const on = registered();
    auto const child = on.empty() ? a_kid() : random_.one_of(on);
    auto const* one = kid(child);
    int const ground = random_.below(3);
    Line removal{{"child", child}, {"evidence", "Seen by two."}, {"second", "custodian-2"}};
    if (ground == 0) {
        if (one && one->born && in_hundred(85))
            if (auto const day = one->born->plus_months(18 * 12); day.plus_days(-700) < now().day)
                go_to(day.plus_days(random_.between(-1, 3)), 9 * 60);
        removal["ground"] = "eighteen";
    } else if (ground == 1) {
        removal["ground"] = "death";
    } else {
        removal["ground"] = "left_uk";
        if (in_hundred(80))
            removal["handover"] = "To the authorities there.";
    }
    step("RemoveAdministratively", removal);
    if (ground == 1 && in_hundred(30))
        step("RecordDeath", {{"child", child}});
    if (in_hundred(60))
        step("ReviewPlan", {{"child", child},
                            {"result", "close"},
                            {"reasons", "Over."},
                            {"achieved", "Safe."},
                            {"remaining", "Help."}});
}

void Life::stay_here()
{
    auto const guest = new_name("guest-");
    after_days(random_.between(1, 5));
    Line entry{{"child", guest},
               {"authority", "north-council"},
               {"home", "west-council"},
               {"home_entry", "WC/0042"},
               {"categories", list({"neglect"})}};
    if (in_hundred(70))
        entry["until"] = now().day.plus_days(50).iso();
    if (in_hundred(15))
        entry["home"] = "north-council";
    if (!step("EnterTemporary", entry))
        return;
    enquire_about(guest);
    if (in_hundred(40))
        step("EndTemporary", {{"child", guest}});
    enquire_about(guest);
}

void Life::old_register()
{
    auto const child = kids_.front().id;
    Line loaded{{"child", child},
                {"authority", authority_},
                {"source", "Llyfr 2019"},
                {"checked_by", "custodian-2"},
                {"registered_on", now().day.plus_days(-60).iso()},
                {"reasons", list({"As in the book."})}};
    loaded["categories"] = in_hundred(75)   ? list({"neglect"})
                           : in_hundred(50) ? list({})
                                            : list({"neglect", "physical", "sexual"});
    if (kids_.front().born)
        loaded["identity"] = Line{{"name", "Dychmygol"}, {"born", kids_.front().born->iso()}};
    if (in_hundred(10))
        loaded["checked_by"] = "custodian";
    step("LoadOpeningEntry", loaded);
    enquire_about(child);
    step("SignOffOpeningLoad", {{"child", child},
                                {"source", "Llyfr 2019"},
                                {"in_source", 12},
                                {"loaded", in_hundred(80) ? 12 : 11},
                                {"by", in_hundred(80) ? "custodian-2" : "custodian"}});
    enquire_about(child);
}

void Life::move_away()
{
    auto const on = registered();
    if (on.empty())
        return;
    auto const child = random_.one_of(on);
    after_days(random_.between(3, 20));
    bool const temporary = in_hundred(35);
    Line move{{"child", child},
              {"kind", temporary ? "temporary" : "permanent"},
              {"to", "south-council"},
              {"arrived_on", now().day.iso()}};
    if (temporary && in_hundred(60)) {
        move["supervisor"] = "sw";
        move["address"] = "Ty newydd";
        move["until"] = now().day.plus_days(in_hundred(60) ? 30 : 120).iso();
    }
    step("RecordMove", move);
    if (in_hundred(60))
        step("AcknowledgeMove", {{"child", child}, {"person", "manager"}});
    after_days(random_.between(1, 6));
    if (in_hundred(80))
        step("SendTransferInformation", {{"child", child}, {"custodian_told", in_hundred(70)}});
    if (!in_hundred(85))
        return;
    step("RequestTransfer", {{"child", child}});
    if (in_hundred(60))
        step("AgreePermanent", {{"child", child}});
    if (in_hundred(70))
        step("AcceptTransfer", {{"child", child}, {"authority", in_hundred(90) ? "south-council" : "west-council"}});
    if (in_hundred(20))
        once("CompleteTransfer", {{"child", child}, {"conference_on", now().day.iso()}});
    if (in_hundred(10)) {
        step("CompleteTransfer",
             {{"child", child}, {"conference_on", now().day.iso()}, {"registered", in_hundred(60)}});
        return;
    }
    if (in_hundred(60)) {
        auto const everybody = std::exchange(kids_, {*kid(child)});
        auto const here = std::exchange(authority_, "south-council");
        hold("transfer_in", {{"from_authority", here}, {"agreed_permanent_on", now().day.iso()}},
             working_day(now().day, random_.between(3, 9)));
        kids_ = everybody;
        authority_ = here;
    }
    if (in_hundred(80))
        step("CompleteTransfer", {{"child", child}, {"both_areas_attended", in_hundred(50)}});
}

}
