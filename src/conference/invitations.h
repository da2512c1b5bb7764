#pragma once

#include "base/moment.h"
#include "conference/child.h"
#include "conference/readiness.h"
#include "people/named.h"
#include "protocol/terms.h"

#include <map>
#include <utility>

/// Who is invited, who answers, who comes instead, who knows which child (A.2, R-08, B-11, B-25).
namespace noddfa::conference {

struct State;

enum class Answer { attending, apologies, declines };
BOOST_DESCRIBE_ENUM(Answer, attending, apologies, declines)

/// An invitation to a practitioner, observer, student, legal adviser, CAFCASS, CIW … (family: `InviteFamilyMember`).
struct Invitation {
    PersonId person;
    std::string name;
    std::optional<Capacity> capacity;   ///< practitioner
    std::optional<ServiceId> service;   ///< practitioners
    std::optional<AgencyId> agency;     ///< the employer; default: the service's own name
    std::optional<GroupingId> grouping; ///< default: the service's; a chair's ruling where it differs (GRP-11)
    std::optional<std::vector<ChildId>> contact; ///< children in direct contact; default by R-08
    bool redacted = false;              ///< left out of the list that others see (INV-02)
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (person, name, capacity, service, agency, grouping, contact, redacted))
using InviteParticipant = Named<"InviteParticipant", Invitation, Usual::coordinator>;
/// The invitation with its defaults settled: capacity, agency and grouping.
struct SettledInvitation : Invitation {
    bool parent_service = false; ///< the service by default works only with a parent (B-11, B-25)
};
BOOST_DESCRIBE_STRUCT(SettledInvitation, (Invitation), (parent_service))
using ParticipantInvited = Named<"ParticipantInvited", SettledInvitation>;

struct Reply {
    PersonId person;
    Answer answer{};
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (person, answer, reason))
using ReplyToInvitation = Named<"ReplyToInvitation", Reply, Usual::self>;
using InvitationAnswered = Named<"InvitationAnswered", Reply>;

/// Somebody of the same agency comes instead (INV-03..05).
struct Substitution {
    PersonId person;      ///< who cannot come
    PersonId substitute;
    std::string name;     ///< of the substitute
    std::optional<ServiceId> service; ///< the same, where not given
    bool ready = false;   ///< declares enough expertise, knowledge and information (INV-04)
    std::optional<AgencyId> agency; ///< the same, where not given
};
BOOST_DESCRIBE_STRUCT(Substitution, (), (person, substitute, name, service, ready, agency))
using NameSubstitute = Named<"NameSubstitute", Substitution, Usual::self>;
/// The substitution with service, agency and grouping settled.
struct SettledSubstitution : Substitution {
    GroupingId grouping;
    bool parent_service = false;
};
BOOST_DESCRIBE_STRUCT(SettledSubstitution, (Substitution), (grouping, parent_service))
using SubstituteNamed = Named<"SubstituteNamed", SettledSubstitution>;

/// Whether a practitioner's agency has direct contact with a child (QUOR-01, R-08, UNB-06).
struct DirectContact {
    PersonId person;
    ChildId child;
    bool contact = false;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(DirectContact, (), (person, child, contact, reason))
using SetDirectContact = Named<"SetDirectContact", DirectContact>;
using DirectContactSet = Named<"DirectContactSet", DirectContact>;

/// Whether a grouping is directly involved with a child, for a disputed sibling (VOTE-12, B-25).
struct Involvement {
    GroupingId grouping;
    ChildId child;
    bool involved = false;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Involvement, (), (grouping, child, involved, reason))
using SetInvolvement = Named<"SetInvolvement", Involvement>;
using InvolvementSet = Named<"InvolvementSet", Involvement>;

struct Invitations {
    std::vector<PersonId> order; ///< the roll, as invited or named
    std::map<PersonId, Invitation> sent;
    std::map<PersonId, Reply> replies;
    std::map<PersonId, Substitution> substitutes; ///< by who cannot come
    std::map<PersonId, Participant> roll;         ///< everyone known to the conference who is not family
    std::map<std::pair<PersonId, ChildId>, bool> contact;          ///< as set by hand
    std::map<std::pair<GroupingId, ChildId>, Involvement> involvement; ///< as set by the chair
};

/// Whether the practitioner's agency has direct contact with the child: as set by hand, else as said at invitation,
/// else by the default of the service (R-08, UNB-06). False for anybody who is no practitioner, and for strangers.
bool direct_contact(State const& state, PersonId const& person, ChildId const& child, Terms const& terms);

/// Whether a grouping is directly involved with the child (VOTE-12): as the chair set it, else by the contact of any
/// of its members on the roll, present or not; Education also with a child enrolled anywhere (B-25, B-26).
bool directly_involved(State const& state, GroupingId const& grouping, ChildId const& child, Terms const& terms);

/// The grouping that a practitioner of a service is counted in unless said otherwise (GRP-01..10, B-16).
GroupingId default_grouping(Service const& service, Settings const& settings);

/// Who else is invited, as an invitation tells it: without those whom the chair had left out (INV-02).
std::vector<PersonId> invitees_shown(State const& state);

/// Agencies invited of which no practitioner had come by the moment, in the order of invitation (INV-01).
std::vector<AgencyId> agencies_absent(State const& state, Moment at);

/// Apologies without a substitute, and substitutes who have not declared themselves ready (INV-03, INV-04).
std::vector<Gap> invitation_gaps(State const& state, Moment now, Terms const& terms);

}
