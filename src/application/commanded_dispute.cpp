#include "application/commanded_rows.h"
#include "base/contains.h"
#include "dispute/commands.h"

namespace noddfa::application {

namespace dispute_asks {

using namespace dispute;
using A = access::Action;
using C = access::Circumstance;

/// One that names no conference is the authority's of who takes it down.
void of_no_conference(Commanded& asked, AnyCommand const&, Given const& given)
{
    auto const& state = given.site.dispute(*asked.thing.dispute);
    auto const conference = state.complaint    ? state.complaint->said.conference
                            : state.difference ? state.difference->said.conference
                                               : asked.thing.conference;
    if (!conference && !state.set_aside && !state.appeal)
        asked.thing.authority = authority_of(given);
}

/// DIS-03: whoever raised a difference, or owns it at its stage, goes on with it.
void of_a_difference(Commanded& asked, AnyCommand const& command, Given const& given)
{
    of_no_conference(asked, command, given);
    auto const& difference = given.site.dispute(*asked.thing.dispute).difference;
    if (!difference)
        return;
    asked.thing.child = difference->said.child;
    if (difference->said.person == given.who || difference->owner == given.who)
        asked.actions.insert(asked.actions.end(), {A::take_part, A::write_progress});
}

void of_a_set_aside(Commanded& asked, AnyCommand const& command, Given const&)
{
    auto const& aside = said<SetAside>(command);
    add_if(asked, C::trigger, aside.trigger && has_words(aside.information));
}

constexpr Permission rows[] = {
    {"SetAside", {}, A::set_aside, of_a_set_aside, true},
    {"AnswerReconvene", {}, {A::handle_dispute, A::prepare_conference}},
    {"LodgeAppeal", A::submit_words, A::handle_dispute},
    {"FormPanel", {}, A::handle_dispute},
    {"DecideAppeal", {}, A::recommend_appeal},
    {"RecordReconveneWish", {}, A::handle_dispute},
    {"MakeComplaint", A::submit_words, A::handle_dispute, of_no_conference},
    {"ClassComplaint", {}, A::handle_dispute, of_no_conference},
    {"AcknowledgeComplaint", {}, A::handle_dispute, of_no_conference},
    {"ExtendDiscussion", {}, A::handle_dispute, of_no_conference},
    {"RecordDiscussion", {}, A::handle_dispute, of_no_conference},
    {"SendTerms", {}, A::handle_dispute, of_no_conference},
    {"RequestInvestigation", {}, A::handle_dispute, of_no_conference},
    {"RespondToInvestigation", {}, A::handle_dispute, of_no_conference},
    {"RaiseDifference", {A::take_part, A::write_progress}, A::handle_dispute, of_no_conference},
    {"RecordSafetyAction", {}, A::handle_dispute, of_a_difference},
    {"MoveUp", {}, A::handle_dispute, of_a_difference},
    {"ResolveDifference", {}, A::handle_dispute, of_a_difference},
    {"AcknowledgeAlert", {}, A::answer_task, of_no_conference},
    {"CompleteTask", {}, A::answer_task, of_no_conference},
    {"CorrectFact", {}, A::handle_dispute, of_no_conference},
};

#define NODDFA_NAME(Type) #Type,
constexpr std::string_view commands[] = {NODDFA_DISPUTE_COMMANDS(NODDFA_NAME)};
#undef NODDFA_NAME
static_assert(same_names(rows, commands), "a command of a dispute without what it asks of access");

NameThing names()
{
#define NODDFA_NAMING(Type) naming<Type>(),
    return {NODDFA_DISPUTE_COMMANDS(NODDFA_NAMING)};
#undef NODDFA_NAMING
}

}

RoomTable const& dispute_table()
{
    static RoomTable const table{dispute_asks::rows, dispute_asks::names()};
    return table;
}

}
