#include "provocations.h"

#include "base/london.h"

namespace noddfa::simulation {

namespace {

using Try = std::optional<Line>;

Line full_release(char const* purpose)
{
    return line("ReleaseInformation", {{"to", "A newspaper"}, {"purpose", purpose}, {"what", "The record."}});
}

Line vote(Life& life, std::string const& person, char const* value)
{
    return line("CastVote", {{"child", life.a_kid()}, {"person", person}, {"vote", value}});
}

Line view(Life& life, std::string const& person)
{
    return line("GiveView", {{"child", life.a_kid()}, {"person", person}, {"view", "register"}, {"reason", "So."}});
}

Line enquiry(Life& life)
{
    return line("RecordEnquiry", {{"child", life.a_kid()},
                                  {"name", "Dychmygol"},
                                  {"identifier", "born"},
                                  {"identifier_value", "2018"},
                                  {"kind", "police"},
                                  {"reason", "A call."},
                                  {"person", "officer"},
                                  {"agency", "police-force"},
                                  {"checked", "signed_in"}});
}

Line set_aside(Life& life)
{
    return line("SetAside", {{"dispute", life.new_name("D")},
                             {"conference", life.current().value},
                             {"child", life.a_kid()},
                             {"trigger", "opinion"},
                             {"information", "Known."},
                             {"reason", "Again."},
                             {"interim_protection", "Visits."},
                             {"second", "senior"}});
}

std::vector<Provocation> of_convening()
{
    return {
        {"already-done",
         [](Life& life) -> Try {
             return line("RequestConference",
                         {{"family", "F1"}, {"conference", life.current().value}, {"children", boost::json::array{}}});
         }},
        {"wrong-stage",
         [](Life& life) -> Try {
             return line("BookConference", {{"conference", life.new_name("X")},
                                            {"starts", later(life.now(), 9000).day.iso() + "T10:00"},
                                            {"chair", "chair"},
                                            {"record_taker", "recorder"}});
         }},
        {"not-the-chair", [](Life&) -> Try { return line("CheckSufficiency", {{"likely", true}, {"by", "sw"}}); }},
        {"no-continuing-risk-found",
         [](Life& life) -> Try {
             return line("RequestConference",
                         {{"family", "F1"},
                          {"conference", life.new_name("X")},
                          {"children", boost::json::array{Line{{"id", "Y"}, {"born", "2020-01-01"}}}}});
         }},
        {"another-family",
         [](Life& life) -> Try {
             return line("BeginRequest",
                         {{"family", "F9"}, {"conference", life.current().value}, {"children", boost::json::array{}}});
         }},
        {"approves-own-request",
         [](Life& life) -> Try {
             return line("RequestConference",
                         {{"family", "F1"},
                          {"conference", life.new_name("X")},
                          {"social_worker", "sw"},
                          {"team_manager", "sw"},
                          {"to_approve", true},
                          {"children", boost::json::array{Line{{"id", "Y"}, {"born", "2020-01-01"}}}}});
         }},
        {"not-the-manager",
         [](Life& life) -> Try {
             return life.conference().convening.awaits_approval() ? Try{line("ApproveRequest", {{"by", "sw"}})} : Try{};
         }},
        {"not-a-child",
         [](Life& life) -> Try {
             return line("RequestConference",
                         {{"family", "F1"},
                          {"conference", life.new_name("X")},
                          {"children", boost::json::array{Line{{"id", "Y"}, {"born", "1990-01-01"}}}}});
         }},
        {"duplicate-child",
         [](Life& life) -> Try {
             return line("AddChild", {{"child", Line{{"id", life.a_kid()}, {"born", "2020-01-01"}}}});
         }},
        {"in-the-future",
         [](Life&) -> Try { return line("AddChild", {{"child", Line{{"id", "Y"}, {"born", "2099-01-01"}}}}); }},
        {"missing-field", [](Life&) -> Try { return line("AddChild", {{"child", Line{{"id", "Y"}}}}); }},
        {"not-on-the-register",
         [](Life& life) -> Try {
             return line("RequestConference",
                         {{"family", "F1"},
                          {"conference", life.new_name("X")},
                          {"kind", "review"},
                          {"children", boost::json::array{Line{{"id", "Y"}, {"born", "2020-01-01"}}}}});
         }},
        {"wrong-kind",
         [](Life& life) -> Try {
             return line("RequestConference",
                         {{"family", "F1"},
                          {"conference", life.new_name("X")},
                          {"kind", "pre_birth"},
                          {"children", boost::json::array{Line{{"id", "Y"}, {"born", "2020-01-01"}}}}});
         }},
        {"chair-not-independent",
         [](Life& life) -> Try {
             return line("BookConference", {{"starts", later(life.now(), 9000).day.iso() + "T10:00"},
                                            {"chair", "sw"},
                                            {"record_taker", "recorder"}});
         }},
        {"in-the-past",
         [](Life&) -> Try {
             return line("PostponeConference",
                         {{"reason", "Ill."}, {"interim_protection", "Visits."}, {"new_start", "2020-01-01T10:00"}});
         }},
        {"recorded-as-opened",
         [](Life& life) -> Try {
             return life.conference().meeting.opened ? Try{line("RecordNotHeld", {{"reason", ""}})} : Try{};
         }},
        {"no-reason-given",
         [](Life& life) -> Try {
             return life.conference().meeting.opened ? Try{line("RecordNotHeld", {{"reason", " "}})} : Try{};
         }},
        {"doctor-not-available",
         [](Life&) -> Try { return line("FlagCrucialHealth", {{"doctor", "doctor"}, {"available", false}}); }},
        {"unknown-alert", [](Life&) -> Try { return line("AcknowledgeAlert", {{"about", "nothing"}}); }},
        {"not-chaired-by-social-services",
         [](Life& life) -> Try {
             return line("RecordStrategyMeeting", {{"conference", life.new_name("X")}, {"chaired_by", "POL"}});
         }},
        {"outside-the-normal-time",
         [](Life& life) -> Try {
             return line("RecordStrategyMeeting", {{"conference", life.new_name("X")},
                                                   {"extended_by", "senior"},
                                                   {"extended_to", life.now().day.plus_days(50).iso()}});
         }},
        {"anchor-moved",
         [](Life& life) -> Try {
             return life.conference().meeting.opened
                        ? Try{}
                        : Try{line("RecordStrategyMeeting",
                                   {{"conference", life.current().empty() ? "X0" : life.current().value}})};
         }},
    };
}

std::vector<Provocation> of_people()
{
    return {
        {"wrong-capacity",
         [](Life&) -> Try { return line("AddFamilyMember", {{"person", "uncle"}, {"capacity", "observer"}}); }},
        {"wrong-capacity",
         [](Life& life) -> Try {
             return line("RuleOnCapacity", {{"person", life.somebody()}, {"capacity", "chair"}, {"reason", "So."}});
         }},
        {"child-or-person", [](Life&) -> Try { return line("RecordLanguageAndNeeds", {{"language", "cy"}}); }},
        {"interpreter-not-independent",
         [](Life& life) -> Try {
             return line("BookInterpreter", {{"interpreter", "nan"}, {"person", life.a_parent()}});
         }},
        {"attendance-limited",
         [](Life& life) -> Try { return line("PlanParticipation", {{"child", life.a_kid()}, {"attends", "part"}}); }},
        {"not-the-chair",
         [](Life& life) -> Try {
             return line("PlanParticipation",
                         {{"child", life.a_kid()}, {"attends", "part"}, {"by", "sw"}, {"reason", "So."}});
         }},
        {"exclusion-without-reason",
         [](Life& life) -> Try { return line("ExcludeFamilyMember", {{"person", life.a_parent()}}); }},
        {"wrong-attendance",
         [](Life& life) -> Try {
             return line("ExcludeFamilyMember", {{"person", life.a_parent()}, {"attends", "whole"}, {"reason", "So."}});
         }},
        {"views-not-arranged",
         [](Life& life) -> Try {
             return line(
                 "ExcludeFamilyMember",
                 {{"person", life.a_parent()}, {"attends", "part"}, {"scope", "The facts."}, {"reason", "So."}});
         }},
        {"unknown-person", [](Life&) -> Try { return line("RecordArrival", {{"person", list({"nobody"})}}); }},
        {"unknown-child", [](Life&) -> Try { return line("OpenViews", {{"child", "nobody"}}); }},
        {"already-done",
         [](Life& life) -> Try {
             return line("InviteParticipant", {{"person", life.a_parent()}, {"capacity", "observer"}});
         }},
        {"chair-or-record-taker",
         [](Life&) -> Try { return line("InviteParticipant", {{"person", "recorder"}, {"service", "housing"}}); }},
        {"unknown-service",
         [](Life& life) -> Try {
             return line("InviteParticipant", {{"person", life.new_name("p")}, {"service", "carpentry"}});
         }},
        {"unlisted-service",
         [](Life& life) -> Try {
             return line("InviteParticipant",
                         {{"person", life.new_name("p")}, {"service", "carpentry"}, {"grouping", "VOL"}});
         }},
        {"unknown-grouping",
         [](Life& life) -> Try {
             return line("InviteParticipant",
                         {{"person", life.new_name("p")}, {"service", "housing"}, {"grouping", "NONE"}});
         }},
        {"not-a-practitioner",
         [](Life& life) -> Try {
             return line("InviteParticipant",
                         {{"person", life.new_name("p")}, {"capacity", "observer"}, {"grouping", "VOL"}});
         }},
        {"conference-closed",
         [](Life& life) -> Try {
             return line("InviteParticipant", {{"person", life.new_name("p")}, {"service", "housing"}});
         }},
        {"not-a-practitioner",
         [](Life& life) -> Try {
             return line("NameSubstitute", {{"person", life.somebody()}, {"substitute", "mother"}});
         }},
        {"another-agency",
         [](Life& life) -> Try {
             return line("NameSubstitute",
                         {{"person", life.somebody()}, {"substitute", life.new_name("s")}, {"agency", "elsewhere"}});
         }},
        {"parent-service",
         [](Life& life) -> Try {
             return line("SetDirectContact",
                         {{"person", life.somebody()}, {"child", life.a_kid()}, {"contact", true}, {"by", "chair"}});
         }},
        {"not-the-chair",
         [](Life& life) -> Try {
             return line("SetDirectContact",
                         {{"person", "probation"}, {"child", life.a_kid()}, {"contact", true}, {"by", "sw"}});
         }},
        {"involvement-set-by-chair",
         [](Life& life) -> Try {
             return line("SetInvolvement", {{"grouping", "CH"}, {"child", life.a_kid()}, {"involved", true}});
         }},
        {"never-party",
         [](Life&) -> Try {
             return line(
                 "RuleOnCapacity",
                 {{"person", "cafcass"}, {"capacity", "practitioner"}, {"service", "housing"}, {"reason", "So."}});
         }},
        {"never-party",
         [](Life& life) -> Try {
             return line("RuleOnCapacity", {{"person", life.a_parent()},
                                            {"capacity", "practitioner"},
                                            {"service", "housing"},
                                            {"reason", "So."}});
         }},
        {"carer-is-not-party",
         [](Life&) -> Try {
             return line(
                 "RuleOnCapacity",
                 {{"person", "carer"}, {"capacity", "practitioner"}, {"service", "housing"}, {"reason", "So."}});
         }},
        {"unknown-service",
         [](Life&) -> Try {
             return line("RuleOnCapacity", {{"person", "watcher"}, {"capacity", "practitioner"}, {"reason", "So."}});
         }},
        {"several-groupings-of-one-agency",
         [](Life& life) -> Try {
             return line("RecogniseGrouping", {{"grouping", life.new_name("G")},
                                               {"name", "Own"},
                                               {"members", list({life.somebody_here()})},
                                               {"reason", "So."}});
         }},
    };
}

std::vector<Provocation> of_reports()
{
    return {
        {"unknown-report",
         [](Life&) -> Try { return line("PresentReport", {{"report", "r-none"}, {"presenter", "sw"}}); }},
        {"report-of-another-agency",
         [](Life& life) -> Try {
             return line("SubmitReport", {{"report", life.a_report()}, {"author", life.somebody()}});
         }},
        {"registration-view-in-social-work-report",
         [](Life& life) -> Try {
             return line("SubmitReport",
                         {{"report", life.new_name("r-x")}, {"author", "sw"}, {"registration_view", "register"}});
         }},
        {"not-a-child-of-the-report",
         [](Life& life) -> Try {
             return line(
                 "SubmitReport",
                 {{"report", life.new_name("r-z")},
                  {"author", life.somebody()},
                  {"children", list({life.a_kid()})},
                  {"statements", boost::json::array{Line{{"type", "fact"}, {"text", "So."}, {"child", "nobody"}}}}});
         }},
        {"no-such-passage",
         [](Life& life) -> Try {
             return line(
                 "DecidePassage",
                 {{"report", life.a_report()}, {"passage", "nothing"}, {"readers", "chair_alone"}, {"reason", "So."}});
         }},
        {"document-empty",
         [](Life& life) -> Try {
             return line(
                 "AttachDocument",
                 {{"report", life.a_report()}, {"document", life.new_name("d-e")}, {"name", "scan.pdf"}, {"bytes", 0}});
         }},
        {"document-known",
         [](Life& life) -> Try {
             for (auto const& [id, kept] : life.conference().reports.kept)
                 if (!kept.documents.empty())
                     return line("AttachDocument", {{"report", id.value},
                                                    {"document", kept.documents.front().document.value},
                                                    {"name", "scan.pdf"},
                                                    {"bytes", 1},
                                                    {"sha256", std::string(64, '0')}});
             return {};
         }},
        {"revised-late",
         [](Life& life) -> Try {
             auto const report = life.a_report();
             auto const kept = life.conference().reports.kept.find(ReportId{report});
             if (kept == life.conference().reports.kept.end())
                 return {};
             return line("SubmitReport", {{"report", report}, {"author", kept->second.report.author.value}});
         }},
        {"report-late",
         [](Life& life) -> Try {
             return line("SubmitReport", {{"report", life.new_name("r-y")}, {"author", life.somebody()}});
         }},
        {"presenter-of-another-agency",
         [](Life& life) -> Try {
             return line("PresentReport", {{"report", life.a_report()}, {"presenter", life.somebody()}});
         }},
        {"author-present", [](Life& life) -> Try { return line("AirWrittenView", {{"report", life.a_report()}}); }},
        {"not-the-chair",
         [](Life& life) -> Try { return line("AirWrittenView", {{"report", life.a_report()}, {"by", "sw"}}); }},
        {"not-a-medical-report",
         [](Life& life) -> Try { return line("ReadHealthFindings", {{"report", life.a_report()}}); }},
        {"not-a-health-practitioner",
         [](Life& life) -> Try {
             return line("InterpretHealthFindings", {{"report", life.a_report()}, {"person", "sw"}});
         }},
        {"information-refused",
         [](Life&) -> Try {
             return line("RequestInformation",
                         {{"from", "HOU"}, {"what", "The tenancy."}, {"refused_because", "Not ours to give."}});
         }},
        {"shared-late",
         [](Life& life) -> Try {
             return line("ShareReport", {{"report", list({life.a_report()})},
                                         {"person", life.a_parent()},
                                         {"method", "in_person"},
                                         {"discussed", true}});
         }},
        {"sent-not-discussed",
         [](Life& life) -> Try {
             return line("ShareReport",
                         {{"report", list({life.a_report()})}, {"person", life.a_parent()}, {"method", "sent"}});
         }},
        {"not-shared-by-author",
         [](Life& life) -> Try {
             return line("ShareReport", {{"report", list({life.a_report()})},
                                         {"person", life.a_parent()},
                                         {"method", "in_person"},
                                         {"discussed", true},
                                         {"shared_by", "coordinator"}});
         }},
        {"nothing-disputed",
         [](Life& life) -> Try {
             return line("AnswerCorrection",
                         {{"report", life.a_report()}, {"person", life.a_parent()}, {"response", "No."}});
         }},
        {"parent-left-out",
         [](Life& life) -> Try {
             return line("SetReportRecipients", {{"report", life.a_report()}, {"people", boost::json::array{}}});
         }},
        {"lead-not-consulted",
         [](Life& life) -> Try {
             return line("NotifySharingRisk", {{"report", life.a_report()}, {"reason", "A threat."}});
         }},
        {"shared-though-restricted",
         [](Life& life) -> Try {
             for (auto const& [report, restriction] : life.conference().sharing.restrictions)
                 if (life.conference().reports.kept.contains(report))
                     return line("ShareReport", {{"report", list({report.value})},
                                                 {"person", life.a_parent()},
                                                 {"method", "in_person"},
                                                 {"discussed", true}});
             return {};
         }},
        {"no-risk-notified",
         [](Life&) -> Try {
             return line("DecideRestriction", {{"report", "r-none"}, {"agreed", true}, {"reason", "So."}});
         }},
        {"restriction-without-scope-or-end",
         [](Life& life) -> Try {
             auto const& all = life.conference().sharing.restrictions;
             return all.empty()
                        ? Try{}
                        : Try{line("DecideRestriction",
                                   {{"report", all.begin()->first.value}, {"agreed", true}, {"reason", "So."}})};
         }},
        {"restriction-refused",
         [](Life& life) -> Try {
             auto const& all = life.conference().sharing.restrictions;
             return all.empty()
                        ? Try{}
                        : Try{line("DecideRestriction",
                                   {{"report", all.begin()->first.value}, {"agreed", false}, {"reason", "So."}})};
         }},
        {"report-locked",
         [](Life& life) -> Try {
             auto release = full_release("other");
             auto const& all = life.conference().sharing.restrictions;
             release["reports"] = list({all.empty() ? life.a_report() : all.begin()->first.value});
             release["chair_permits"] = true;
             release["by"] = "sw";
             return release;
         }},
        {"no-purpose",
         [](Life&) -> Try { return line("ReleaseInformation", {{"to", "Them"}, {"what", "It."}, {"by", "sw"}}); }},
        {"not-a-manager-or-lead",
         [](Life&) -> Try {
             return line("ReleaseInformation",
                         {{"to", "Them"}, {"what", "It."}, {"purpose", "protect_a_child"}, {"by", "neighbour"}});
         }},
        {"no-consent",
         [](Life&) -> Try {
             auto release = full_release("consent");
             release["by"] = "sw";
             return release;
         }},
        {"no-chair-permission",
         [](Life&) -> Try {
             auto release = full_release("other");
             release["by"] = "sw";
             return release;
         }},
        {"no-informant-permission",
         [](Life&) -> Try {
             auto release = full_release("other");
             release["by"] = "sw";
             release["chair_permits"] = true;
             release["informants"] = list({"hv"});
             return release;
         }},
        {"no-such-disagreement",
         [](Life&) -> Try {
             return line("RecordSharingDisagreement", {{"what", "Which?"}, {"resolved", true}, {"number", 9}});
         }},
    };
}

std::vector<Provocation> of_the_meeting()
{
    return {
        {"not-the-chair", [](Life&) -> Try { return line("OpenConference", {{"by", "sw"}}); }},
        {"already-done", [](Life&) -> Try { return line("OpenConference"); }},
        {"not-booked", [](Life& life) -> Try { return line("OpenConference", {{"conference", life.new_name("X")}}); }},
        {"no-closed-session", [](Life&) -> Try { return line("EndClosedSession"); }},
        {"shut-out-of-closed-session",
         [](Life& life) -> Try { return line("RecordContribution", {{"person", life.a_parent()}}); }},
        {"not-present", [](Life&) -> Try { return line("RecordContribution", {{"person", "father"}}); }},
        {"already-present",
         [](Life& life) -> Try { return line("RecordArrival", {{"person", list({life.somebody_here()})}}); }},
        {"not-present",
         [](Life& life) -> Try { return line("BriefLateArrival", {{"person", list({life.somebody()})}}); }},
        {"opening-statement-not-read", [](Life&) -> Try { return line("CompleteStep", {{"step", "reading"}}); }},
        {"step-out-of-order", [](Life&) -> Try { return line("CompleteStep", {{"step", "plan"}}); }},
        {"no-summary", [](Life&) -> Try { return line("CheckAccuracy", {{"accurate", true}}); }},
        {"accuracy-not-checked", [](Life& life) -> Try { return line("RecordAnalysis", {{"child", life.a_kid()}}); }},
        {"findings-not-read", [](Life&) -> Try { return line("CompleteStep", {{"step", "discussion"}}); }},
        {"representative-not-asked", [](Life&) -> Try { return line("CompleteStep", {{"step", "views"}}); }},
        {"wrong-stage",
         [](Life& life) -> Try {
             return line("SettleCategories", {{"child", life.a_kid()},
                                              {"categories", boost::json::array{Line{{"category", "neglect"}}}},
                                              {"primary", "neglect"}});
         }},
        {"no-key-agencies",
         [](Life& life) -> Try { return line("ProceedWithTwo", {{"child", life.a_kid()}, {"rationale", "So."}}); }},
        {"information-not-available",
         [](Life& life) -> Try {
             return line("ProceedWithTwo",
                         {{"child", life.a_kid()}, {"key_agencies", boost::json::array{Line{{"agency", "POLICE"}}}}});
         }},
        {"no-rationale",
         [](Life& life) -> Try {
             return line(
                 "ProceedWithTwo",
                 {{"child", life.a_kid()},
                  {"key_agencies", boost::json::array{Line{{"agency", "POLICE"}, {"information_available", true}}}}});
         }},
        {"discretion-not-needed",
         [](Life& life) -> Try {
             return line(
                 "ProceedWithTwo",
                 {{"child", life.a_kid()},
                  {"key_agencies", boost::json::array{Line{{"agency", "POLICE"}, {"information_available", true}}}},
                  {"rationale", "Known."}});
         }},
        {"child-is-born",
         [](Life& life) -> Try {
             return line("AcceptMidwifery", {{"child", life.a_kid()}, {"evidence", "consulted"}});
         }},
        {"not-a-midwifery-report",
         [](Life& life) -> Try {
             return line("AcceptMidwifery",
                         {{"child", life.a_kid()}, {"evidence", "report"}, {"report", life.a_report()}});
         }},
        {"late-arrival-not-briefed",
         [](Life& life) -> Try {
             return line("ReestablishQuoracy", {{"child", life.a_kid()}, {"briefed", list({life.somebody_here()})}});
         }},
        {"not-open", [](Life&) -> Try { return line("Recommend", {{"to", "CH"}, {"what", "Look."}}); }},
        {"not-adjourned", [](Life&) -> Try { return line("ResumeConference"); }},
    };
}

std::vector<Provocation> of_decisions()
{
    return {
        {"not-the-chair", [](Life& life) -> Try { return line("OpenViews", {{"child", life.a_kid()}, {"by", "sw"}}); }},
        {"already-done", [](Life& life) -> Try { return line("OpenViews", {{"child", life.a_kid()}}); }},
        {"views-missing", [](Life& life) -> Try { return line("RevealViews", {{"child", life.a_kid()}}); }},
        {"no-open-round", [](Life& life) -> Try { return view(life, life.somebody_here()); }},
        {"view-already-given", [](Life& life) -> Try { return view(life, life.somebody_here()); }},
        {"not-a-practitioner", [](Life& life) -> Try { return view(life, life.a_parent()); }},
        {"view-field-off", [](Life& life) -> Try { return view(life, "cafcass"); }},
        {"view-is-a-contribution", [](Life& life) -> Try { return view(life, "advocate"); }},
        {"not-a-practitioner",
         [](Life& life) -> Try {
             auto said = view(life, "chair");
             return said;
         }},
        {"not-briefed", [](Life& life) -> Try { return view(life, life.somebody()); }},
        {"not-your-view",
         [](Life& life) -> Try {
             auto said = view(life, life.somebody_here());
             said["by"] = "coordinator";
             return said;
         }},
        {"not-confirmed",
         [](Life& life) -> Try {
             auto said = view(life, life.somebody_here());
             said["by"] = "recorder";
             return said;
         }},
        {"bare-abstention",
         [](Life& life) -> Try {
             return line("GiveView", {{"child", life.a_kid()}, {"person", life.somebody_here()}, {"view", "none"}});
         }},
        {"contradictory-fields",
         [](Life& life) -> Try {
             auto said = view(life, life.somebody_here());
             said["no_view_code"] = "other";
             return said;
         }},
        {"no-reason",
         [](Life& life) -> Try {
             return line("GiveView", {{"child", life.a_kid()}, {"person", life.somebody_here()}, {"view", "register"}});
         }},
        {"views-closed", [](Life& life) -> Try { return line("ConfirmAgenciesAsked", {{"child", life.a_kid()}}); }},
        {"nothing-revealed", [](Life& life) -> Try { return line("DeclareConsensus", {{"child", life.a_kid()}}); }},
        {"not-a-lead",
         [](Life& life) -> Try {
             return line("RaiseObjection", {{"child", life.a_kid()}, {"person", life.somebody()}, {"reason", "No."}});
         }},
        {"no-objection",
         [](Life& life) -> Try {
             return line("WithdrawObjection", {{"child", life.a_kid()}, {"person", life.somebody()}});
         }},
        {"no-resolution-attempt",
         [](Life& life) -> Try { return line("DeclareIrresolvable", {{"child", life.a_kid()}}); }},
        {"consensus-exists",
         [](Life& life) -> Try {
             return line("DeclareIrresolvable", {{"child", life.a_kid()}, {"statement", "So."}});
         }},
        {"not-declared-irresolvable", [](Life& life) -> Try { return line("OpenVote", {{"child", life.a_kid()}}); }},
        {"chair-has-no-vote", [](Life& life) -> Try { return vote(life, "chair", "for"); }},
        {"not-a-practitioner", [](Life& life) -> Try { return vote(life, life.a_parent(), "for"); }},
        {"not-present", [](Life& life) -> Try { return vote(life, life.somebody(), "for"); }},
        {"already-voted", [](Life& life) -> Try { return vote(life, life.somebody_here(), "for"); }},
        {"bare-abstention", [](Life& life) -> Try { return vote(life, life.somebody_here(), "none"); }},
        {"no-open-vote", [](Life& life) -> Try { return line("CloseVote", {{"child", life.a_kid()}}); }},
        {"not-for-the-chair",
         [](Life& life) -> Try {
             return line("DecideAsChair", {{"child", life.a_kid()}, {"decision", "register"}, {"plan_needed", true}});
         }},
        {"vote-open", [](Life&) -> Try { return line("ConfirmGroupings"); }},
        {"nobody-present",
         [](Life&) -> Try { return line("ConfirmGroupings", {{"groupings", list({"YOS", "HOU"})}}); }},
        {"grouping-left-out", [](Life&) -> Try { return line("ConfirmGroupings", {{"groupings", list({"CSS"})}}); }},
        {"not-a-member",
         [](Life& life) -> Try { return line("NameLead", {{"grouping", "POL"}, {"person", life.somebody()}}); }},
        {"allocation-frozen",
         [](Life& life) -> Try {
             return line("AllocateToGrouping", {{"person", life.somebody_here()}, {"grouping", "YOS"}});
         }},
        {"allocation-changed-by-ruling",
         [](Life& life) -> Try {
             return line("AllocateToGrouping",
                         {{"person", life.somebody_here()}, {"grouping", "VOL"}, {"reason", "So."}});
         }},
        {"another-school",
         [](Life& life) -> Try {
             return line("NameEducationElector", {{"child", life.a_kid()}, {"person", "teacher"}, {"reason", "So."}});
         }},
        {"not-a-nominee",
         [](Life& life) -> Try {
             return line("PollCategories",
                         {{"child", life.a_kid()}, {"person", life.somebody()}, {"in_favour", list({"neglect"})}});
         }},
        {"not-ones-own",
         [](Life& life) -> Try {
             return line("PollCategories", {{"child", life.a_kid()},
                                            {"person", life.somebody()},
                                            {"in_favour", list({"neglect"})},
                                            {"by", "coordinator"}});
         }},
        {"contradictory",
         [](Life& life) -> Try {
             return line("PollCategories", {{"child", life.a_kid()},
                                            {"person", life.somebody()},
                                            {"in_favour", list({"neglect"})},
                                            {"primary", "sexual"}});
         }},
        {"named-twice",
         [](Life& life) -> Try {
             return line(
                 "PollCategories",
                 {{"child", life.a_kid()}, {"person", life.somebody()}, {"in_favour", list({"neglect", "neglect"})}});
         }},
        {"no-category",
         [](Life& life) -> Try {
             return line("SettleCategories", {{"child", life.a_kid()}, {"categories", boost::json::array{}}});
         }},
        {"no-primary-category",
         [](Life& life) -> Try {
             return line("SettleCategories",
                         {{"child", life.a_kid()},
                          {"categories", boost::json::array{Line{{"category", "neglect"}, {"reason", "x"}}}}});
         }},
        {"not-as-polled",
         [](Life& life) -> Try {
             return line("SettleCategories",
                         {{"child", life.a_kid()},
                          {"categories", boost::json::array{Line{{"category", "sexual"}, {"reason", "x"}}}},
                          {"primary", "sexual"},
                          {"how", "poll"}});
         }},
        {"no-reason",
         [](Life& life) -> Try {
             return line("SettleCategories",
                         {{"child", life.a_kid()},
                          {"categories", boost::json::array{Line{{"category", "sexual"}, {"reason", "x"}}}},
                          {"primary", "sexual"},
                          {"how", "chair"}});
         }},
    };
}

std::vector<Provocation> of_outcomes()
{
    return {
        {"no-decision-yet",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()},
                                            {"outcome", "register"},
                                            {"reasons", "So."},
                                            {"limbs", list({"likely_harm"})}});
         }},
        {"outcome-not-open-here",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()},
                                            {"outcome", "remove"},
                                            {"reasons", "So."},
                                            {"change", list({"Well.", "Better."})},
                                            {"marked_change", "Much."}});
         }},
        {"outcome-not-open-here",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()}, {"outcome", "continue"}, {"reasons", "So."}});
         }},
        {"majority-stands",
         [](Life& life) -> Try {
             return line("DeclareOutcome",
                         {{"child", life.a_kid()}, {"outcome", "not_register"}, {"reasons", "I think not."}});
         }},
        {"no-limb",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()}, {"outcome", "register"}, {"reasons", "So."}});
         }},
        {"no-reason",
         [](Life& life) -> Try {
             return line("DeclareOutcome",
                         {{"child", life.a_kid()}, {"outcome", "register"}, {"limbs", list({"likely_harm"})}});
         }},
        {"contradictory",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()},
                                            {"outcome", "register"},
                                            {"ground", "insufficient_information"},
                                            {"reasons", "So."}});
         }},
        {"immediate-risk-not-excluded",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()},
                                            {"outcome", "not_register"},
                                            {"ground", "insufficient_information"},
                                            {"reasons", "So."}});
         }},
        {"same-as-sibling",
         [](Life& life) -> Try {
             return line("DeclareOutcome", {{"child", life.a_kid()},
                                            {"outcome", "register"},
                                            {"reasons", "The same."},
                                            {"limbs", list({"likely_harm"})},
                                            {"same_reasons_as_sibling", true}});
         }},
        {"not-a-registered-social-worker",
         [](Life& life) -> Try {
             return line("AppointCoordinator", {{"child", life.a_kid()},
                                                {"person", "aunt"},
                                                {"scw_registration", ""},
                                                {"employed_by_social_services", false}});
         }},
        {"core-group-late",
         [](Life& life) -> Try {
             return line("SetFirstCoreGroup", {{"child", life.a_kid()}, {"on", life.now().day.plus_days(40).iso()}});
         }},
        {"not-after-the-conference",
         [](Life& life) -> Try {
             return line("SetReviewDate", {{"child", life.a_kid()}, {"on", life.now().day.plus_days(-400).iso()}});
         }},
        {"review-late",
         [](Life& life) -> Try {
             return line("SetReviewDate", {{"child", life.a_kid()}, {"on", life.now().day.plus_days(300).iso()}});
         }},
        {"no-reason",
         [](Life& life) -> Try { return line("AnswerNeeds", {{"child", life.a_kid()}, {"needs", true}}); }},
        {"refusal-not-weighed",
         [](Life& life) -> Try {
             return line("AnswerNeeds",
                         {{"child", life.a_kid()}, {"needs", true}, {"parents_agree", false}, {"reason", "Heard."}});
         }},
        {"agreement-not-recorded",
         [](Life& life) -> Try {
             return line("AnswerNeeds", {{"child", life.a_kid()}, {"needs", true}, {"reason", "Heard."}});
         }},
        {"no-outcome", [](Life&) -> Try { return line("CloseConference"); }},
        {"after-the-close",
         [](Life& life) -> Try {
             return life.conference().meeting.closed
                        ? Try{line("StateConcern", {{"child", life.a_kid()}, {"statement", "Still."}})}
                        : Try{};
         }},
        {"no-safeguarding-lead",
         [](Life& life) -> Try { return line("RaiseConcern", {{"person", life.somebody()}, {"concern", "So."}}); }},
        {"record-incomplete", [](Life&) -> Try { return line("SignOffRecord", {{"parts", list({"facts"})}}); }},
        {"contradictory",
         [](Life&) -> Try { return line("SignOffRecord", {{"parts", list({"facts"})}, {"none", list({"facts"})}}); }},
        {"part-is-not-empty",
         [](Life&) -> Try {
             return line("SignOffRecord", {{"parts", list({"attendance", "facts", "discussion", "strengths",
                                                           "risk_analysis", "decisions", "plan"})},
                                           {"none", list({"dissent"})}});
         }},
        {"not-signed-off", [](Life&) -> Try { return line("ApproveDistribution", {{"full", list({"sw"})}}); }},
        {"sent-without-approval", [](Life&) -> Try { return line("RecordCirculation", {{"record", true}}); }},
        {"correction-late",
         [](Life& life) -> Try { return line("SendCorrection", {{"person", life.somebody()}, {"text", "No."}}); }},
        {"no-such-event",
         [](Life&) -> Try {
             return line("CorrectFact", {{"event", 99999}, {"instead", Line{{"place", "x"}}}, {"reason", "So."}});
         }},
        {"not-a-fact",
         [](Life& life) -> Try {
             auto const records = life.site().log().read({application::Room::conference, life.current().value});
             for (auto const& record : records)
                 if (std::get<conference::Event>(record.event).get_if<conference::ViewGiven>())
                     return line("CorrectFact",
                                 {{"event", record.version}, {"instead", Line{{"view", "none"}}}, {"reason", "So."}});
             return {};
         }},
        {"correction-malformed",
         [](Life&) -> Try {
             return line("CorrectFact", {{"event", 1}, {"instead", Line{{"colour", "red"}}}, {"reason", "So."}});
         }},
    };
}

