#include "application/commanded_rows.h"
#include "grants/commands.h"

namespace noddfa::application {

namespace access_asks {

using namespace grants;
using A = access::Action;
using C = access::Circumstance;

/// 3.5: its register's, or where the child is on none, of who claims; what it leaves is written with it.
void of_a_claim(Commanded& asked, AnyCommand const& command, Given const&)
{
    asked.more.reason_characters = static_cast<int>(said<ClaimAccess>(command).reason.text.size());
    asked.more.circumstances.add(C::audit_writable);
}

void of_a_review(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const* claim = given.site.grants_of(*asked.thing.child).claim(said<ReviewClaim>(command).claim);
    if (claim)
        asked.more.author = claim->by;
    if (!given.site.register_of(*asked.thing.child).live)
        asked.thing.authority = authority_of(given);
}

/// Of no register: the authority of who keeps it.
void here(Commanded& asked, AnyCommand const&, Given const& given) { asked.thing.authority = authority_of(given); }

/// Whose case an address belongs to: that of the conference for which it was given.
void of_the_case(Commanded& asked, PersonId const& whose, Given const& given)
{
    if (auto const& withheld = given.site.grants_of(whose).withheld)
        asked.thing.conference = withheld->conference;
}

/// An address is withheld by who prepares the conference, of somebody of its family.
void of_a_withholding(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& family = given.site.conference(*asked.thing.conference).family;
    auto const& whose = said<WithholdAddress>(command).whose;
    if (!family.people.contains(whose) || given.stream.key != grants::key_of(whose))
        asked.actions.clear();
}

/// 3.4: opened to a new person by two.
template<class Command> void of_an_address(Commanded& asked, AnyCommand const& command, Given const& given)
{
    asked.more.recipient = asked.thing.person;
    of_the_case(asked, said<Command>(command).whose, given);
}

void agreed(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& reader = said<AgreeAddressReader>(command);
    asked.more.recipient = reader.person;
    asked.thing.authority = authority_of(given);
    of_the_case(asked, reader.whose, given);
    for (auto const& proposal : given.site.grants_of(reader.person).proposals)
        if (proposal.said.is_same(reader)) {
            asked.more.first = proposal.by;
            asked.more.proposed_at = proposal.at;
        }
}

constexpr Permission rows[] = {
    {"ClaimAccess", {}, A::claim_access, of_a_claim},
    {"ReviewClaim", {}, A::review_claim, of_a_review},
    {"StateNeed", {}, A::state_need},
    {"DeclareConflict", A::declare_conflict, A::keep_bars, here},
    {"EndConflict", {}, A::keep_bars, here},
    {"RecordOrder", {}, A::keep_bars, here},
    {"EndOrder", {}, A::keep_bars, here},
    {"WithholdAddress", {}, A::prepare_conference, of_a_withholding},
    {"ProposeAddressReader", {}, A::unseal_address, of_an_address<ProposeAddressReader>, true},
    {"AgreeAddressReader", {}, A::unseal_address, agreed, true},
    {"WithdrawAddressReader", {}, A::unseal_address, of_an_address<WithdrawAddressReader>, true},
    {"CloseAddress", {}, A::unseal_address, of_an_address<CloseAddress>, true},
    {"ListReader", {}, A::conduct_meeting},
    {"UnlistReader", {}, A::conduct_meeting},
    {"AcknowledgeAlert", {}, A::answer_task, here},
    {"CorrectFact", {}, A::keep_bars, here},
};

#define NODDFA_NAME(Type) #Type,
constexpr std::string_view commands[] = {NODDFA_GRANTS_COMMANDS(NODDFA_NAME)};
#undef NODDFA_NAME
static_assert(same_names(rows, commands), "a command of access without what it asks of it");

NameThing names()
{
#define NODDFA_NAMING(Type) naming<Type>(),
    return {NODDFA_GRANTS_COMMANDS(NODDFA_NAMING)};
#undef NODDFA_NAMING
}

}

RoomTable const& access_table()
{
    static RoomTable const table{access_asks::rows, access_asks::names()};
    return table;
}

}
