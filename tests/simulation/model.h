#pragma once

#include "rule_book.h"

#include "application/record.h"

#include <map>
#include <set>
#include <string>
#include <vector>

/// A conference as its events tell it, read a second time from the specification alone (rulings; catalogue B-10 to
/// B-27, B-40). It shares the events' payloads and the board's data files with the program, and no rule.
namespace noddfa::simulation {

namespace story = noddfa::conference;

/// Somebody who is not family, as invited, named or ruled on.
struct Seat {
    Capacity capacity = Capacity::practitioner;
    ServiceId service;
    AgencyId agency;
    GroupingId grouping;
    bool parent_service = false;
    std::optional<std::vector<ChildId>> contact;
};

struct Going {
    Moment at;
    bool arrives = false;
};

struct RoundTold {
    std::map<PersonId, story::View> views;
    bool revealed = false;
};

struct VoteTold {
    bool retried = false;
    std::map<GroupingId, PersonId> nominees;
    std::map<GroupingId, story::BallotValue> ballots;
    std::set<PersonId> voters;
    std::optional<story::VoteResult> result;

    int count(story::BallotValue value) const;
};

/// What was said and decided about one child.
struct Matter {
    std::vector<RoundTold> rounds;
    std::map<PersonId, story::View> early;
    std::set<PersonId> excused;
    std::set<PersonId> objectors;
    int attempts = 0;
    std::optional<story::Direction> consensus;
    bool irresolvable = false;
    std::vector<VoteTold> votes;
    std::optional<story::Direction> chair;
    bool categories_settled = false;
    std::optional<Outcome> outcome;
    std::optional<Moment> decided_at;
    std::optional<Date> first_core_group;

    bool closed() const { return consensus || irresolvable; }
    bool round_open() const { return !rounds.empty() && !rounds.back().revealed; }
    RoundTold const* last_revealed() const;
    VoteTold const* vote() const { return votes.empty() ? nullptr : &votes.back(); }
};

/// Agencies that count for a child at one moment, and what follows (B-11, B-13).
struct Quorum {
    int agencies = 0;
    story::QuoracyLevel level = story::QuoracyLevel::inquorate;
    bool midwifery_met = true;
};

struct Electors {
    std::map<GroupingId, PersonId> nominees;
    std::map<GroupingId, std::string> left_out;
};

class ConferenceModel {
public:
    explicit ConferenceModel(RuleBook const& rules) : rules_(&rules) {}

    void take(story::Event const& event, Act const& act);

    // what the events say
    story::Kind kind = story::Kind::initial;
    std::optional<AuthorityId> authority;
    std::vector<story::SubjectChild> children;
    std::map<ChildId, Standing> standings;
    PersonId social_worker;
    PersonId team_manager;
    PersonId chair;
    PersonId record_taker;
    bool conflict_reasoned = false; ///< CHAIR-01 passed over with a reason at the booking
    std::optional<Moment> starts;
    std::optional<Date> convened_on;
    std::optional<Moment> opened;
    std::optional<Moment> closed;
    std::optional<Moment> checked; ///< accuracy
    bool adjourned = false;
    bool signed_off = false;
    std::map<PersonId, Seat> roll;
    std::map<PersonId, Capacity> family;
    std::vector<story::StrategyMeeting> meetings;
    std::vector<Moment> meetings_at;
    std::map<ChildId, Matter> matters;
    std::set<ChildId> discretion;
    std::map<ChildId, story::MidwiferyEvidence> midwifery;
    std::map<ChildId, Moment> reestablished;
    std::optional<std::vector<GroupingId>> confirmed;

    // what follows from them
    story::SubjectChild const* child(ChildId const& id) const;
    Matter const& matter(ChildId const& id) const;
    std::optional<Capacity> capacity(PersonId const& person) const;
    bool present(PersonId const& person, Moment at) const;
    ///
    bool may_give_view(PersonId const& person, Moment at) const;
    bool under_review(ChildId const& child) const;
    Quorum quorum(ChildId const& child, Moment at) const;
    std::vector<PersonId> not_yet_asked(ChildId const& child, Moment at) const;
    std::optional<story::Direction> agreement(ChildId const& child, Moment at) const;
    Electors electors(ChildId const& child, Moment at) const;
    /// by consensus, majority or chair; nothing while it is open.
    std::optional<std::pair<story::Direction, story::DecidedBy>> decision(ChildId const& child) const;
    bool is_for_chair(ChildId const& child) const;
    Date pinned(Date otherwise) const { return convened_on.value_or(otherwise); }

private:
    using Groups = std::map<GroupingId, std::vector<PersonId>>;

    bool counts(PersonId const& person, Moment at) const;
    bool knows(PersonId const& person, ChildId const& child) const;
    std::optional<bool> said(PersonId const& person, ChildId const& child) const;
    bool knows_by_service(Seat const& seat, story::SubjectChild const& child) const;
    QuorumAgencyId agency(Seat const& seat) const;
    std::set<QuorumAgencyId> agencies(ChildId const& child, Moment at) const;
    bool midwife_there(Moment at) const;
    Groups groups(Moment at) const;
    std::optional<PersonId> leader(GroupingId const& grouping, ChildId const& child, Moment at) const;
    std::optional<PersonId> speaker(GroupingId const& grouping, ChildId const& child, Moment at) const;
    std::vector<PersonId> education(ChildId const& child, Moment at) const;
    bool involved(GroupingId const& grouping, ChildId const& child) const;
    bool takes_part(GroupingId const& grouping, ChildId const& child, Moment at) const;
    bool is_education(GroupingId const& grouping) const;

    void take_convening(story::Event const& event, Act const& act);
    void take_people(story::Event const& event, Act const& act);
    void take_meeting(story::Event const& event, Act const& act);
    void take_views(story::Event const& event, Act const& act);
    void take_vote(story::Event const& event, Act const& act);
    void take_outcome(story::Event const& event, Act const& act);
    void go(PersonId const& person, Moment at, bool arrives);
    void seat(PersonId const& person, Seat seat) { roll.emplace(person, std::move(seat)); }

    RuleBook const* rules_;
    std::map<PersonId, std::vector<Going>> goings_;
    std::set<PersonId> briefed_;
    std::map<std::pair<PersonId, ChildId>, bool> contact_;
    std::map<std::pair<GroupingId, ChildId>, bool> involvement_;
    std::map<GroupingId, QuorumAgencyId> recognised_;
    std::map<GroupingId, PersonId> leads_;
    std::map<std::pair<GroupingId, ChildId>, PersonId> leads_for_child_;
    std::map<ChildId, PersonId> education_electors_;
};

/// Whether the child goes on, or stays on, the register.
inline bool registers(Outcome outcome) { return outcome != Outcome::not_register && outcome != Outcome::remove; }

}
