#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "people/paragraph.h"
#include "protocol/background.h"
#include "protocol/notices.h"

#include <map>

/// The entry of one child, the three routes onto the register and what is kept of it
/// (A2, REG-01, UNB-07, R-17, R-18).
namespace noddfa::cpr {

/// How a child came onto the register: R-18's three routes, a transfer, or birth as a twin of a registered
/// unborn child.
enum class Route { conference, temporary, opening_load, transfer, twin };
BOOST_DESCRIBE_ENUM(Route, conference, temporary, opening_load, transfer, twin)

/// How an entry ended (DEC-20, CPR-20, R-19); a temporary one ends with the stay.
enum class Ending { review, eighteen, death, left_uk, transfer, stay_over, set_aside };
BOOST_DESCRIBE_ENUM(Ending, review, eighteen, death, left_uk, transfer, stay_over, set_aside)

/// Whom an entry is about, as far as known. Before birth the mother and the expected date stand in (CPR-23).
struct Identity {
    std::string name; ///< empty before birth
    std::optional<Date> born;
    std::optional<Date> expected;
    std::optional<PersonId> mother;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (name, born, expected, mother))

/// What must accompany an entry and never delays it (CPR-24, R-17).
struct Arrangements {
    bool plan = false;
    std::optional<PersonId> coordinator;
    std::optional<Date> first_core_group;
    std::optional<Date> review;
};
BOOST_DESCRIBE_STRUCT(Arrangements, (), (plan, coordinator, first_core_group, review))

/// A registration as a conference decided it.
struct Registration {
    ChildId child;
    AuthorityId authority;                   ///< whose register
    std::optional<ConferenceId> conference;  ///< the decision it rests on
    std::vector<Category> categories;
    std::optional<Category> primary;
    std::vector<Paragraph> reasons;          ///< the original reasons, kept for every review (REV-04)
    std::vector<Limb> limbs;
    std::optional<Date> registered_on;       ///< day of the decision; default: the day of the act
    Identity identity;
    Arrangements arrangements;
    bool reconvened = false; ///< decided again by a reconvened conference
};
BOOST_DESCRIBE_STRUCT(Registration, (),
                      (child, authority, conference, categories, primary, reasons, limbs, registered_on, identity,
                       arrangements, reconvened))
/// Reaction to a conference's decision to register; also to a transfer conference of the receiving authority.
using EnterRegister = Named<"EnterRegister", Registration>;
using Entered = Named<"Entered", Registration>;
/// A reconvened conference registers a child who still is on the register: the date stays.
using RegistrationConfirmed = Named<"RegistrationConfirmed", Registration>;
/// The receiving conference registered: the live entry passes from one authority to the other in this one event
/// (MOV-11, I11).
using Transferred = Named<"Transferred", Registration>;

/// Reaction: plan, coordinator and dates as the conference settles them.
struct ArrangementsOf {
    ChildId child;
    Arrangements arrangements; ///< what is given replaces; what is absent stays
};
BOOST_DESCRIBE_STRUCT(ArrangementsOf, (), (child, arrangements))
using NoteArrangements = Named<"NoteArrangements", ArrangementsOf>;
using ArrangementsNoted = Named<"ArrangementsNoted", ArrangementsOf>;

/// A child on another authority's register who is staying here (CPR-05, CPR-19).
struct TemporaryEntry {
    ChildId child;
    AuthorityId authority;  ///< whose register takes the temporary entry
    AuthorityId home;       ///< whose entry is live
    std::string home_entry; ///< reference of that entry, as proof
    std::optional<Date> arrived_on; ///< default: the day of the act
    std::optional<Date> until;      ///< expected end of the stay
    std::vector<Category> categories;
    std::optional<PersonId> coordinator; ///< of the home authority
    std::optional<Identity> identity;
};
BOOST_DESCRIBE_STRUCT(TemporaryEntry, (),
                      (child, authority, home, home_entry, arrived_on, until, categories, coordinator, identity))
using EnterTemporary = Named<"EnterTemporary", TemporaryEntry, Usual::custodian>;
using EnteredTemporarily = Named<"EnteredTemporarily", TemporaryEntry>;

struct StayEnd {
    ChildId child;
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(StayEnd, (), (child, note))
using EndTemporary = Named<"EndTemporary", StayEnd, Usual::custodian>;
using TemporaryEnded = Named<"TemporaryEnded", StayEnd>;

/// An entry of a register that existed before this one, carried over by two people.
struct OpeningEntry {
    ChildId child;
    AuthorityId authority;
    std::string source;                ///< the register it was copied from
    std::optional<PersonId> checked_by; ///< the second person
    std::optional<Date> registered_on;
    std::vector<Category> categories;
    std::optional<Category> primary;
    std::vector<Paragraph> reasons;
    std::optional<Identity> identity;
    std::optional<Arrangements> arrangements;
    std::optional<int> reviews_held;
    std::optional<Date> last_conference;
};
BOOST_DESCRIBE_STRUCT(OpeningEntry, (),
                      (child, authority, source, checked_by, registered_on, categories, primary, reasons, identity,
                       arrangements, reviews_held, last_conference))
using LoadOpeningEntry = Named<"LoadOpeningEntry", OpeningEntry, Usual::custodian>;
using OpeningEntryLoaded = Named<"OpeningEntryLoaded", OpeningEntry>;

/// The count of the source and of what was loaded agree; until then a check answers that it cannot say.
struct LoadSignOff {
    ChildId child;
    std::string source;
    int in_source = 0; ///< entries
    int loaded = 0;    ///< entries
};
BOOST_DESCRIBE_STRUCT(LoadSignOff, (), (child, source, in_source, loaded))
using SignOffOpeningLoad = Named<"SignOffOpeningLoad", LoadSignOff, Usual::custodian>;
using OpeningLoadSignedOff = Named<"OpeningLoadSignedOff", LoadSignOff>;

struct OpeningLoad {
    std::string source;
    PersonId loaded_by;
    std::optional<Date> signed_off;
};

/// One period on a register, live or ended. Never deleted (CPR-03, CPR-22, I13).
struct Entry {
    Registration said;
    Route route{};
    Date from;
    std::optional<Date> to;
    std::optional<Ending> ending;
    int reviews_held = 0;
    std::optional<Date> last_conference; ///< initial or review, whichever came last
};

/// A temporary period beside another authority's live entry.
struct Stay {
    TemporaryEntry said;
    Date arrived_on;
    Date entered_on;
    std::optional<Date> ended_on;
};

}
