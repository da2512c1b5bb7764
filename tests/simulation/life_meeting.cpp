#include "life.h"

#include <algorithm>

/// The meeting itself, up to the views.
namespace noddfa::simulation {

void Life::talk()
{
    if (in_hundred(95))
        step("ReadOpeningStatement");
    for (auto const* done : {"introductions", "reading"})
        if (in_hundred(85))
            step("CompleteStep", {{"step", done}});
    if (in_hundred(70))
        step("RecordContribution", {{"person", a_parent()}, {"text", "I want to know what you think."}});
    if (in_hundred(6)) {
        step("StartClosedSession", {{"reason", "Something the family may not hear."}});
        step("RecordContribution", {{"person", in_hundred(60) ? somebody_here() : a_parent()}});
        if (in_hundred(70))
            step("EndClosedSession");
    }
    hear();
    present_reports();
    come_and_go();
    weigh_up();
    rule();
}

void Life::hear()
{
    for (auto const& kid : kids_)
        if (kid.born && in_hundred(88))
            step("RecordChildVoice",
                 {{"child", kid.id}, {"method", "drawing"}, {"text", "A drawing."}, {"source", "sw"}});
    for (auto const& parent : parents_) {
        if (conference().present(PersonId{parent}, now())) {
            if (in_hundred(92))
                step("RecordFamilyView", {{"person", parent}, {"text", "We will take help."}});
        } else if (in_hundred(92)) {
            step("RecordFamilyView", {{"person", parent}, {"none_because", "absent"}});
        }
    }
}

void Life::present_reports()
{
    auto const reports = conference().reports.order;
    for (auto const& report : reports) {
        auto const author = conference().reports.kept.at(report).report.author.value;
        bool const here = conference().present(PersonId{author}, now());
        if (here && in_hundred(92)) {
            step("PresentReport", {{"report", report.value}, {"presenter", author}});
        } else if (!here) {
            if (in_hundred(60))
                step("PresentReport", {{"report", report.value}, {"presenter", somebody_here()}});
            if (in_hundred(85))
                step("AirWrittenView", {{"report", report.value}});
            if (author == "doctor" && in_hundred(85)) {
                step("ReadHealthFindings", {{"report", report.value}});
                step("InterpretHealthFindings", {{"report", report.value}, {"person", somebody_here()}});
            }
        }
    }
    for (auto const& one : invited_)
        if (conference().present(PersonId{one.id}, now()) && in_hundred(80))
            step("RecordContribution", {{"person", one.id}});
    for (auto const* done : {"events", "involvement", "family", "discussion"})
        if (in_hundred(85))
            step("CompleteStep", {{"step", done}});
    pass(random_.between(5, 25));
}

void Life::come_and_go()
{
    // Some come late, before or after what was said was checked.
    if (!late_.empty() && in_hundred(35)) {
        auto const who = late_.back();
        late_.pop_back();
        step("RecordArrival", {{"person", list({who})}});
        if (in_hundred(50))
            step("BriefLateArrival", {{"person", list({who})}});
    }
    if (in_hundred(6)) {
        step("RecordDeparture", {{"person", list({somebody_here()})}});
        pass(1);
    }
}

void Life::weigh_up()
{
    if (in_hundred(93))
        step("Summarise", {{"text", "What was heard."}, {"risk_factors", list({"Injuries"})}});
    if (in_hundred(93)) {
        if (in_hundred(8))
            step("CheckAccuracy", {{"accurate", false}, {"corrections", list({"Twice, not once."})}});
        else
            step("CheckAccuracy", {{"accurate", true}});
    }
    pass(2);
    come_and_go();
    bool const thorough = in_hundred(75);
    for (auto const& kid : kids_) {
        if (in_hundred(85))
            step("AttachRiskTool", {{"child", kid.id}, {"tool", "Matrix"}, {"result", "High."}, {"person", "sw"}});
        if (in_hundred(85)) {
            Line analysis{{"child", kid.id},
                          {"enquiries", "Unexplained."},
                          {"concerns", list({"Injuries"})},
                          {"parents_considered", in_hundred(85) ? list(parents_) : list({"mother"})}};
            if (in_hundred(75)) {
                analysis["strengths"] = "Warmth.";
                analysis["assessment"] = "In part.";
                analysis["other_assessments"] = "None.";
                analysis["past_involvement"] = "None.";
            }
            step("RecordAnalysis", analysis);
        }
        if (thorough)
            for (auto const& one : invited_)
                if (conference().present(PersonId{one.id}, now()))
                    step("RecordRiskView", {{"person", one.id},
                                            {"child", kid.id},
                                            {"risks_outweigh", in_hundred(60)},
                                            {"text", "Seen separately."}});
    }
    if (in_hundred(80))
        step("CompleteStep", {{"step", "analysis"}});
    pass(random_.between(1, 10));
}

/// The chair's rulings about who is counted where.
void Life::rule()
{
    if (in_hundred(8))
        step("RuleOnCapacity",
             {{"person", somebody_here()}, {"capacity", in_hundred(50) ? "observer" : "practitioner"}});
    if (in_hundred(5))
        step("RuleOnCapacity", {{"person", "watcher"}, {"capacity", "practitioner"}, {"service", "housing"}});
    if (in_hundred(4))
        step("RuleOnCapacity", {{"person", "carer"}, {"capacity", "practitioner"}, {"service", "residential_staff"}});
    if (in_hundred(6))
        step("AllocateToGrouping", {{"person", somebody_here()}, {"grouping", in_hundred(50) ? "AH" : "VOL"}});
    if (in_hundred(5))
        step("RecogniseGrouping", {{"grouping", "OWN"}, {"name", "Its own"}, {"members", list({somebody_here()})}});
    if (kids_.size() > 1 && in_hundred(12))
        step("NameEducationElector", {{"child", a_kid()}, {"person", in_hundred(50) ? "attendance" : "psychologist"}});
}

/// more agencies come, are told what was said, and quoracy counts from now.
void Life::bring_more(std::string const& child)
{
    auto come = late_;
    late_.clear();
    for (auto const* extra : {"hv", "police"})
        if (!conference().invitations.roll.contains(PersonId{extra}) && in_hundred(60)) {
            auto const* service = std::string_view{extra} == "hv" ? "health_visiting" : "police_ppu";
            if (step("InviteParticipant", {{"person", extra}, {"service", service}, {"agency", service}})) {
                invited_.push_back({extra, service, service});
                come.emplace_back(extra);
            }
        }
    if (come.empty())
        return;
    step("RecordArrival", {{"person", list(come)}});
    if (in_hundred(80))
        step("BriefLateArrival", {{"person", list(come)}});
    step("ReestablishQuoracy", {{"child", child}, {"briefed", in_hundred(80) ? list(come) : list({come.front()})}});
}

}
