#include "life.h"

#include <algorithm>

/// Decisions set aside, appealed and complained about; the register asked; facts typed late and put right.
namespace noddfa::simulation {

namespace {

char const* manager_for(std::string const& chair, Settings const& settings)
{
    auto const found = settings.role_map.find("lead_safeguarding_manager");
    return found != settings.role_map.end() && found->second.value == chair ? "lsm-deputy" : "lsm";
}

}

void Life::set_aside()
{
    if (conference().outcomes.declared.empty())
        return;
    auto const child = conference().outcomes.declared.begin()->first.value;
    auto const first = current().value;
    after_days(random_.between(1, 20));
    auto const dispute = new_name("D");
    Line aside{{"dispute", dispute},
               {"conference", first},
               {"child", child},
               {"trigger", in_hundred(50) ? "opinion" : "procedure"},
               {"information", "What was made known."},
               {"reason", "It should be decided again."},
               {"by", manager_for(chair_, site().settings().on(now().day))}};
    if (in_hundred(85))
        aside["interim_protection"] = "Daily visits.";
    if (in_hundred(30))
        aside["reconvene_by"] = now().day.plus_days(in_hundred(70) ? 14 : 60).iso();
    aside["second"] = in_hundred(80) ? "senior" : "lsm";
    if (!step("SetAside", aside))
        return;
    disputes_.push_back(dispute);
    enquire_about(child);
    auto const on = working_day(now().day, random_.between(4, 12));
    if (in_hundred(70))
        step("AnswerReconvene",
             {{"dispute", dispute}, {"on", in_hundred(85) ? on.iso() : now().day.plus_days(80).iso()}});
    if (site().register_of(ChildId{child}).live && in_hundred(8)) {
        step("RemoveAdministratively",
             {{"child", child}, {"ground", "death"}, {"evidence", "Seen."}, {"second", "custodian-2"}});
        aside["dispute"] = new_name("D");
        step("SetAside", aside);
        return;
    }
    if (!in_hundred(60) || !kid(child))
        return;
    bool const anew = in_hundred(20);
    auto const everybody = std::exchange(kids_, {*kid(child)});
    if (anew)
        hold("initial", {}, on);
    else
        hold("reconvened", {{"reconvenes", first}, {"due", on.plus_days(3).iso()}}, on);
    kids_ = everybody;
    enquire_about(child);
}

void Life::appeal()
{
    if (conference().outcomes.declared.empty())
        return;
    auto const dispute = new_name("D");
    auto const child = conference().outcomes.declared.begin()->first.value;
    after_days(random_.between(1, 25));
    step("LodgeAppeal", {{"dispute", dispute},
                         {"conference", current().value},
                         {"child", child},
                         {"person", in_hundred(85) ? a_parent() : "nan"},
                         {"grounds", "We were not heard."}});
    disputes_.push_back(dispute);
    after_days(random_.between(1, 10));
    if (in_hundred(20))
        once("FormPanel", {{"dispute", dispute}, {"members", list({chair_, std::string{"sw"}})}});
    step("FormPanel", {{"dispute", dispute}, {"members", list({"panel", "panel-2", "panel-3"})}});
    after_days(random_.between(1, 10));
    bool const upheld = in_hundred(60);
    if (in_hundred(25))
        once("DecideAppeal", {{"dispute", dispute}, {"result", "upheld"}, {"reasons", "So."}, {"by", "sw"}});
    if (in_hundred(25))
        once(
            "DecideAppeal",
            {{"dispute", dispute}, {"result", "not_upheld"}, {"reasons", "So."}, {"by", "panel"}, {"reconvene", true}});
    step("DecideAppeal", {{"dispute", dispute},
                          {"result", upheld ? "upheld" : "not_upheld"},
                          {"reasons", "Heard again."},
                          {"reconvene", upheld && in_hundred(50)},
                          {"by", "panel"}});
    step("RecordReconveneWish", {{"dispute", dispute}, {"person", a_parent()}, {"wants", in_hundred(50)}});
}

void Life::complain()
{
    auto const dispute = new_name("D");
    Line complaint{{"dispute", dispute},
                   {"person", a_parent()},
                   {"text", "We were not let speak."},
                   {"oral", in_hundred(40)},
                   {"about_chair", in_hundred(40)}};
    step("MakeComplaint", complaint);
    disputes_.push_back(dispute);
    if (in_hundred(85))
        step("ClassComplaint", {{"dispute", dispute}, {"by", "complaints"}, {"under_regulations", in_hundred(85)}});
    after_days(random_.between(0, 5));
    if (in_hundred(85))
        step("AcknowledgeComplaint",
             {{"dispute", dispute}, {"explained", in_hundred(60)}, {"written_down_and_copied", in_hundred(60)}});
    if (in_hundred(20))
        step("ExtendDiscussion",
             {{"dispute", dispute}, {"until", now().day.plus_days(20).iso()}, {"agreed", in_hundred(60)}});
    after_days(random_.between(1, 20));
    bool const resolved = in_hundred(60);
    step("RecordDiscussion", {{"dispute", dispute}, {"resolved", resolved}});
    after_days(random_.between(1, 9));
    if (in_hundred(80))
        step("SendTerms", {{"dispute", dispute}, {"terms", "Next time first."}});
    if (in_hundred(60)) {
        step("RequestInvestigation", {{"dispute", dispute}});
        after_days(random_.between(5, 45));
        step("RespondToInvestigation", {{"dispute", dispute},
                                        {"investigator", in_hundred(80) ? "somebody-else" : chair_.c_str()},
                                        {"response", "Looked into."}});
    }
}

void Life::differ()
{
    auto const dispute = new_name("D");
    Line difference{{"dispute", dispute},
                    {"person", "hv"},
                    {"what", "Two agencies, two opinions."},
                    {"chair_told", in_hundred(60)}};
    if (in_hundred(60))
        difference["safeguarding_lead"] = "hv-lead";
    if (in_hundred(60))
        difference["safety_action"] = "Seen daily.";
    step("RaiseDifference", difference);
    disputes_.push_back(dispute);
    if (in_hundred(50))
        step("RecordSafetyAction", {{"dispute", dispute}, {"action", "Seen twice daily."}});
    step("MoveUp", {{"dispute", dispute}, {"owner", "manager"}});
    if (in_hundred(50))
        step("MoveUp", {{"dispute", dispute}});
    step("ResolveDifference", {{"dispute", dispute}, {"outcome", "Agreed in the end."}});
}

void Life::enquire_about(std::string const& child)
{
    Line enquiry{{"child", child},         {"name", "Dychmygol"},
                 {"identifier", "born"},   {"identifier_value", "2018-05-01"},
                 {"kind", "police"},       {"reason", "A call."},
                 {"person", "officer"},    {"agency", "police-force"},
                 {"checked", "signed_in"}, {"searched", list({"north-council"})}};
    if (in_hundred(8))
        enquiry["unreconciled"] = list({"west-council"});
    if (in_hundred(10))
        enquiry["match"] = "possible";
    if (in_hundred(10))
        enquiry["conference_booked"] = true;
    step("RecordEnquiry", enquiry);
}

/// CPR-17, CPR-18: a search given up, and a parent who asks who looked.
void Life::look_into_searches(std::string const& child)
{
    auto const searches = [&] { return static_cast<int>(site().register_of(ChildId{child}).enquiries.size()); };
    if (in_hundred(40))
        step("GiveUpEnquiry",
             {{"child", child}, {"name", "Dychmygol"}, {"person", "officer"}, {"agency", "police-force"}});
    auto const parent = a_parent();
    step("RequestAccessLog", {{"child", child}, {"person", parent}, {"asks_as", "parent"}});
    if (in_hundred(40))
        step("ExtendAccessAnswer", {{"child", child}, {"person", parent}, {"reason", "Three registers."}});
    boost::json::array shown;
    boost::json::array withheld;
    for (int search = 1; search <= searches(); ++search)
        if (in_hundred(70))
            shown.push_back(search);
        else
            withheld.push_back(Line{{"enquiry", search}, {"exemption", "serious_harm"}, {"reason", "He would know."}});
    if (in_hundred(20))
        withheld.push_back(Line{{"enquiry", searches()}});
    else if (in_hundred(20))
        for (auto& one : withheld)
            one.as_object().erase("exemption");
    if (in_hundred(80))
        step("AnswerAccessRequest", {{"child", child}, {"person", parent}, {"shown", shown}, {"withheld", withheld}});
}

void Life::enquiries()
{
    enquire_about(a_kid());
    if (in_hundred(30))
        look_into_searches(a_kid());
    if (in_hundred(50))
        enquire_about(new_name("unknown-"));
}

/// what happened earlier is typed now.
void Life::type_late()
{
    auto const opened = conference().meeting.opened;
    if (!opened)
        return;
    auto const minute = [&](int minutes) {
        return opened->day.iso() + "T10:" + (minutes < 10 ? "0" : "") + std::to_string(minutes);
    };
    step("RecordContribution", {{"person", somebody()}, {"held_on", minute(random_.between(0, 5))}});
    if (now() > *opened && in_hundred(70) && now().day > opened->day)
        step(in_hundred(50) ? "RecordDeparture" : "RecordArrival",
             {{"person", list({somebody()})}, {"held_on", minute(random_.between(0, 9))}});
}

/// a recorded fact was otherwise.
void Life::correct()
{
    auto const records = site().log().read({application::Room::conference, current().value});
    for (std::size_t at = records.size(); at-- > 0;) {
        auto const* event = std::get_if<conference::Event>(&records[at].event);
        auto const* arrival = event ? event->get_if<conference::ArrivalRecorded>() : nullptr;
        if (!arrival || arrival->person.size() < 2)
            continue;
        std::vector<std::string> fewer;
        for (auto const& person : arrival->person)
            if (in_hundred(50))
                fewer.push_back(person.value);
        if (fewer.empty())
            fewer.push_back(arrival->person.front().value);
        step("CorrectFact", {{"event", static_cast<int>(at) + 1},
                             {"instead", Line{{"person", list(fewer)}}},
                             {"reason", "The list was wrong."}});
        return;
    }
}

void Life::repeat_commands()
{
    auto const id = new_name("again-");
    Line const concern{{"command", id}, {"person", somebody()}, {"concern", "Said once."}};
    once("RaiseConcern", concern);
    once("RaiseConcern", concern);
}

}
