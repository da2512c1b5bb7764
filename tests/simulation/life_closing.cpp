#include "life.h"

/// Plan, dates and needs; the close; the record.
namespace noddfa::simulation {

void Life::arrange(std::string const& child, bool everything)
{
    auto const likely = [&] { return everything || in_hundred(90); };
    auto const held = now().day;
    auto const core_group = working_day(held, random_.between(4, in_hundred(90) ? 10 : 14));
    if (likely())
        step("AppointCoordinator", {{"child", child}, {"person", "sw"}, {"scw_registration", "W0000001"}});
    else if (in_hundred(50))
        step("ReportNoCoordinator", {{"child", child}});
    if (likely()) {
        auto plan = outline_plan(held.plus_days(14));
        if (!everything && in_hundred(15))
            plan.as_object().erase(in_hundred(50) ? "protection" : "monitoring");
        if (!everything && in_hundred(15))
            for (auto const* part : {"communication", "visiting", "involvement", "contingency", "existing_plan"})
                plan.as_object().erase(part);
        if (!everything && in_hundred(8))
            plan.as_object()["actions"].as_array().at(0).as_object().erase("need");
        step("RecordOutlinePlan", {{"child", child}, {"plan", plan}});
    } else if (in_hundred(50)) {
        step("ReportMissing", {{"child", child}, {"what", "plan"}});
    }
    if (likely())
        step("IdentifyCoreGroup",
             {{"child", child},
              {"practitioners",
               list(in_hundred(94) ? std::vector<std::string>{"sw", "hv", "teacher"} : std::vector<std::string>{"sw"})},
              {"family", list({"mother"})}});
    if (likely())
        step("SetFirstCoreGroup", {{"child", child}, {"on", core_group.iso()}});
    else if (in_hundred(50))
        step("ReportMissing", {{"child", child}, {"what", "first_core_group"}});
    if (likely())
        step("SetReviewDate", {{"child", child}, {"on", held.plus_days(in_hundred(92) ? 80 : 110).iso()}});
    else if (in_hundred(50))
        step("ReportMissing", {{"child", child}, {"what", "review_date"}});
}

void Life::answer_needs(std::string const& child)
{
    // A step folds the conference anew: what is looked at afterwards is copied.
    auto const declared = conference().outcomes.declared.at(ChildId{child});
    Line answer{{"child", child}, {"needs", in_hundred(60)}, {"reason", "What was heard."}};
    if (in_hundred(85))
        answer["parents_agree"] = in_hundred(75);
    if (in_hundred(75)) {
        answer["step_down_plan"] = "Help goes on.";
        answer["step_down_owner"] = "sw";
        answer["step_down_by"] = now().day.plus_days(20).iso();
    }
    step("AnswerNeeds", answer);
    if (declared.ground == conference::OutcomeGround::insufficient_information)
        step("SetNextConference", {{"child", child}, {"on", now().day.plus_days(30).iso()}});
}

void Life::concerns()
{
    if (in_hundred(12)) {
        Line concern{{"child", a_kid()}};
        if (in_hundred(80))
            concern["statement"] = "I think the child is at risk.";
        step("StateConcern", concern);
    }
    if (in_hundred(8))
        step("RaiseConcern", {{"person", somebody()}, {"child", a_kid()}, {"concern", "Not enough."}});
    if (in_hundred(60))
        step("GiveAppealInformation", {{"person", a_parent()}});
    if (in_hundred(10))
        step("Recommend", {{"to", "CH"}, {"what", "Look again in a month."}});
}

bool Life::close()
{
    if (!conference().is_open())
        return false;
    bool undecided = false;
    for (auto const& child : std::vector{conference().convening.children}) {
        auto const found = conference().outcomes.declared.find(child.id);
        if (found == conference().outcomes.declared.end())
            undecided = true;
        else if (conference::needs_plan(found->second.outcome))
            arrange(child.id.value, false);
        else if (in_hundred(95))
            answer_needs(child.id.value);
    }
    concerns();
    if (undecided || in_hundred(2)) {
        // B-19: what cannot finish is broken off, and taken up again with more people.
        auto const again = working_day(now().day, random_.between(1, 4));
        Line adjournment{{"reason", "It cannot finish today."}};
        if (in_hundred(70))
            adjournment["no_immediate_risk"] = "Nothing points to it.";
        if (in_hundred(80))
            adjournment["resumes"] = again.iso() + "T10:00";
        step("AdjournConference", adjournment);
        if (in_hundred(20))
            once("Summarise", {{"text", "Nobody is here."}});
        if (!in_hundred(70))
            return false;
        go_to(again, 10 * 60);
        step("ResumeConference");
        std::vector<std::string> back;
        for (auto const& one : invited_)
            if (in_hundred(95))
                back.push_back(one.id);
        if (!back.empty())
            step("RecordArrival", {{"person", list(back)}});
        for (auto const& child : std::vector{conference().convening.children}) {
            if (conference().outcomes.declared.contains(child.id))
                continue;
            bring_more(child.id.value);
            if (!decide(child.id.value, Leaning::register_))
                return false;
            arrange(child.id.value, true);
        }
    }
    for (auto const* done : {"views", "plan", "dates"})
        if (in_hundred(85))
            step("CompleteStep", {{"step", done}});
    pass(random_.between(5, 40));
    if (step("CloseConference"))
        return true;
    for (auto const& child : std::vector{conference().convening.children})
        if (auto const found = conference().outcomes.declared.find(child.id);
            found != conference().outcomes.declared.end() && conference::needs_plan(found->second.outcome))
            arrange(child.id.value, true);
    step("CloseConference");
    return conference().meeting.closed.has_value();
}

void Life::sign_off()
{
    after_days(random_.between(0, 7), 14 * 60);
    if (in_hundred(85))
        step("RecordCirculation", {{"record", false}});
    after_days(random_.between(1, 40), 9 * 60);
    Line record{{"parts", list({"attendance", "facts", "discussion", "strengths", "risk_analysis", "decisions", "plan",
                                "dissent"})}};
    if (in_hundred(70))
        record["dissent_listed"] = true;
    if (in_hundred(70))
        record["groupings_listed"] = true;
    if (in_hundred(70))
        record["chair_concern_in_summary"] = true;
    if (in_hundred(15)) {
        record["parts"] =
            list({"attendance", "facts", "discussion", "strengths", "risk_analysis", "decisions", "plan"});
        record["none"] = list({"dissent"});
    }
    if (in_hundred(90))
        step("SignOffRecord", record);
    if (in_hundred(85))
        step("ApproveDistribution", {{"full", list({"sw"})}, {"partial", list({a_parent()})}});
    if (in_hundred(85))
        step("RecordCirculation", {{"record", true}});
    if (in_hundred(40)) {
        auto const who = somebody();
        step("ConfirmReceipt", {{"person", who}});
        after_days(random_.between(1, 20));
        if (in_hundred(50))
            step("SendCorrection", {{"person", who}, {"text", "The date is wrong."}});
    }
    if (in_hundred(30))
        step("OfferDebrief", {{"child", a_kid()}, {"visit", in_hundred(50)}});
    if (in_hundred(30))
        step("OfferDebrief", {{"person", a_parent()}, {"visit", in_hundred(50)}});
    for (auto const& alert : std::vector{conference().convening.open_alerts})
        if (!alert.to.empty() && in_hundred(60))
            step("AcknowledgeAlert", {{"about", alert.about}, {"by", alert.to.value}});
}

}
