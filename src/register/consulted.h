#pragma once

#include "register/enquiries.h"

/// Who consulted the register about a child: searches given up (CPR-17), and what parent or child may see (CPR-18).
namespace noddfa::cpr {

/// A search given up before there was an answer: kept with as much as had been said (CPR-17).
struct SearchGivenUp {
    std::optional<ChildId> child;
    std::string name; ///< as heard
    std::optional<IdentifierKind> identifier;
    std::string identifier_value;
    std::optional<EnquiryKind> kind;
    PersonId person; ///< who searched
    std::optional<AgencyId> agency;
    bool by_telephone = false;
    std::optional<Paragraph> why;
};
BOOST_DESCRIBE_STRUCT(SearchGivenUp, (),
                      (child, name, identifier, identifier_value, kind, person, agency, by_telephone, why))
using GiveUpEnquiry = Named<"GiveUpEnquiry", SearchGivenUp, Usual::self>;
using EnquiryGivenUp = Named<"EnquiryGivenUp", SearchGivenUp>;

enum class AsksAs { child, parent };
BOOST_DESCRIBE_ENUM(AsksAs, child, parent)

/// A parent or the child asks who consulted the register (CPR-18).
struct AccessRequest {
    ChildId child;
    PersonId person;
    AsksAs asks_as{};
};
BOOST_DESCRIBE_STRUCT(AccessRequest, (), (child, person, asks_as))
using RequestAccessLog = Named<"RequestAccessLog", AccessRequest, Usual::self>;
using AccessLogRequested = Named<"AccessLogRequested", AccessRequest>;

/// The answer takes longer, and the person is told why.
struct AccessExtension {
    ChildId child;
    PersonId person;
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(AccessExtension, (), (child, person, reason))
using ExtendAccessAnswer = Named<"ExtendAccessAnswer", AccessExtension, Usual::custodian>;
using AccessAnswerExtended = Named<"AccessAnswerExtended", AccessExtension>;

enum class Exemption { serious_harm, crime };
BOOST_DESCRIBE_ENUM(Exemption, serious_harm, crime)

struct WithheldSearch {
    int enquiry = 0; ///< counted from 1, in the order of the searches about the child
    std::optional<Exemption> exemption;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(WithheldSearch, (), (enquiry, exemption, reason))

/// What somebody is shown of the searches about a child, and what is withheld.
struct AccessAnswer {
    ChildId child;
    PersonId person;
    std::vector<int> shown; ///< counted as in `WithheldSearch`
    std::vector<WithheldSearch> withheld;
};
BOOST_DESCRIBE_STRUCT(AccessAnswer, (), (child, person, shown, withheld))
using AnswerAccessRequest = Named<"AnswerAccessRequest", AccessAnswer, Usual::custodian>;
using AccessLogAnswered = Named<"AccessLogAnswered", AccessAnswer>;

struct PastAccessRequest {
    AccessRequest said;
    Date on;
    bool extended = false;
    std::optional<Date> answered_on;
};

}
