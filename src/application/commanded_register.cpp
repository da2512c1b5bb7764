#include "application/commanded_rows.h"
#include "base/contains.h"
#include "register/commands.h"

namespace noddfa::application {

namespace register_asks {

using namespace cpr;
using A = access::Action;
using C = access::Circumstance;

/// CPR-05: the notice of the authority whose entry is live stands for a decision.
void of_a_stay(Commanded& asked, AnyCommand const& command, Given const&)
{
    auto const& stay = said<EnterTemporary>(command);
    asked.thing.authority = stay.authority;
    add_if(asked, C::decision_event, !stay.home_entry.empty());
}

/// the register that it is copied from stands for the decisions.
void of_an_opening_load(Commanded& asked, AnyCommand const& command, Given const&)
{
    auto const& entry = said<LoadOpeningEntry>(command);
    asked.thing.authority = entry.authority;
    add_if(asked, C::decision_event, !entry.source.empty());
}

/// 3.4: who decided does not confirm it.
void of_a_removal(Commanded& asked, AnyCommand const&, Given const& given)
{
    auto const& ended = given.site.register_of(*asked.thing.child).ended;
    if (ended.empty() || !ended.back().said.conference)
        return;
    if (auto const& booking = given.site.conference(*ended.back().said.conference).convening.booking)
        asked.more.author = booking->chair;
}

void by_evidence(Commanded& asked, AnyCommand const& command, Given const&)
{
    add_if(asked, C::evidence, has_words(said<RemoveAdministratively>(command).evidence));
}

/// the receiving authority's custodian takes it on.
void of_a_transfer(Commanded& asked, AnyCommand const& command, Given const&)
{
    asked.thing.authority = said<AcceptTransfer>(command).authority;
}

/// on the telephone a desk answers; otherwise somebody signed in asks for themselves, of no one register.
void of_an_enquiry(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& enquiry = said<RecordEnquiry>(command);
    add_if(asked, C::identified, !enquiry.name.empty() && enquiry.identifier && !enquiry.identifier_value.empty());
    add_if(asked, C::confirmed_caller,
           enquiry.checked == EnquirerCheck::rung_back || enquiry.checked == EnquirerCheck::known_in_person);
    if (enquiry.by_telephone || enquiry.person != given.who) {
        asked.actions = {A::answer_enquiry};
        asked.thing.authority = authority_of(given);
        return;
    }
    asked.actions = {A::check_register};
    asked.thing.child.reset();
    asked.thing.agency.reset();
}

/// CPR-17: nothing was answered, so that nothing of it is to be made sure.
void of_no_answer(Commanded& asked, AnyCommand const&, Given const& given)
{
    asked.more.circumstances.add(C::identified);
    asked.more.circumstances.add(C::confirmed_caller);
    asked.thing.child.reset();
    asked.thing.authority = authority_of(given);
}

void of_a_request(Commanded& asked, AnyCommand const&, Given const& given)
{
    asked.more.circumstances.add(C::request_open);
    asked.thing.authority = authority_of(given);
}

void of_its_alert(Commanded& asked, AnyCommand const& command, Given const& given)
{
    of_an_alert(asked, given.site.register_of(*asked.thing.child).alerts, command, given);
}

constexpr Permission rows[] = {
    {"EnterTemporary", {}, A::execute_decision, of_a_stay},
    {"EndTemporary", {}, A::execute_decision},
    {"LoadOpeningEntry", {}, A::execute_decision, of_an_opening_load},
    {"SignOffOpeningLoad", {}, A::execute_decision},
    {"RecordBirth", {}, A::note_change},
    {"CorrectEntry", {}, A::correct_entry},
    {"ChangeCoordinator", {}, A::note_change},
    {"ConfirmCoordinatorChange", {}, A::note_change},
    {"ReportChange", {}, {A::note_change, A::write_progress}},
    {"RemoveAdministratively", {}, A::remove_entry, by_evidence},
    {"RecordDeath", {}, A::note_change},
    {"ConfirmRemovalNotice", {}, A::execute_decision, of_a_removal},
    {"CloseRemoval", {}, A::execute_decision, of_a_removal},
    {"RecordMove", {}, A::note_change},
    {"AcknowledgeMove", {}, {A::note_change, A::write_progress}},
    {"SendTransferInformation", {}, A::note_change},
    {"RequestTransfer", {}, A::note_change},
    {"AgreePermanent", {}, A::note_change},
    {"AcceptTransfer", {}, A::execute_decision, of_a_transfer},
    {"CompleteTransfer", {}, A::note_change},
    {"MarkWhereaboutsUnknown", {}, A::note_change},
    {"MarkFound", {}, A::note_change},
    {"RecordEnquiry", {}, {}, of_an_enquiry},
    {"GiveUpEnquiry", {}, {A::check_register, A::answer_enquiry}, of_no_answer},
    {"RequestAccessLog", {}, A::work_request, of_a_request},
    {"ExtendAccessAnswer", {}, A::work_request, of_a_request},
    {"AnswerAccessRequest", {}, A::work_request, of_a_request},
    {"AcknowledgeAlert", {}, A::answer_task, of_its_alert},
    {"CompleteTask", {}, A::answer_task},
    {"CorrectFact", {}, A::correct_entry},
};

#define NODDFA_NAME(Type) #Type,
constexpr std::string_view commands[] = {NODDFA_REGISTER_COMMANDS(NODDFA_NAME)};
#undef NODDFA_NAME
static_assert(same_names(rows, commands), "a command of the register without what it asks of access");

NameThing names()
{
#define NODDFA_NAMING(Type) naming<Type>(),
    return {NODDFA_REGISTER_COMMANDS(NODDFA_NAMING)};
#undef NODDFA_NAMING
}

}

RoomTable const& register_table()
{
    static RoomTable const table{register_asks::rows, register_asks::names()};
    return table;
}

}
