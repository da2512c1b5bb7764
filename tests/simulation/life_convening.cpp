#include "life.h"

#include "base/london.h"

#include <algorithm>

/// From the strategy meeting to the opening: what social workers, coordinators and authors do beforehand.
namespace noddfa::simulation {

namespace {

std::vector<Practitioner> const& cast()
{
    static std::vector<Practitioner> const everybody{
        {"hv", "health_visiting", "health-board"},
        {"teacher", "school", "school-1"},
        {"police", "police_ppu", "police-force"},
        {"teacher-2", "school", "school-2"},
        {"probation", "probation", "probation-service"},
        {"gp", "gp", "surgery-1"},
        {"housing", "housing", "housing-1"},
        {"camhs", "camhs", "health-board"},
        {"doctor", "paediatrics", "health-board"},
        {"nurse", "school_nursing", "health-board"},
        {"amh", "adult_mental_health", "health-board"},
        {"yos", "youth_offending", "yos-team"},
        {"aid", "womens_aid", "aid-1"},
        {"attendance", "attendance_and_wellbeing", "north-council"},
        {"psychologist", "educational_psychology", "north-council"},
        {"nursery", "preschool_provider", "nursery-1"},
        {"adults", "adult_social_work", "north-council"},
        {"support", "support_worker", "north-council"},
        {"drugs", "cdat", "health-board"},
    };
    return everybody;
}

char const* const all_sections[] = {"involvement", "needs",         "parenting_capacity", "family_and_environment",
                                    "strengths",   "risk_analysis", "assessment",         "chronology",
                                    "gaps"};

}

void Life::begin()
{
    boldness_ = random_.between(0, 14);
    // The clock of a replay begins on a Monday in March and never goes back.
    start_ = now().day.plus_days(random_.below(600));
    while (start_.is_weekend())
        start_ = start_.plus_days(1);
    go_to(start_, 9 * 60);
    set_rules();
    make_kids();
}

void Life::set_rules()
{
    Line posts{{"lead_safeguarding_manager", "lsm"}, {"deputy_lead_safeguarding_manager", "lsm-deputy"},
               {"senior_manager", "senior"},         {"register_custodian", "custodian"},
               {"second_custodian", "custodian-2"},  {"duty_team", "duty"},
               {"complaints_officer", "complaints"}, {"team_manager", "manager"}};
    // a Lead Safeguarding Manager may have chaired.
    if (in_hundred(6))
        posts["lead_safeguarding_manager"] = "chair";
    auto const set = [&](char const* key, boost::json::value value) {
        tell_.say(Line{{"set", key}, {"from", "2000-01-01"}, {"value", std::move(value)}});
    };
    if (!in_hundred(3))
        set("ROLE_MAP", posts);
    if (in_hundred(15))
        set("LOCAL_CLOSURE_DAYS",
            list({start_.plus_days(4).iso(), start_.plus_days(9).iso(), start_.plus_days(15).iso()}));
    if (in_hundred(12))
        set("DEREG_NO_CONSENSUS", "vote_then_chair");
    if (in_hundred(8))
        set("MAJORITY_BASIS", "electorate");
    if (in_hundred(8))
        set("CATEGORY_RESOLUTION", "chair_decides");
    if (in_hundred(20))
        set("TRANSFER_BARS_REMOVAL", true);
    if (in_hundred(10))
        set("SETASIDE_TWO_PEOPLE", true);
    if (in_hundred(25))
        set("RECONVENE_NEW_CHAIR", true);
    if (in_hundred(15))
        set("ESCALATION_STAGES", list({"practitioners:3", "managers:5"}));
    if (in_hundred(15))
        set("APPEAL_STAGES", list({"notice:10", "panel:10"}));
    if (in_hundred(15))
        set("REPEAT_ENQUIRIES", 2);
    if (in_hundred(10))
        set("PREBIRTH_MILESTONES", boost::json::array{24, 32});
    if (in_hundred(12))
        set("MIDWIFERY_REQUIREMENT", "present");
}

void Life::make_kids()
{
    int const chance = random_.below(100);
    int const number = chance < 45 ? 1 : chance < 75 ? 2 : chance < 90 ? 3 : 4;
    bool const all_unborn = in_hundred(10);
    for (int at = 0; at < number; ++at) {
        Kid kid;
        kid.id = std::string(1, static_cast<char>('A' + at));
        if (all_unborn || in_hundred(8)) {
            kid.expected = start_.plus_days(random_.between(20, 150));
        } else if (in_hundred(15)) {
            kid.born = start_.plus_days(-random_.between(5, 200));
        } else if (in_hundred(12)) {
            // Eighteen within the year.
            kid.born = start_.plus_months(-18 * 12).plus_days(random_.between(20, 330));
            kid.school = "school-1";
        } else {
            kid.born = start_.plus_days(-random_.between(800, 6000));
            kid.school = in_hundred(60) ? "school-1" : in_hundred(60) ? "school-2" : "school-3";
        }
        kid.looked_after = in_hundred(10);
        // I10: some are twins of the child before them.
        if (at > 0 && chance % 4 == 0) {
            kid.born = kids_.back().born;
            kid.expected = kids_.back().expected;
            kid.school = kids_.back().school;
        }
        kids_.push_back(kid);
    }
}

void Life::enquire()
{
    auto const id = "C" + std::to_string(conferences_);
    std::vector<std::string> agencies{"CSS", "POL", "CH", "EDU"};
    if (in_hundred(25))
        agencies = {"CSS", "POL"};
    if (in_hundred(8))
        agencies = {"CSS"};
    Line meeting{{"conference", id}, {"agencies", list(agencies)}};
    if (in_hundred(5))
        meeting["chaired_by"] = "POL";
    if (in_hundred(5))
        meeting["undecided"] = list({"POL"});
    if (in_hundred(6)) {
        meeting["extended_to"] = now().day.plus_days(60).iso();
        meeting["extended_by"] = "senior";
    }
    step("RecordStrategyMeeting", meeting);
    if (in_hundred(90))
        step("StartSection47", {{"conference", id}});
    bool found = false;
    for (auto const& kid : kids_) {
        bool const continuing = in_hundred(80) || (!found && in_hundred(90));
        found = found || continuing;
        step("DetermineSection47", {{"conference", id},
                                    {"child", kid.id},
                                    {"determination", continuing ? "continuing_risk" : "no_continuing_risk"},
                                    {"rationale", "What the enquiries found."}});
    }
    if (in_hundred(10)) {
        after_days(1, 9 * 60);
        step("RecordStrategyMeeting", {{"conference", id}, {"purpose", in_hundred(30) ? "other_matter" : "further"}});
    }
}

bool Life::request(std::string const& kind, Line more)
{
    Line asked = std::move(more);
    asked["conference"] = "C" + std::to_string(conferences_);
    asked["family"] = "F1";
    asked["authority"] = authority_;
    if (!asked.contains("children"))
        asked["children"] = children();
    asked["social_worker"] = "sw";
    asked["team_manager"] = "manager";
    if (kind != "initial")
        asked["kind"] = kind;
    // S47-11: written part by part, and approved by the manager or sent back.
    if (in_hundred(25)) {
        step("BeginRequest", asked);
        asked["to_approve"] = true;
        if (!step("RequestConference", asked))
            return false;
        if (in_hundred(15) && step("ReturnRequest", {{"reason", "Who else lives there?"}}))
            step("RequestConference", asked);
        if (in_hundred(80))
            step("ApproveRequest", {});
        return true;
    }
    return step("RequestConference", asked);
}

void Life::add_family()
{
    parents_.clear();
    auto const add = [&](char const* who, char const* capacity) {
        if (step("AddFamilyMember", {{"person", who}, {"name", "Rhywun Dychmygol"}, {"capacity", capacity}})
            && std::string_view{capacity} == "parent")
            parents_.emplace_back(who);
    };
    if (!in_hundred(3))
        add("mother", "parent");
    if (in_hundred(70))
        add("father", "parent");
    if (in_hundred(12))
        add("nan", "family_or_supporter");
    if (in_hundred(12))
        add("carer", "carer");
    if (in_hundred(10))
        add("advocate", "advocate");
    if (in_hundred(6))
        add("lawyer", "legal_representative");
    if (in_hundred(8))
        add("youth", "child");
    if (in_hundred(4))
        step("AddChild", {{"child", Line{{"id", "Z"}, {"born", "2019-01-01"}, {"school", "school-1"}}}})
            ? kids_.push_back({"Z", Date{2019, 1, 1}, {}, "school-1", false})
            : void();
}

bool Life::book(Date day)
{
    while (in_hundred(3) && !day.is_weekend())
        day = day.plus_days(1);
    Line booking{
        {"starts", day.iso() + "T10:00"}, {"chair", chair_}, {"record_taker", "recorder"}, {"place", "Neuadd"}};
    if (in_hundred(85))
        booking["chair_trained_until"] = in_hundred(90) ? "2039-12-31" : "2020-01-01";
    if (in_hundred(3))
        booking["chair_manages_case"] = true;
    if (in_hundred(3))
        booking["record_taker_involved"] = true;
    return step("BookConference", booking);
}

void Life::invite()
{
    invited_.clear();
    invited_.push_back({"sw", "social_work", "north-council"});
    int const wanted = in_hundred(12) ? random_.between(0, 1) : random_.between(2, 8);
    auto pool = cast();
    bool const unborn = std::any_of(kids_.begin(), kids_.end(), [](Kid const& kid) { return !kid.born; });
    if (unborn && in_hundred(70))
        invited_.push_back({"midwife", "midwifery", "health-board"});
    for (int at = 0; at < wanted && !pool.empty(); ++at) {
        // The first of the list are the usual ones.
        auto const pick = static_cast<std::size_t>(random_.below(
            in_hundred(60) ? std::min<int>(4, static_cast<int>(pool.size())) : static_cast<int>(pool.size())));
        invited_.push_back(pool[pick]);
        pool.erase(pool.begin() + static_cast<std::ptrdiff_t>(pick));
    }
    std::vector<Practitioner> accepted;
    for (auto const& one : invited_) {
        Line invitation{
            {"person", one.id}, {"name", "Rhywun Enghraifft"}, {"service", one.service}, {"agency", one.agency}};
        if (in_hundred(5))
            invitation["contact"] = list({kids_.front().id});
        if (in_hundred(3))
            invitation["redacted"] = true;
        if (in_hundred(2))
            invitation["grouping"] = "VOL";
        if (step("InviteParticipant", invitation))
            accepted.push_back(one);
        // put right before the conference opens.
        if (in_hundred(3)) {
            invitation["name"] = "Rhywun Wahanol";
            step("InviteParticipant", invitation);
        }
    }
    invited_ = accepted;
    invite_others();
}

void Life::invite_others()
{
    static std::vector<std::pair<char const*, char const*>> const others{
        {"watcher", "observer"}, {"cafcass", "cafcass"},         {"ciw", "ciw"},
        {"student", "student"},  {"solicitor", "legal_adviser"}, {"interpreter", "interpreter"}};
    for (auto const& [who, capacity] : others)
        if (in_hundred(9))
            step("InviteParticipant", {{"person", who}, {"capacity", capacity}});
}

void Life::reply_and_replace()
{
    for (auto const& one : std::vector{invited_}) {
        if (!in_hundred(80))
            continue;
        auto const* answer = in_hundred(85) ? "attending" : in_hundred(60) ? "apologies" : "declines";
        step("ReplyToInvitation", {{"person", one.id}, {"answer", answer}});
        if (std::string_view{answer} != "attending" && in_hundred(70)) {
            auto const other = one.id + "-2";
            Line substitution{{"person", one.id}, {"substitute", other}, {"name", "Rhywun Arall"}};
            if (in_hundred(80))
                substitution["ready"] = true;
            if (in_hundred(8))
                substitution["agency"] = "another-agency";
            if (step("NameSubstitute", substitution))
                invited_.push_back({other, one.service, one.agency});
        }
    }
}

void Life::set_contacts()
{
    for (auto const& one : invited_)
        if (in_hundred(10))
            step("SetDirectContact",
                 {{"person", one.id}, {"child", a_kid()}, {"contact", in_hundred(70)}, {"by", chair_}});
    if (in_hundred(8))
        step("SetInvolvement",
             {{"grouping", in_hundred(50) ? "CH" : "EDU"}, {"child", a_kid()}, {"involved", in_hundred(50)}});
}

void Life::prepare_family()
{
    for (auto const& kid : kids_) {
        if (in_hundred(80))
            step("RecordAdvocacyOffer",
                 {{"child", kid.id}, {"answer", in_hundred(85) ? "declined" : "not_applicable"}});
        if (in_hundred(80))
            step("RecordLanguageAndNeeds", {{"child", kid.id}, {"language", "cy"}, {"interpreter", in_hundred(6)}});
        if (in_hundred(80))
            step("PlanParticipation", {{"child", kid.id},
                                       {"attends", in_hundred(70)   ? "not_at_all"
                                                   : in_hundred(50) ? "whole"
                                                                    : "part"},
                                       {"chosen_with_child", in_hundred(80)}});
        if (kid.looked_after && in_hundred(50))
            step("LinkLookedAfterReview", {{"child", kid.id}});
    }
    auto const topics = list({"assessments", "reports", "purpose", "participation", "attendance", "outcomes"});
    for (auto const& parent : parents_) {
        if (in_hundred(80))
            step("RecordLanguageAndNeeds", {{"person", parent}, {"language", "en"}, {"interpreter", in_hundred(8)}});
        if (in_hundred(8))
            step("BookInterpreter", {{"interpreter", "interpreter-2"},
                                     {"person", parent},
                                     {"briefed", in_hundred(70)},
                                     {"independent", in_hundred(70)}});
        if (in_hundred(85))
            step("InviteFamilyMember", {{"person", parent}, {"spoken", true}, {"written", in_hundred(90)}});
        if (in_hundred(80))
            step("PrepareFamilyMember", {{"person", parent},
                                         {"topics", in_hundred(85) ? topics : list({"reports"})},
                                         {"leaflets", list({"conference", "registration", "complaints"})},
                                         {"told_outcome_of_enquiries", true}});
        if (in_hundred(5))
            step("FlagContactRisk", {{"person", parent}, {"risk", "An order of the court."}});
        if (in_hundred(4))
            step("ExcludeFamilyMember", {{"person", parent}, {"reason", "Threats."}, {"views_heard_by", "Letter."}});
    }
    if (in_hundred(80)) {
        step("AskAboutWithholding");
        for (auto const& one : invited_)
            if (in_hundred(85))
                step("AnswerAboutWithholding", {{"person", one.id}, {"anything", in_hundred(6)}});
    }
}

void Life::write_report(Practitioner const& author)
{
    boost::json::array sections;
    bool const complete = in_hundred(80);
    for (auto const* section : all_sections)
        if (complete || in_hundred(60))
            sections.emplace_back(section);
    Line report{{"author", author.id}, {"sections", sections}, {"summary", "What this service knows."}};
    boost::json::array statements{Line{{"type", "fact"}, {"text", "Seen twice."}}};
    if (in_hundred(10))
        statements.push_back(Line{{"text", "Somebody said so."}});
    if (in_hundred(5))
        statements.push_back(Line{{"type", "opinion"}, {"text", "For the chair alone."}, {"restricted", true}});
    report["statements"] = statements;
    if (author.id == "doctor")
        report["kind"] = "medical";
    if (in_hundred(6))
        report["registration_view"] = "register";
    if (in_hundred(25) || kids_.size() == 1) {
        report["report"] = "r-" + author.id;
        step("SubmitReport", report);
        return;
    }
    for (auto const& kid : kids_) {
        report["report"] = "r-" + author.id + "-" + kid.id;
        report["children"] = list({kid.id});
        step("SubmitReport", report);
    }
}

void Life::write_reports()
{
    for (auto const& one : invited_)
        if (in_hundred(80))
            write_report(one);
    if (in_hundred(8) && !invited_.empty())
        write_report(random_.one_of(invited_));
}

void Life::share_reports()
{
    boost::json::array reports;
    for (auto const& report : conference().reports.order)
        if (in_hundred(92))
            reports.emplace_back(report.value);
    if (reports.empty())
        return;
    for (auto const& parent : parents_)
        if (in_hundred(80)) {
            Line share{{"report", reports}, {"person", parent}, {"method", "in_person"}, {"discussed", in_hundred(90)}};
            if (in_hundred(8))
                share["disputed"] = list({"It was not so."});
            if (in_hundred(15))
                share["shared_by"] = "sw";
            step("ShareReport", share);
        }
    if (in_hundred(8))
        step("AnswerCorrection", {{"report", a_report()}, {"person", a_parent()}, {"response", "Looked at again."}});
}

void Life::file_reports()
{
    if (in_hundred(10))
        step("ApproveReport", {{"report", a_report()}, {"approved", in_hundred(80)}, {"note", "Read."}});
    if (in_hundred(10)) {
        constexpr std::size_t digits = 64;
        Line document{{"report", a_report()}, {"document", new_name("d")},          {"name", "scan.pdf"},
                      {"bytes", 2'500'000},   {"sha256", std::string(digits, '0')}, {"type", "application/pdf"}};
        if (in_hundred(70))
            document["scanned_by"] = "Nobody's scanner";
        step("AttachDocument", document);
    }
    auto const reports = conference().reports.kept; // deciding changes them
    for (auto const& [id, kept] : reports)
        for (auto const& statement : kept.report.statements)
            if (statement.restricted && in_hundred(60))
                step("DecidePassage", {{"report", id.value},
                                       {"passage", statement.text.id.value},
                                       {"readers", "practitioners"},
                                       {"reason", "They have to know."}});
}

void Life::restrict_reports()
{
    if (in_hundred(8)) {
        auto const report = a_report();
        step("NotifySharingRisk", {{"report", report}, {"reason", "A threat."}});
        if (in_hundred(70))
            step("DecideRestriction",
                 {{"report", report}, {"agreed", in_hundred(50)}, {"reason", "The chair's view."}});
    }
    if (in_hundred(5))
        step("SetReportRecipients", {{"report", a_report()}, {"people", list({"mother"})}});
    if (in_hundred(5))
        step("RaiseSensitivity", {{"person", somebody()}, {"what", "Fear."}, {"violence", in_hundred(50)}});
    if (in_hundred(5)) {
        step("RecordSharingDisagreement", {{"what", "One would share, one would not."}});
        step("RecordSharingDisagreement", {{"what", "Settled."}, {"resolved", true}});
    }
    if (in_hundred(5))
        step("RequestInformation", {{"from", "POL"}, {"what", "Calls to the address."}});
    if (in_hundred(5))
        step("ReleaseInformation", {{"to", "A court"},
                                    {"purpose", in_hundred(50) ? "court_order" : "other"},
                                    {"what", "The record."},
                                    {"basis", "An order."},
                                    {"chair_permits", in_hundred(70)}});
}

bool Life::convene(std::string const& kind, Line more, Date on)
{
    ++conferences_;
    kind_ = kind;
    if (kind == "initial")
        enquire();
    if (!request(kind, std::move(more)))
        return false;
    add_family();
    bool const chair_sits = in_hundred(3);
    if (chair_sits)
        step("InviteParticipant", {{"person", chair_}, {"service", "social_work"}, {"agency", "north-council"}});
    if (!book(on))
        return false;
    if (in_hundred(85))
        step("CheckSufficiency", {{"likely", in_hundred(92)}});
    if (in_hundred(6))
        step("FlagCrucialHealth", {{"doctor", "doctor"}, {"available", in_hundred(40)}});
    invite();
    reply_and_replace();
    set_contacts();
    prepare_family();
    go_to(on.plus_days(in_hundred(80) ? -random_.between(4, 6) : -1), 12 * 60);
    write_reports();
    file_reports();
    restrict_reports();
    go_to(on.plus_days(in_hundred(80) ? -random_.between(1, 3) : 0), 8 * 60);
    share_reports();
    return true;
}

/// Everybody comes, or most; the chair opens.
bool Life::gather()
{
    auto on = conference().convening.booking->starts.day;
    if (in_hundred(7)) {
        Line postponement{{"ground", in_hundred(50) ? "inquorate" : "insufficient_information"},
                          {"reason", "Too few can come."}};
        if (in_hundred(85))
            postponement["interim_protection"] = "Daily visits.";
        else
            postponement["immediate_risk_excluded"] = false;
        on = working_day(now().day, random_.between(2, 8));
        if (in_hundred(85))
            postponement["new_start"] = on.iso() + "T10:00";
        else
            postponement["follow_up_on"] = now().day.plus_days(3).iso();
        step("PostponeConference", postponement);
        if (!postponement.contains("new_start") && !book(on))
            return false;
    } else if (in_hundred(3)) {
        step("RecordNotHeld", {{"reason", "Snow."}});
        on = working_day(now().day, random_.between(2, 8));
        if (!book(on))
            return false;
    }
    go_to(on, 9 * 60 + 40);
    if (in_hundred(60))
        step("MeetBeforehand", {{"people", list({a_parent()})}});
    go_to(in_hundred(3) ? on.plus_days(1) : on, 10 * 60);
    late_.clear();
    std::vector<std::string> here;
    int const attendance = in_hundred(20) ? 55 : 92;
    for (auto const& one : invited_)
        (in_hundred(attendance) ? here : late_).push_back(one.id);
    for (auto const& parent : parents_)
        if (in_hundred(75))
            here.push_back(parent);
    for (auto const* other : {"watcher", "cafcass", "ciw", "student", "carer", "advocate"})
        if (conference().invitations.roll.contains(PersonId{other})
            || conference().family.people.contains(PersonId{other}))
            here.emplace_back(other);
    if (conference().invitations.roll.contains(PersonId{chair_}))
        here.push_back(chair_);
    if (!here.empty())
        step("RecordArrival", {{"person", list(here)}, {"mode", in_hundred(85) ? "in_person" : "link"}});
    step("OpenConference");
    return conference().is_open();
}

bool Life::hold(std::string const& kind, Line more, Date on)
{
    if (!convene(kind, std::move(more), on) || !gather())
        return false;
    talk();
    bool complete = true;
    for (auto const& child : std::vector{conference().convening.children})
        complete = decide(child.id.value) && complete;
    return close() && complete;
}

}
