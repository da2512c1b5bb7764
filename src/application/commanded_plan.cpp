#include "application/commanded_rows.h"
#include "plan/commands.h"

namespace noddfa::application {

namespace plan_asks {

using namespace plan;
using A = access::Action;

/// CG-09: the chair of the conference that made the plan answers.
void of_its_conference(Commanded& asked, AnyCommand const&, Given const& given)
{
    asked.thing.conference = given.site.plan_of(*asked.thing.child).conference;
}

void of_its_alert(Commanded& asked, AnyCommand const& command, Given const& given)
{
    of_an_alert(asked, given.site.plan_of(*asked.thing.child).alerts, command, given);
}

constexpr Permission rows[] = {
    {"DetailPlan", {}, A::write_progress},
    {"CompleteAction", {}, A::write_progress},
    {"ReportCannotDeliver", {}, A::write_progress},
    {"ConsiderEscalation", {}, A::write_progress},
    {"ReviewPlan", {}, A::write_progress},
    {"ConfirmPlanReceipt", {}, A::write_progress},
    {"ChangeCoreGroup", {}, A::write_progress},
    {"HoldCoreGroup", {}, A::write_progress},
    {"ChallengePlan", {}, A::write_progress},
    {"RequestEarlyReview", {}, A::write_progress},
    {"AnswerEarlyReview", {}, A::conduct_meeting, of_its_conference},
    {"RecordVisit", {}, A::write_progress},
    {"RecordAccessDenied", {}, A::write_progress},
    {"AcknowledgeAlert", {}, A::answer_task, of_its_alert},
    {"CompleteTask", {}, A::answer_task},
    {"CorrectFact", {}, A::write_progress},
};

#define NODDFA_NAME(Type) #Type,
constexpr std::string_view commands[] = {NODDFA_PLAN_COMMANDS(NODDFA_NAME)};
#undef NODDFA_NAME
static_assert(same_names(rows, commands), "a command of a plan without what it asks of access");

NameThing names()
{
#define NODDFA_NAMING(Type) naming<Type>(),
    return {NODDFA_PLAN_COMMANDS(NODDFA_NAMING)};
#undef NODDFA_NAMING
}

}

RoomTable const& plan_table()
{
    static RoomTable const table{plan_asks::rows, plan_asks::names()};
    return table;
}

}