std::vector<Provocation> of_the_register()
{
    return {
        {"already-registered",
         [](Life& life) -> Try {
             return line("LoadOpeningEntry", {{"child", life.a_kid()},
                                              {"authority", "north-council"},
                                              {"source", "Llyfr"},
                                              {"checked_by", "custodian"},
                                              {"registered_on", "2020-01-01"}});
         }},
        {"second-person-needed",
         [](Life& life) -> Try {
             return line("LoadOpeningEntry", {{"child", life.new_name("old-")},
                                              {"authority", "north-council"},
                                              {"source", "Llyfr"},
                                              {"checked_by", "custodian"},
                                              {"registered_on", "2020-01-01"}});
         }},
        {"no-such-request",
         [](Life& life) -> Try {
             return line("AnswerAccessRequest", {{"child", life.a_kid()}, {"person", "a-neighbour"}});
         }},
        {"searches-not-settled",
         [](Life& life) -> Try {
             return line("AnswerAccessRequest",
                         {{"child", life.a_kid()}, {"person", life.a_parent()}, {"shown", boost::json::array{99}}});
         }},
        {"unknown-load",
         [](Life& life) -> Try {
             return line("SignOffOpeningLoad",
                         {{"child", life.a_kid()}, {"source", "Arall"}, {"in_source", 1}, {"loaded", 1}});
         }},
        {"count-not-reconciled",
         [](Life& life) -> Try {
             return line("SignOffOpeningLoad",
                         {{"child", life.a_kid()}, {"source", "Llyfr 2019"}, {"in_source", 3}, {"loaded", 2}});
         }},
        {"no-live-home-entry",
         [](Life& life) -> Try {
             return line("EnterTemporary", {{"child", life.new_name("guest-")},
                                            {"authority", "north-council"},
                                            {"home", "west-council"},
                                            {"home_entry", ""}});
         }},
        {"already-registered",
         [](Life& life) -> Try {
             return line("EnterTemporary", {{"child", life.a_kid()},
                                            {"authority", "north-council"},
                                            {"home", "west-council"},
                                            {"home_entry", "W1"}});
         }},
        {"not-registered", [](Life& life) -> Try { return line("EndTemporary", {{"child", life.a_kid()}}); }},
        {"already-done",
         [](Life& life) -> Try {
             return line("RecordBirth", {{"child", life.a_kid()}, {"born", life.now().day.iso()}});
         }},
        {"contradictory",
         [](Life& life) -> Try { return line("RecordBirth", {{"child", life.a_kid()}, {"born", "2099-01-01"}}); }},
        {"coordinator-not-qualified",
         [](Life& life) -> Try {
             return line("ChangeCoordinator", {{"child", life.a_kid()}, {"person", life.new_name("sw-")}});
         }},
        {"wrong-stage",
         [](Life& life) -> Try { return line("ConfirmCoordinatorChange", {{"child", life.new_name("none-")}}); }},
        {"no-evidence",
         [](Life& life) -> Try {
             return line("RemoveAdministratively",
                         {{"child", life.a_kid()}, {"ground", "death"}, {"second", "custodian-2"}});
         }},
        {"second-person-needed",
         [](Life& life) -> Try {
             return line(
                 "RemoveAdministratively",
                 {{"child", life.a_kid()}, {"ground", "death"}, {"evidence", "Seen."}, {"second", "custodian"}});
         }},
        {"not-eighteen",
         [](Life& life) -> Try {
             return line(
                 "RemoveAdministratively",
                 {{"child", life.a_kid()}, {"ground", "eighteen"}, {"evidence", "Seen."}, {"second", "custodian-2"}});
         }},
        {"no-handover-abroad",
         [](Life& life) -> Try {
             return line(
                 "RemoveAdministratively",
                 {{"child", life.a_kid()}, {"ground", "left_uk"}, {"evidence", "Seen."}, {"second", "custodian-2"}});
         }},
        {"already-done", [](Life& life) -> Try { return line("CloseRemoval", {{"child", life.a_kid()}}); }},
        {"notices-open", [](Life& life) -> Try { return line("CloseRemoval", {{"child", life.a_kid()}}); }},
        {"wrong-stage",
         [](Life& life) -> Try { return line("ConfirmRemovalNotice", {{"child", life.a_kid()}, {"person", "hv"}}); }},
        {"no-move", [](Life& life) -> Try { return line("RequestTransfer", {{"child", life.a_kid()}}); }},
        {"not-the-receiving-authority",
         [](Life& life) -> Try {
             return line("AcceptTransfer", {{"child", life.a_kid()}, {"authority", "east-council"}});
         }},
        {"no-transfer-conference",
         [](Life& life) -> Try { return line("CompleteTransfer", {{"child", life.a_kid()}}); }},
        {"no-transfer-decision",
         [](Life& life) -> Try {
             return line("CompleteTransfer", {{"child", life.a_kid()}, {"conference_on", life.now().day.iso()}});
         }},
        {"already-done", [](Life& life) -> Try { return line("MarkFound", {{"child", life.a_kid()}}); }},
        {"too-little-to-search",
         [](Life& life) -> Try {
             auto asked = enquiry(life);
             asked["name"] = "";
             return asked;
         }},
        {"no-reason-to-ask",
         [](Life& life) -> Try {
             auto asked = enquiry(life);
             asked.erase("kind");
             return asked;
         }},
        {"enquirer-not-identified",
         [](Life& life) -> Try {
             auto asked = enquiry(life);
             asked["by_telephone"] = true;
             return asked;
         }},
    };
}

