#pragma once

#include "access/question.h"
#include "people/identifiers.h"

/// What is asked of the access model (`access/decide.h`) in the application's own words.
namespace noddfa::application {

/// Who asks, and how they are signed in.
struct Asker {
    PersonId who;
    int assurance = 1;          ///< 1 password, 2 with a second factor, 3 phishing-resistant
    Moment proved;              ///< the latest sign-in or step-up
    bool stage_sign_in = false; ///< a fresh sign-in was made for the decision stage that is still open
    access::Device device = access::Device::known;
    access::Purpose purpose = access::Purpose::conference;
    std::string session; ///< which session, for the log; never its token
    std::string request; ///< the request's own identifier, for the log
};

/// What is asked about, as far as it applies; what it belongs to is found in the state.
struct Thing {
    access::ObjectKind kind{};
    std::optional<ConferenceId> conference{};
    std::optional<ChildId> child{};   ///< with a conference: of it, this child alone
    std::optional<PersonId> person{}; ///< whose invitation, view, membership, post or copy it is
    std::optional<AgencyId> agency{};
    std::optional<AuthorityId> authority{};
    std::optional<DisputeId> dispute{};
    std::optional<ReportId> report{};

    bool operator==(Thing const&) const = default;
};

/// What only who asks knows of the question; everything else comes from the state.
struct More {
    access::SetOf<access::Circumstance> circumstances; ///< beside those that the state shows
    std::vector<access::Label> labels;  ///< of the paragraph asked about
    std::vector<access::Label> removed; ///< labels that a lowering takes away
    std::string part;                   ///< of the meeting
    std::vector<ChildId> children;      ///< that nothing knows of yet
    std::optional<PersonId> author;     ///< where no state names one
    std::optional<PersonId> recipient;
    int reason_characters = 0;
    std::optional<Moment> happened;     ///< what is recorded later than it was (R-03); none: as it is recorded
    std::optional<PersonId> first; ///< who proposed it: whether the asker may be the second person
    std::optional<Moment> proposed_at;
    access::Channel channel = access::Channel::person;
};

}
