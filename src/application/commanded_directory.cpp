#include "application/commanded_rows.h"
#include "base/contains.h"
#include "directory/commands.h"

namespace noddfa::application {

namespace directory_asks {

using namespace directory;
using A = access::Action;

/// Whose lead may do it: of the agency that the person is of, where there is one alone.
void of_their_agency(Commanded& asked, AnyCommand const&, Given const& given)
{
    asked.more.recipient = asked.thing.person;
    if (asked.thing.agency || !asked.thing.person)
        return;
    auto const& practitioner = given.site.practitioner(*asked.thing.person).practitioner;
    std::optional<AgencyId> only;
    int held = 0;
    if (practitioner)
        for (auto const& membership : practitioner->memberships)
            if (membership.holds_on(given.act.recorded_at.day)) {
                only = membership.agency;
                ++held;
            }
    if (held == 1)
        asked.thing.agency = only;
}

/// From one agency to another: the lead of the one that is left does not move people into the other.
void of_a_move(Commanded& asked, AnyCommand const& command, Given const&)
{
    asked.more.recipient = said<MoveAgency>(command).person;
    asked.thing.agency.reset();
}

/// 3.4, README of the questions: which office is granted by whom.
A granting(Post post)
{
    switch (post) {
    case Post::agency_lead: return A::appoint_agency_lead;
    case Post::lead_manager:
    case Post::deputy_manager:
    case Post::operator_:
    case Post::board_admin:
    case Post::director: return A::grant_high_office;
    default: return A::grant_office;
    }
}

/// 3.1: an agency's lead is appointed by the lead manager of an authority that the agency serves. Theirs, where they
/// manage one of those.
std::optional<AuthorityId> served_by(AgencyId const& id, Given const& given)
{
    auto const& agency = given.site.agency(id).agency;
    auto const& who = given.site.practitioner(given.who).practitioner;
    if (!agency || !who)
        return std::nullopt;
    for (auto const& held : who->posts)
        if (held.of.post == Post::lead_manager && held.of.authority && held.holds_on(given.act.recorded_at.day)
            && contains(agency->said.authorities, *held.of.authority))
            return held.of.authority;
    return std::nullopt;
}

void of_a_post(Commanded& asked, PostOf const& post, Given const& given)
{
    asked.actions = {granting(post.post)};
    asked.thing.authority = post.agency ? served_by(*post.agency, given) : post.authority;
    asked.thing.agency = post.agency;
    asked.more.recipient = post.person;
}

void proposed(Commanded& asked, AnyCommand const& command, Given const& given)
{
    of_a_post(asked, said<ProposePost>(command), given);
}

void withdrawn(Commanded& asked, AnyCommand const& command, Given const& given)
{
    of_a_post(asked, said<WithdrawPost>(command), given);
}

/// The second of two people.
void agreed(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& post = said<AgreePost>(command);
    of_a_post(asked, post, given);
    auto const& practitioner = given.site.practitioner(post.person).practitioner;
    if (!practitioner)
        return;
    for (auto const& proposal : practitioner->proposals)
        if (proposal.said.is_same(post)) {
            asked.more.first = proposal.by;
            asked.more.proposed_at = proposal.at;
        }
}

constexpr Permission rows[] = {
    {"RecordAgency", {}, A::create_organisation},
    {"ChangeAgency", {}, A::create_organisation},
    {"CloseAgency", {}, A::create_organisation},
    {"RecordPractitioner", {}, A::keep_people, of_their_agency},
    {"ChangePractitioner", {}, A::keep_people, of_their_agency},
    // The proof is a letter that was followed: sign-in gives it, and nobody signed in.
    {"VerifyContact", {}, {}},
    {"RecordTraining", {}, A::keep_people, of_their_agency},
    {"JoinAgency", {}, A::keep_people, of_their_agency},
    {"LeaveAgency", {}, A::keep_people, of_their_agency},
    {"MoveAgency", {}, A::keep_people, of_a_move},
    {"RecordLeaving", {}, A::keep_people, of_their_agency},
    {"AttestMembership", {}, A::attest_member, of_their_agency},
    {"ProposePost", {}, {}, proposed, true},
    {"AgreePost", {}, {}, agreed, true},
    {"WithdrawPost", {}, {}, withdrawn, true},
    {"CorrectFact", {}, A::keep_people, of_their_agency},
};

#define NODDFA_NAME(Type) #Type,
constexpr std::string_view commands[] = {NODDFA_DIRECTORY_COMMANDS(NODDFA_NAME)};
#undef NODDFA_NAME
static_assert(same_names(rows, commands), "a command of the directory without what it asks of access");

NameThing names()
{
#define NODDFA_NAMING(Type) naming<Type>(),
    return {NODDFA_DIRECTORY_COMMANDS(NODDFA_NAMING)};
#undef NODDFA_NAMING
}

}

RoomTable const& directory_table()
{
    static RoomTable const table{directory_asks::rows, directory_asks::names()};
    return table;
}

}
