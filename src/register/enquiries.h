#pragma once

#include "protocol/settings.h"
#include "register/entry.h"

/// The check of the register (CPR-10..17, R-28). Finding the child is not done here: the enquiry arrives with what the
/// search found.
namespace noddfa::cpr {

enum class EnquiryKind {
    concern,
    section47,
    emergency_department,
    maternity,
    police,
    education,
    cafcass_private_proceedings,
    court,
    other_authority,
    other,
};
enum class IdentifierKind { born, age, address, postcode, nhs_number, mothers_name };
enum class EnquirerCheck { signed_in, rung_back, known_in_person };
/// What kind of address was searched: other children are not shown for the last three.
enum class AddressKind { home, refuge, hostel, withheld };
enum class Match { exact, possible, none };
enum class RegisterStatus { on, was_on, not_on, cannot_say };
BOOST_DESCRIBE_ENUM(EnquiryKind, concern, section47, emergency_department, maternity, police, education,
                    cafcass_private_proceedings, court, other_authority, other)
BOOST_DESCRIBE_ENUM(IdentifierKind, born, age, address, postcode, nhs_number, mothers_name)
BOOST_DESCRIBE_ENUM(EnquirerCheck, signed_in, rung_back, known_in_person)
BOOST_DESCRIBE_ENUM(AddressKind, home, refuge, hostel, withheld)
BOOST_DESCRIBE_ENUM(Match, exact, possible, none)
BOOST_DESCRIBE_ENUM(RegisterStatus, on, was_on, not_on, cannot_say)

struct Enquiry {
    std::optional<ChildId> child; ///< whom the search found; absent: nobody
    std::string name;             ///< as heard
    std::optional<IdentifierKind> identifier;
    std::string identifier_value;
    std::optional<EnquiryKind> kind;
    Paragraph reason;
    PersonId person;              ///< who asks
    std::optional<AgencyId> agency;
    bool by_telephone = false;
    std::optional<EnquirerCheck> checked; ///< how it was made sure who asks
    std::optional<Match> match;   ///< default: exact where a child was found
    std::vector<AuthorityId> searched;     ///< registers searched
    std::vector<AuthorityId> unreconciled; ///< of these, whose opening load is not signed off
    bool conference_booked = false;
    std::optional<AddressKind> address; ///< default: home
    bool another_child_at_address = false; ///< the search found another child on a register there
};
BOOST_DESCRIBE_STRUCT(Enquiry, (),
                      (child, name, identifier, identifier_value, kind, reason, person, agency, by_telephone, checked,
                       match, searched, unreconciled, conference_booked, address, another_child_at_address))
using RecordEnquiry = Named<"RecordEnquiry", Enquiry, Usual::self>;

struct Period {
    AuthorityId authority;
    Date from;
    Date to;
};
BOOST_DESCRIBE_STRUCT(Period, (), (authority, from, to))

/// What an enquirer is told, and no more. "Not on" is not "safe": the pages say so beside every answer.
struct RegisterAnswer {
    RegisterStatus status = RegisterStatus::cannot_say;
    bool possible = false;      ///< the child found may not be the child asked about
    bool temporary = false;
    std::optional<AuthorityId> authority; ///< whose entry is live
    std::optional<Date> registered_on;
    std::vector<Category> categories;
    std::optional<PersonId> coordinator;
    std::vector<Period> earlier; ///< ended periods, oldest first
    bool whereabouts_unknown = false;
    bool decision_under_challenge = false;
    std::optional<AuthorityId> moved_to; ///< took the child on its own register when the entry here ended
    bool ring_duty_team = false;
    bool another_child_at_address = false;
    std::optional<RegisterContacts> contacts; ///< of social services, in office hours and out of them
};
BOOST_DESCRIBE_STRUCT(RegisterAnswer, (),
                      (status, possible, temporary, authority, registered_on, categories, coordinator, earlier,
                       whereabouts_unknown, decision_under_challenge, moved_to, ring_duty_team,
                       another_child_at_address, contacts))

struct AnsweredEnquiry : Enquiry {
    RegisterAnswer answer;
};
BOOST_DESCRIBE_STRUCT(AnsweredEnquiry, (Enquiry), (answer))
using EnquiryAnswered = Named<"EnquiryAnswered", AnsweredEnquiry>;

struct PastEnquiry {
    AnsweredEnquiry said;
    Moment at;
    bool given_up = false; ///< there was no answer (CPR-17)
};

}
