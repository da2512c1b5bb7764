#pragma once

#include "register/entry.h"

/// What changes an entry while it lives (CPR-04, CPR-06..09, CPR-23, UNB-07).
namespace noddfa::cpr {

/// Reaction to a review that kept the child on under other categories.
struct CategoryChange {
    ChildId child;
    ConferenceId conference;
    std::vector<Category> categories;
    std::optional<Category> primary;
    std::vector<Paragraph> reasons;
    bool reconvened = false; ///< decided again by a reconvened conference, which is no review
};
BOOST_DESCRIBE_STRUCT(CategoryChange, (), (child, conference, categories, primary, reasons, reconvened))
using ChangeCategories = Named<"ChangeCategories", CategoryChange>;
using CategoriesChanged = Named<"CategoriesChanged", CategoryChange>;

/// Reaction to a review that kept the child on.
struct ReviewHeld {
    ChildId child;
    ConferenceId conference;
    bool reconvened = false; ///< decided again by a reconvened conference, which is no review
};
BOOST_DESCRIBE_STRUCT(ReviewHeld, (), (child, conference, reconvened))
using ContinueRegistration = Named<"ContinueRegistration", ReviewHeld>;
using RegistrationContinued = Named<"RegistrationContinued", ReviewHeld>;

/// Another child of the same birth, with a lasting identifier of its own.
struct Twin {
    ChildId child;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Twin, (), (child, name))

struct BirthOf {
    ChildId child;
    std::optional<Date> born; ///< default: the day of the act
    std::string name;
    std::vector<Twin> twins;  ///< further children
};
BOOST_DESCRIBE_STRUCT(BirthOf, (), (child, born, name, twins))
using RecordBirth = Named<"RecordBirth", BirthOf, Usual::social_worker>;
using BirthRecorded = Named<"BirthRecorded", BirthOf>;

/// Reaction, in the stream of each further twin: the unborn child's entry is theirs too, with its date.
struct TwinEntry {
    ChildId child;
    ChildId twin_of;
    Registration registration;
    int reviews_held = 0;
    std::optional<Date> last_conference;
};
BOOST_DESCRIBE_STRUCT(TwinEntry, (), (child, twin_of, registration, reviews_held, last_conference))
using EnterTwin = Named<"EnterTwin", TwinEntry>;
using TwinEntered = Named<"TwinEntered", TwinEntry>;

/// What an entry holds beside identity and registration (CPR-09).
enum class Particular {
    aliases,
    sex,
    address,
    language,
    ethnicity,
    communication,
    nhs_number,
    upn,
    gp,
    school_or_health_visitor,
    parents,
    household,
    siblings,
    legal_status,
};
BOOST_DESCRIBE_ENUM(Particular, aliases, sex, address, language, ethnicity, communication, nhs_number, upn, gp,
                    school_or_health_visitor, parents, household, siblings, legal_status)
struct Detail {
    Particular what{};
    Paragraph value;
};
BOOST_DESCRIBE_STRUCT(Detail, (), (what, value))

/// Something known of the child, or known better; the earlier value stays in the history.
struct EntryCorrection {
    ChildId child;
    std::optional<std::string> name;
    std::optional<Date> born;
    std::optional<Date> expected;
    std::optional<PersonId> mother;
    std::vector<Detail> details;
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(EntryCorrection, (), (child, name, born, expected, mother, details, reason))
using CorrectEntry = Named<"CorrectEntry", EntryCorrection, Usual::custodian>;
using EntryCorrected = Named<"EntryCorrected", EntryCorrection>;

struct CoordinatorChange {
    ChildId child;
    PersonId person;
    bool told_verbally = false;        ///< agencies and family
    bool confirmed_in_writing = false;
    std::optional<std::string> scw_registration; ///< Social Care Wales registration number
    std::optional<Date> registered_until;        ///< of that registration
    bool employed_by_social_services = true;
};
BOOST_DESCRIBE_STRUCT(CoordinatorChange, (),
                      (child, person, told_verbally, confirmed_in_writing, scw_registration, registered_until,
                       employed_by_social_services))
using ChangeCoordinator = Named<"ChangeCoordinator", CoordinatorChange, Usual::team_manager>;
using CoordinatorChanged = Named<"CoordinatorChanged", CoordinatorChange>;

struct CoordinatorNotice {
    ChildId child;
    bool told_verbally = true;
    bool confirmed_in_writing = true;
};
BOOST_DESCRIBE_STRUCT(CoordinatorNotice, (), (child, told_verbally, confirmed_in_writing))
using ConfirmCoordinatorChange = Named<"ConfirmCoordinatorChange", CoordinatorNotice, Usual::team_manager>;
using CoordinatorChangeConfirmed = Named<"CoordinatorChangeConfirmed", CoordinatorNotice>;

/// A significant event or change that a practitioner tells the social worker.
struct ChangeReport {
    ChildId child;
    PersonId person;
    Paragraph what;
};
BOOST_DESCRIBE_STRUCT(ChangeReport, (), (child, person, what))
using ReportChange = Named<"ReportChange", ChangeReport, Usual::self>;
using ChangeReported = Named<"ChangeReported", ChangeReport>;

struct DatedDetail {
    Date from;
    Paragraph value;
};

struct CoordinatorTerm {
    PersonId person;
    Date from;
    bool told_verbally = false;
    bool confirmed_in_writing = false;
};

}
