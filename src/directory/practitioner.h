#pragma once

#include "people/named.h"
#include "people/paragraph.h"
#include "protocol/settings.h"

/// Practitioners: who they are, how they are reached at work, what they speak and were trained in.
namespace noddfa::directory {

/// To record: `person` and `name` are needed. To change: what is empty stays as it is.
struct PractitionerDetails {
    PersonId person;
    std::string name;
    std::string role;  ///< job title
    std::string email; ///< at work
    std::string phone; ///< at work
    std::vector<Language> languages;
    std::optional<Language> preferred_language;
};
BOOST_DESCRIBE_STRUCT(PractitionerDetails, (), (person, name, role, email, phone, languages, preferred_language))
using RecordPractitioner = Named<"RecordPractitioner", PractitionerDetails, Usual::coordinator>;
using PractitionerRecorded = Named<"PractitionerRecorded", PractitionerDetails>;
using ChangePractitioner = Named<"ChangePractitioner", PractitionerDetails, Usual::coordinator>;
using PractitionerChanged = Named<"PractitionerChanged", PractitionerDetails>;

/// The address was proved to be the person's.
struct ContactProof {
    PersonId person;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(ContactProof, (), (person, email))
using VerifyContact = Named<"VerifyContact", ContactProof, Usual::self>;
using ContactVerified = Named<"ContactVerified", ContactProof>;

struct Training {
    PersonId person;
    std::string course;
    std::optional<Date> on;    ///< left out: the day of the act
    std::optional<Date> until; ///< the last day on which it counts; left out: it does not lapse
};
BOOST_DESCRIBE_STRUCT(Training, (), (person, course, on, until))
using RecordTraining = Named<"RecordTraining", Training, Usual::self>;
using TrainingRecorded = Named<"TrainingRecorded", Training>;

/// `name@place`, without spaces.
bool is_address(std::string_view email);

}
