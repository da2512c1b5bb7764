#pragma once

#include "access/facts.h"
#include "access/labels.h"
#include "access/set_of.h"

/// What a decision is asked about: who, on what, in what circumstances (3.2).
namespace noddfa::access {

NODDFA_ACCESS_ENUM(ObjectKind, rules, organisation, grant, staff_list, conference, invitation, report, record, view,
                   paragraph, circulation, decision, plan, register_entry, register_search, register_list, alerts,
                   claim, address, address_list, identity, appeal, own_copy, own_words, audit_log, statistics, sample,
                   subject_request, access_history, holding, system, bar)

/// What is true of the object and its conference at the time of asking. Whoever asks reads them from the state.
NODDFA_ACCESS_ENUM(Circumstance, linked, late, pack_issued, meeting_open, views_open, present, has_capacity, no_device,
                   read_aloud, quorate, at_discretion, views_complete, tie, draft, submitted, agreed, superseded,
                   received, challenge_open, approval_required, to_family_or_outside, decision_event, evidence,
                   confirmed_caller, identified, within_rate, found, immediate_safety, trigger, manager_chaired,
                   panel_quorate, identity_proved, released, place_allowed, in_sample, request_open, audit_writable,
                   legal_hold, protects_a_child, begun, reasoned, one_child, narrowed, excluded)

NODDFA_ACCESS_ENUM(Device, managed, known, shared, unknown)

NODDFA_ACCESS_ENUM(Purpose, conference, core_group, register_enquiry, access_request, complaint, audit, statistics)

/// Through what the question comes: a person's own session, or a partner agency's system for that person.
NODDFA_ACCESS_ENUM(Channel, person, partner)

/// What is to be acted on, and what it belongs to. What does not apply stays empty.
struct Object {
    ObjectKind kind{};
    Subject board;
    Subject authority;
    Subject conference;
    Subject agency;    ///< whose report, staff list or invitation it is
    Subject appeal;
    Subject author;    ///< who made it: wrote the paper, took the decision, made the claim
    Subject recipient; ///< whose copy it is, whose address, or to whom something is granted
    std::string team;  ///< the coordinators' team that a conference is assigned to
    std::string part;  ///< the part of the meeting that a paragraph belongs to
    std::vector<Subject> children;
    std::vector<Subject> people; ///< everybody a conference is about or who attends as family: adults and children
    std::vector<Label> labels;   ///< of the paragraph asked about; none: the paper as a whole
    std::vector<Label> removed;  ///< labels that a lowering takes away

    bool operator==(Object const&) const = default;
};

/// The session and the moment of asking.
struct Context {
    int assurance = 1;            ///< 1 password, 2 with a second factor, 3 phishing-resistant
    int sign_in_minutes = 0;      ///< age of the latest sign-in
    bool stage_sign_in = false;   ///< a fresh sign-in was made for the decision stage that is still open
    Device device = Device::known;
    Channel channel = Channel::person;
    Purpose purpose = Purpose::conference;
    Moment now;
    int reason_characters = 0;
    SetOf<Circumstance> circumstances;
    std::optional<Date> trained_until;  ///< the last day on which training counts
    std::optional<Date> attested_until; ///< the last day of the agency's attestation
    /// Who proposed it: the question is then whether the asker may be the second person.
    std::optional<Subject> first;
    std::optional<Moment> proposed_at;
};

/// Everything a rule may look at.
struct Asking {
    Subject const& who;
    Object const& object;
    Context const& context;
    Facts const& facts;
    Settings const& settings;

    bool related(Relation relation, Subject const& to) const
    {
        return !to.empty() && access::related(relation, who, to, context.now, facts, settings);
    }
};

}
