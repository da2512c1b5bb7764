#pragma once

#include "conference/convening.h"
#include "conference/reports.h"

/// Sharing reports with the family, restrictions, confidentiality and release (A.8, A.9, R-22..R-24).
namespace noddfa::conference {

enum class ShareMethod { in_person, by_phone, by_video, sent };
enum class ReleasePurpose { protect_a_child, consent, court_order, same_agency_handover, other };
BOOST_DESCRIBE_ENUM(ShareMethod, in_person, by_phone, by_video, sent)
BOOST_DESCRIBE_ENUM(ReleasePurpose, protect_a_child, consent, court_order, same_agency_handover, other)

/// A report shared, discussed and explained with one of the family on the day of the command. Sent without a
/// recorded discussion is `sent`, not shared (B-04).
struct Share {
    std::vector<ReportId> report; ///< one or several
    PersonId person;              ///< of the family
    ShareMethod method{};
    std::optional<Language> language;
    bool discussed = false;
    std::vector<Paragraph> disputed; ///< what they dispute or correct
    std::optional<PersonId> shared_by; ///< who explained it; default: the author
    std::vector<ParagraphId>
        passages; ///< which of the report each of `disputed` is about; empty: the report as a whole
};
BOOST_DESCRIBE_STRUCT(Share, (), (report, person, method, language, discussed, disputed, shared_by, passages))
using ShareReport = Named<"ShareReport", Share, Usual::social_worker>;
using ReportShared = Named<"ReportShared", Share>;

struct DisputeAnswer {
    ReportId report;
    PersonId person;
    Paragraph response;
};
BOOST_DESCRIBE_STRUCT(DisputeAnswer, (), (report, person, response))
using AnswerCorrection = Named<"AnswerCorrection", DisputeAnswer, Usual::social_worker>;
using CorrectionAnswered = Named<"CorrectionAnswered", DisputeAnswer>;

/// Who of the family a report is for, decided beforehand.
struct Recipients {
    ReportId report;
    std::vector<PersonId> people;
    std::optional<Paragraph> reason; ///< where a parent is left out
};
BOOST_DESCRIBE_STRUCT(Recipients, (), (report, people, reason))
using SetReportRecipients = Named<"SetReportRecipients", Recipients, Usual::social_worker>;
using ReportRecipientsSet = Named<"ReportRecipientsSet", Recipients>;

/// Sharing may cause harm: chasing stops and release is locked from now on (SHARE-05, CNF-03, CNF-04, R-23).
struct SharingRisk {
    ReportId report;
    Paragraph reason;
    std::optional<PersonId> safeguarding_lead; ///< consulted first (CNF-03)
};
BOOST_DESCRIBE_STRUCT(SharingRisk, (), (report, reason, safeguarding_lead))
using NotifySharingRisk = Named<"NotifySharingRisk", SharingRisk, Usual::social_worker>;
using SharingRiskNotified = Named<"SharingRiskNotified", SharingRisk>;

/// The chair's answer (B-36).
struct RestrictionDecision {
    ReportId report;
    bool agreed = false;
    Paragraph reason;
    std::optional<Paragraph> scope;
    std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(RestrictionDecision, (), (report, agreed, reason, scope, until))
using DecideRestriction = Named<"DecideRestriction", RestrictionDecision>;
using RestrictionDecided = Named<"RestrictionDecided", RestrictionDecision>;

/// Sensitive content, fear of violence or intimidation, told to the chair (REP-06).
struct Sensitivity {
    PersonId person;
    Paragraph what;
    bool violence = false;
};
BOOST_DESCRIBE_STRUCT(Sensitivity, (), (person, what, violence))
using RaiseSensitivity = Named<"RaiseSensitivity", Sensitivity, Usual::self>;
using SensitivityRaised = Named<"SensitivityRaised", Sensitivity>;

/// The chair asks all practitioners whether anything cannot be shared; each answers (CNF-02, CNF-09, CNF-10).
struct WithholdingAnswer {
    PersonId person;
    bool anything = false;
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(WithholdingAnswer, (), (person, anything, note))
using AskAboutWithholding = Named<"AskAboutWithholding", Nothing>;
using WithholdingAsked = Named<"WithholdingAsked", Nothing>;
using AnswerAboutWithholding = Named<"AnswerAboutWithholding", WithholdingAnswer, Usual::self>;
using WithholdingAnswered = Named<"WithholdingAnswered", WithholdingAnswer>;

/// A professional disagreement about sharing, raised and later settled (CNF-06).
struct SharingDisagreement {
    Paragraph what;
    bool resolved = false;
    std::optional<int> number; ///< which one is resolved, counted from 1; default: the only open one
};
BOOST_DESCRIBE_STRUCT(SharingDisagreement, (), (what, resolved, number))
using RecordSharingDisagreement = Named<"RecordSharingDisagreement", SharingDisagreement>;
using SharingDisagreementRecorded = Named<"SharingDisagreementRecorded", SharingDisagreement>;

/// Record or information given to a third party (CNF-01, CNF-08, REC-09, REC-10, R-24).
struct Release {
    std::string to;
    std::optional<ReleasePurpose> purpose;
    Paragraph what;
    std::optional<Paragraph> basis;        ///< legal basis, or the purpose in words
    bool chair_permits = false;
    std::vector<PersonId> informants;      ///< whose information it is
    std::vector<PersonId> informants_permit;
    std::vector<ReportId> reports;         ///< that it contains
    std::optional<AgencyId> lead_of;       ///< whose safeguarding lead gives it (R-24)
};
BOOST_DESCRIBE_STRUCT(Release, (),
                      (to, purpose, what, basis, chair_permits, informants, informants_permit, reports, lead_of))
using ReleaseInformation = Named<"ReleaseInformation", Release>;
using InformationReleased = Named<"InformationReleased", Release>;

struct ShareMade {
    ReportId report;
    Share share;
    PersonId by; ///< who explained it
    Date on;
    bool complete = false; ///< discussed, not merely sent
};

struct Restriction {
    SharingRisk risk;
    Moment notified;
    std::optional<RestrictionDecision> decision; ///< absent: waits for the chair; release is locked
};

struct Sharing {
    std::vector<ShareMade> shares;
    std::map<std::pair<ReportId, PersonId>, Paragraph> answers;
    std::map<ReportId, Recipients> recipients;
    std::map<ReportId, Restriction> restrictions;
    std::vector<Sensitivity> sensitivities;
    bool asked_about_withholding = false;
    std::map<PersonId, WithholdingAnswer> withholding;
    std::vector<SharingDisagreement> disagreements; ///< as raised; `resolved` once settled
    std::vector<Release> releases;
};

/// Who of the family a report is for: as set, else the parents and carers of its children.
std::vector<PersonId> recipients_of(State const& state, ReportId const& report);

/// Whether a report is locked and nobody is chased to share it: from the notification until the chair refuses the
/// restriction, or its last day is over (SHARE-05, B-36, R-23).
bool is_restricted(State const& state, ReportId const& report, Date on);

/// One report to be shared with one of the family.
struct OwedShare {
    ReportId report;
    PersonId person;
    std::optional<Date> shared_on; ///< the first day on which it was discussed, not merely sent
    bool breach = false;           ///< that day, or today where there is none, is after the due day (SHARE-02)
    bool suspended = false;        ///< restricted: no duty meanwhile (SHARE-05)
    std::optional<Date> suspended_until; ///< the last day of a restriction, past or to come; absent: none named
};

/// When reports must have been shared (SHARE-02); nothing while no date is booked.
std::optional<Deadline> shares_due(State const& state, Terms const& terms);

/// Every report received with everyone it is for.
std::vector<OwedShare> shares_owed(State const& state, Moment now, Terms const& terms);

/// Disputed reports that their authors have not answered yet (SHARE-04).
std::vector<std::pair<ReportId, PersonId>> corrections_unanswered(State const& state);

/// Practitioners on the roll who have not said whether anything cannot be shared (CNF-09).
std::vector<PersonId> withholding_unanswered(State const& state);

/// Reports not shared, and the question about withholding not asked or not answered (SHARE-01, CNF-09).
std::vector<Gap> sharing_gaps(State const& state, Moment now, Terms const& terms);

/// An alert to the conference's chair.
AlertRaised tell_chair(State const& state, Clause clause, std::string about, std::optional<ChildId> child = {});

}