std::vector<Provocation> of_plans_and_disputes()
{
    return {
        {"no-plan",
         [](Life& life) -> Try { return line("DetailPlan", {{"child", life.new_name("none-")}, {"plan", Line{}}}); }},
        {"plan-part-missing",
         [](Life& life) -> Try { return line("DetailPlan", {{"child", life.a_kid()}, {"plan", Line{}}}); }},
        {"unknown-action",
         [](Life& life) -> Try { return line("CompleteAction", {{"child", life.a_kid()}, {"action", 99}}); }},
        {"nothing-to-consider",
         [](Life& life) -> Try { return line("ConsiderEscalation", {{"child", life.a_kid()}, {"reason", "So."}}); }},
        {"no-new-plan",
         [](Life& life) -> Try {
             return line("ReviewPlan", {{"child", life.a_kid()}, {"result", "revise"}, {"reasons", "So."}});
         }},
        {"no-closing-statement",
         [](Life& life) -> Try {
             return line("ReviewPlan", {{"child", life.a_kid()}, {"result", "close"}, {"reasons", "So."}});
         }},
        {"still-registered",
         [](Life& life) -> Try {
             return line("ReviewPlan", {{"child", life.a_kid()},
                                        {"result", "close"},
                                        {"reasons", "So."},
                                        {"achieved", "x"},
                                        {"remaining", "y"}});
         }},
        {"not-a-member",
         [](Life& life) -> Try {
             return line("ChangeCoreGroup", {{"child", life.a_kid()}, {"leave", list({"nobody"})}});
         }},
        {"child-has-not-agreed",
         [](Life& life) -> Try {
             return line("ChangeCoreGroup",
                         {{"child", life.a_kid()},
                          {"join", boost::json::array{Line{{"person", "advocate"}, {"kind", "advocate"}}}}});
         }},
        {"core-group-too-small",
         [](Life& life) -> Try {
             return line("ChangeCoreGroup", {{"child", life.a_kid()}, {"leave", list({"hv", "teacher"})}});
         }},
        {"without-coordinator",
         [](Life& life) -> Try { return line("ChangeCoreGroup", {{"child", life.a_kid()}, {"leave", list({"sw"})}}); }},
        {"heads-missing",
         [](Life& life) -> Try {
             return line("HoldCoreGroup", {{"child", life.a_kid()}, {"attended", list({"sw"})}});
         }},
        {"next-too-late",
         [](Life& life) -> Try {
             return line(
                 "HoldCoreGroup",
                 {{"child", life.a_kid()}, {"attended", list({"sw"})}, {"next", life.now().day.plus_days(90).iso()}});
         }},
        {"nothing-to-answer",
         [](Life& life) -> Try {
             return line("AnswerEarlyReview", {{"child", life.a_kid()}, {"agreed", true}, {"reason", "So."}});
         }},
        {"not-registered",
         [](Life& life) -> Try { return line("RequestEarlyReview", {{"child", life.a_kid()}, {"reason", "So."}}); }},
        {"contradictory",
         [](Life& life) -> Try {
             return line("RecordVisit", {{"child", life.a_kid()}, {"seen", false}, {"seen_alone", true}});
         }},
        {"remote-without-manager",
         [](Life& life) -> Try {
             return line("RecordVisit", {{"child", life.a_kid()}, {"remote", true}, {"seen_alone", true}});
         }},
        {"late",
         [](Life& life) -> Try {
             return line("RecordVisit",
                         {{"child", life.a_kid()}, {"seen_alone", true}, {"at_home", true}, {"by", "sw"}});
         }},
        {"dispute-in-use",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again["dispute"] = life.a_dispute();
             return again;
         }},
        {"unknown-decision",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again["conference"] = "X-none";
             return again;
         }},
        {"not-lead-safeguarding-manager",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again["by"] = "senior";
             return again;
         }},
        {"chaired-the-conference",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again["by"] = "chair";
             return again;
         }},
        {"no-trigger",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again.erase("trigger");
             again["by"] = "lsm";
             return again;
         }},
        {"no-interim-protection",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again.erase("interim_protection");
             again["by"] = "lsm";
             return again;
         }},
        {"contradictory",
         [](Life& life) -> Try {
             auto again = set_aside(life);
             again["reconvene_by"] = "2020-01-01";
             again["by"] = "lsm";
             return again;
         }},
        {"nothing-to-answer",
         [](Life& life) -> Try {
             return line("AnswerReconvene", {{"dispute", life.a_dispute()}, {"on", life.now().day.iso()}});
         }},
        {"not-a-parent",
         [](Life& life) -> Try {
             return line("LodgeAppeal", {{"dispute", life.new_name("D")},
                                         {"conference", life.current().value},
                                         {"child", life.a_kid()},
                                         {"person", "neighbour"},
                                         {"grounds", "So."}});
         }},
        {"no-appeal",
         [](Life& life) -> Try {
             return line("FormPanel", {{"dispute", life.a_dispute()}, {"members", list({"panel"})}});
         }},
        {"took-part",
         [](Life& life) -> Try {
             return line("FormPanel", {{"dispute", life.a_dispute()}, {"members", list({"chair", "sw"})}});
         }},
        {"no-panel",
         [](Life& life) -> Try {
             return line("DecideAppeal", {{"dispute", life.a_dispute()}, {"result", "upheld"}, {"reasons", "So."}});
         }},
        {"not-on-panel",
         [](Life& life) -> Try {
             return line("DecideAppeal",
                         {{"dispute", life.a_dispute()}, {"result", "upheld"}, {"reasons", "So."}, {"by", "sw"}});
         }},
        {"contradictory",
         [](Life& life) -> Try {
             return line(
                 "DecideAppeal",
                 {{"dispute", life.a_dispute()}, {"result", "not_upheld"}, {"reasons", "So."}, {"reconvene", true}});
         }},
        {"not-upheld",
         [](Life& life) -> Try {
             return line("RecordReconveneWish", {{"dispute", life.a_dispute()}, {"person", "mother"}, {"wants", true}});
         }},
        {"not-complaints-officer",
         [](Life& life) -> Try { return line("ClassComplaint", {{"dispute", life.a_dispute()}, {"by", "sw"}}); }},
        {"no-complaint",
         [](Life& life) -> Try { return line("AcknowledgeComplaint", {{"dispute", life.a_dispute()}}); }},
        {"not-under-regulations",
         [](Life& life) -> Try { return line("RequestInvestigation", {{"dispute", life.a_dispute()}}); }},
        {"not-agreed",
         [](Life& life) -> Try {
             return line("ExtendDiscussion",
                         {{"dispute", life.a_dispute()}, {"until", life.now().day.plus_days(9).iso()}});
         }},
        {"wrong-stage",
         [](Life& life) -> Try { return line("SendTerms", {{"dispute", life.a_dispute()}, {"terms", "So."}}); }},
        {"took-part",
         [](Life& life) -> Try {
             return line("RespondToInvestigation",
                         {{"dispute", life.a_dispute()}, {"investigator", "chair"}, {"response", "So."}});
         }},
        {"no-difference", [](Life& life) -> Try { return line("MoveUp", {{"dispute", life.a_dispute()}}); }},
        {"top-of-ladder",
         [](Life& life) -> Try { return line("MoveUp", {{"dispute", life.a_dispute()}, {"owner", "senior"}}); }},
        {"no-safety-action",
         [](Life& life) -> Try {
             return line("ResolveDifference", {{"dispute", life.a_dispute()}, {"outcome", "Agreed."}});
         }},
    };
}

}

std::vector<Provocation> const& provocations()
{
    static std::vector<Provocation> const all = [] {
        std::vector<Provocation> list;
        for (auto const part : {of_convening, of_people, of_reports, of_the_meeting, of_decisions, of_outcomes,
                                of_the_register, of_plans_and_disputes})
            for (auto const& one : part())
                list.push_back(one);
        return list;
    }();
    return all;
}

}
