#pragma once

#include "base/date.h"
#include "base/moment.h"
#include "conference/child.h"
#include "people/named.h"

#include <map>
#include <set>
#include <utility>

/// Preparing child and parents, their language and needs, who attends, and their views (A.4, A.5, A.24).
namespace noddfa::conference {

enum class OfferAnswer { accepted, declined, awaited, not_applicable };
enum class Attendance { whole, part, not_at_all };
enum class PreparationTopic { assessments, reports, purpose, participation, attendance, outcomes };
enum class Leaflet { conference, registration, complaints };
enum class VoiceMethod { attended, advocate, practitioner_report, direct_work, letter, drawing, message, observation };
enum class NoViewsBecause { absent, excluded, declined, unknown_father, too_young };
BOOST_DESCRIBE_ENUM(OfferAnswer, accepted, declined, awaited, not_applicable)
BOOST_DESCRIBE_ENUM(Attendance, whole, part, not_at_all)
BOOST_DESCRIBE_ENUM(PreparationTopic, assessments, reports, purpose, participation, attendance, outcomes)
BOOST_DESCRIBE_ENUM(Leaflet, conference, registration, complaints)
BOOST_DESCRIBE_ENUM(VoiceMethod, attended, advocate, practitioner_report, direct_work, letter, drawing, message,
                    observation)
BOOST_DESCRIBE_ENUM(NoViewsBecause, absent, excluded, declined, unknown_father, too_young)

/// Somebody of the family, their supporters, advocates, legal representatives or carers (OTH-01).
struct FamilyPerson {
    PersonId person;
    std::string name;
    std::optional<Capacity> capacity; ///< parent
    std::vector<ChildId> children;    ///< whose parent, carer or advocate; empty: all
};
BOOST_DESCRIBE_STRUCT(FamilyPerson, (), (person, name, capacity, children))
using AddFamilyMember = Named<"AddFamilyMember", FamilyPerson, Usual::social_worker>;
using FamilyMemberAdded = Named<"FamilyMemberAdded", FamilyPerson>;

/// The active offer of an independent professional advocate (CHD-02, ADV-01).
struct AdvocacyOffer {
    ChildId child;
    OfferAnswer answer{};
    std::optional<Paragraph> reason; ///< needed where not applicable
    std::optional<PersonId> advocate;
    std::optional<Language> language;
};
BOOST_DESCRIBE_STRUCT(AdvocacyOffer, (), (child, answer, reason, advocate, language))
using RecordAdvocacyOffer = Named<"RecordAdvocacyOffer", AdvocacyOffer, Usual::social_worker>;
using AdvocacyOffered = Named<"AdvocacyOffered", AdvocacyOffer>;

/// Language of choice and needs of one child or one adult (CHD-07, PAR-07). Exactly one of `child` and `person`.
struct LanguageAndNeeds {
    std::optional<ChildId> child;
    std::optional<PersonId> person;
    Language language{};
    std::string communication; ///< medium, where not speech
    std::optional<Paragraph> needs;
    bool interpreter = false;  ///< an interpreter is needed
};
BOOST_DESCRIBE_STRUCT(LanguageAndNeeds, (), (child, person, language, communication, needs, interpreter))
using RecordLanguageAndNeeds = Named<"RecordLanguageAndNeeds", LanguageAndNeeds, Usual::social_worker>;
using LanguageAndNeedsRecorded = Named<"LanguageAndNeedsRecorded", LanguageAndNeeds>;

struct InterpreterBooking {
    PersonId interpreter;
    std::optional<ChildId> child;
    std::optional<PersonId> person;
    bool briefed = false;
    bool independent = false; ///< no relative (S47-07)
};
BOOST_DESCRIBE_STRUCT(InterpreterBooking, (), (interpreter, child, person, briefed, independent))
using BookInterpreter = Named<"BookInterpreter", InterpreterBooking, Usual::coordinator>;
using InterpreterBooked = Named<"InterpreterBooked", InterpreterBooking>;

/// How a child will take part (CHD-04, CHD-05, CHD-06, CHD-09).
struct ParticipationPlan {
    ChildId child;
    Attendance attends{};
    bool chosen_with_child = false;
    std::optional<Paragraph> reason; ///< of the chair where attendance is refused or partial
    std::optional<PersonId> supporter;
};
BOOST_DESCRIBE_STRUCT(ParticipationPlan, (), (child, attends, chosen_with_child, reason, supporter))
using PlanParticipation = Named<"PlanParticipation", ParticipationPlan>;
using ParticipationPlanned = Named<"ParticipationPlanned", ParticipationPlan>;

/// Preparing a parent or carer (PAR-02..07).
struct Preparation {
    PersonId person;
    std::vector<PreparationTopic> topics;
    std::vector<Leaflet> leaflets;
    bool told_outcome_of_enquiries = false;
    std::optional<Paragraph> support; ///< notes, transport, child care
};
BOOST_DESCRIBE_STRUCT(Preparation, (), (person, topics, leaflets, told_outcome_of_enquiries, support))
using PrepareFamilyMember = Named<"PrepareFamilyMember", Preparation, Usual::social_worker>;
using FamilyMemberPrepared = Named<"FamilyMemberPrepared", Preparation>;

struct FamilyInvitation {
    PersonId person;
    bool spoken = false;
    bool written = false;
    std::optional<Moment> arrives; ///< apart from others, where they are not to meet
};
BOOST_DESCRIBE_STRUCT(FamilyInvitation, (), (person, spoken, written, arrives))
using InviteFamilyMember = Named<"InviteFamilyMember", FamilyInvitation, Usual::social_worker>;
using FamilyMemberInvited = Named<"FamilyMemberInvited", FamilyInvitation>;

/// A no-contact order or bail condition the chair must know of (PAR-10).
struct ContactRisk {
    PersonId person;
    Paragraph risk;
};
BOOST_DESCRIBE_STRUCT(ContactRisk, (), (person, risk))
using FlagContactRisk = Named<"FlagContactRisk", ContactRisk, Usual::social_worker>;
using ContactRiskFlagged = Named<"ContactRiskFlagged", ContactRisk>;

/// The chair's decision that somebody of the family does not attend, wholly or in part (PAR-11).
struct Exclusion {
    PersonId person;
    std::optional<Attendance> attends; ///< what is left to them; absent: not at all
    std::optional<Paragraph> scope;    ///< which part, where partial
    std::optional<Paragraph> reason;
    std::optional<Paragraph> views_heard_by; ///< how their views will be heard
};
BOOST_DESCRIBE_STRUCT(Exclusion, (), (person, attends, scope, reason, views_heard_by))
using ExcludeFamilyMember = Named<"ExcludeFamilyMember", Exclusion>;
using FamilyMemberExcluded = Named<"FamilyMemberExcluded", Exclusion>;

/// The child's voice, however it came (PRIN-02, CHD-01, CHD-12).
struct Voice {
    ChildId child;
    VoiceMethod method{};
    Paragraph text;
    std::optional<PersonId> source; ///< who brought it
};
BOOST_DESCRIBE_STRUCT(Voice, (), (child, method, text, source))
using RecordChildVoice = Named<"RecordChildVoice", Voice, Usual::social_worker>;
using ChildVoiceRecorded = Named<"ChildVoiceRecorded", Voice>;

/// What somebody of the family thinks, or why there is nothing (PAR-12, PAR-14, RUN-15).
struct FamilyView {
    PersonId person;
    std::vector<ChildId> children; ///< empty: all
    std::optional<Paragraph> text; ///< the view; beside `none_because`, more about why there is none
    std::optional<NoViewsBecause> none_because;
};
BOOST_DESCRIBE_STRUCT(FamilyView, (), (person, children, text, none_because))
using RecordFamilyView = Named<"RecordFamilyView", FamilyView>;
using FamilyViewRecorded = Named<"FamilyViewRecorded", FamilyView>;

/// The chair meets child or family beforehand (CHD-08, CHAIR-03).
struct PreMeeting {
    std::vector<PersonId> people;
    std::vector<ChildId> children;
};
BOOST_DESCRIBE_STRUCT(PreMeeting, (), (people, children))
using MeetBeforehand = Named<"MeetBeforehand", PreMeeting>;
using MetBeforehand = Named<"MetBeforehand", PreMeeting>;

/// Debrief offered straight after, or a follow-up visit, to a child (CHD-10, CHD-11) or to a parent (PAR-13).
struct Aftercare {
    std::optional<ChildId> child;
    bool visit = false; ///< a follow-up visit made; otherwise a debrief offered
    std::optional<PersonId> with;
    std::optional<PersonId> person; ///< of the family, instead of a child
};
BOOST_DESCRIBE_STRUCT(Aftercare, (), (child, visit, with, person))
using OfferDebrief = Named<"OfferDebrief", Aftercare>;
using DebriefOffered = Named<"DebriefOffered", Aftercare>;

struct Family {
    std::map<PersonId, FamilyPerson> people;
    std::map<ChildId, AdvocacyOffer> advocacy; ///< the latest
    std::map<ChildId, std::vector<std::pair<Date, AdvocacyOffer>>> offers; ///< every one, with its day (ADV-02)
    std::map<ChildId, LanguageAndNeeds> child_needs;
    std::map<PersonId, LanguageAndNeeds> person_needs;
    std::vector<InterpreterBooking> interpreters;
    std::map<ChildId, ParticipationPlan> participation;
    std::map<PersonId, Preparation> prepared;     ///< everything done so far, added up
    std::map<PersonId, FamilyInvitation> invited; ///< both forms, added up
    std::map<PersonId, Exclusion> excluded;
    std::map<PersonId, Paragraph> contact_risks;
    std::map<ChildId, std::vector<Voice>> voices;
    std::vector<FamilyView> views;
    std::set<PersonId> met_people;
    std::set<ChildId> met_children;
    std::set<ChildId> debriefed;
    std::set<ChildId> followed_up;
    std::set<PersonId> debriefed_people;
    std::set<PersonId> followed_up_people;

    /// Whether somebody is kept out of the whole conference.
    bool excluded_wholly(PersonId const& person) const;
    /// Whether somebody's own view on a child is on record, in words.
    bool has_view(PersonId const& person, ChildId const& child) const;
    /// Whether somebody has been helped to understand all six topics of PAR-03.
    bool understands_all(PersonId const& person) const;
};

}
