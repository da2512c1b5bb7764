#pragma once

#include "conference/groupings.h"

/// The vote, only where differences are irresolvable (A.12, B-21, B-23..B-27, R-14, R-15).
namespace noddfa::conference {

enum class BallotValue { for_, against, none };
enum class VoteResult { register_, not_register, tie, empty };
BOOST_DESCRIBE_ENUM(BallotValue, for_, against, none)
BOOST_DESCRIBE_ENUM(VoteResult, register_, not_register, tie, empty)

using OpenVote = Named<"OpenVote", AboutChild>;
/// The vote with its electorate: one nominee per grouping, and why others are not counted.
struct Electorate {
    ChildId child;
    bool disputed_sibling = false;             ///< restricted to groupings directly involved (VOTE-12)
    bool retried = false; ///< all confirmed groupings, the first electorate having been empty (R-14)
    std::map<GroupingId, PersonId> nominees;
    /// Grouping → code: not_involved, no_elector, no_nominee, absent, not_confirmed.
    std::map<GroupingId, std::string> left_out;
};
BOOST_DESCRIBE_STRUCT(Electorate, (), (child, disputed_sibling, retried, nominees, left_out))
using VoteOpened = Named<"VoteOpened", Electorate>;

struct Ballot {
    ChildId child;
    PersonId person;
    std::optional<GroupingId> grouping; ///< default: the person's own
    std::optional<BallotValue> vote; ///< a bare abstention is refused (RESP-06)
    std::optional<NoViewCode> no_view_code;
    std::optional<Paragraph> reason;
    bool confirmed = false; ///< entered for the person, read aloud and confirmed (R-13)
};
BOOST_DESCRIBE_STRUCT(Ballot, (), (child, person, grouping, vote, no_view_code, reason, confirmed))
using CastVote = Named<"CastVote", Ballot, Usual::self>;
using VoteCast = Named<"VoteCast", Ballot>;

using CloseVote = Named<"CloseVote", AboutChild>;
/// The view of a grouping that has no vote on the child: on record, and not counted.
struct UncountedView {
    GroupingId grouping;
    GroupingView view{};
    std::string because; ///< as `Electorate::left_out`
};
BOOST_DESCRIBE_STRUCT(UncountedView, (), (grouping, view, because))
struct Tally {
    ChildId child;
    int for_ = 0;
    int against = 0;
    int none = 0;
    VoteResult result{};
    std::vector<GroupingId> dissent; ///< groupings against the majority (VOTE-06)
    std::vector<GroupingId> disagreed_outside; ///< outside the electorate and of another view (R-15)
    std::vector<UncountedView> not_counted; ///< every view of a grouping outside the electorate
};
BOOST_DESCRIBE_STRUCT(Tally, (), (child, for_, against, none, result, dissent, disagreed_outside, not_counted))
using VoteClosed = Named<"VoteClosed", Tally>;

/// The chair decides, with reasons: on equal votes, on an empty electorate, or on removal without consensus (VOTE-07,
/// R-14, B-15). Both questions are answered: continuing risk with need for a plan, and registration.
struct ChairRuling {
    ChildId child;
    Direction decision{};
    std::optional<bool> plan_needed;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(ChairRuling, (), (child, decision, plan_needed, reason))
using DecideAsChair = Named<"DecideAsChair", ChairRuling>;
using ChairDecided = Named<"ChairDecided", ChairRuling>;

struct ChildVote {
    Electorate electorate;
    std::map<GroupingId, Ballot> ballots;
    std::optional<Tally> tally; ///< closed
};

struct Voting {
    std::map<ChildId, std::vector<ChildVote>> votes; ///< a retry is a second vote (R-14)
    std::map<ChildId, ChairRuling> chair_decisions;
};

/// Who votes on a child now (B.5): one nominee for each confirmed grouping with an eligible practitioner present. In a
/// conference on several children only groupings directly involved with the child vote (VOTE-12), unless a first vote
/// had nobody to decide it.
Electorate electorate(State const& state, ChildId const& child, Moment now, Terms const& terms);
/// Who speaks for a grouping on a child: its lead, or for Education among siblings the elector of VOTE-09 and VOTE-10.
std::optional<PersonId> speaker_of(State const& state, GroupingId const& grouping, ChildId const& child, Moment now,
                                   Terms const& terms);
/// The last vote on a child, open or closed; null before the first.
ChildVote const* last_vote(State const& state, ChildId const& child);
/// Who casts a grouping's vote in the open vote on a child: its nominee, or who took the nominee's place since; nothing
/// where nobody of it may.
std::optional<PersonId> nominee_now(State const& state, ChildId const& child, GroupingId const& grouping, Moment now,
                                    Terms const& terms);
/// Why a member of a grouping that votes on a child is not the one who votes, where a rule on Education or a ruling
/// says so (VOTE-09, VOTE-10, R-15); nothing where somebody else is simply the nominee.
std::optional<std::pair<Code, Clause>> ruled_out(State const& state, Participant const& person, ChildId const& child,
                                                 Moment now, Terms const& terms);
/// Groupings whose vote the open vote on a child still waits for: those that have not voted and somebody of whom could.
std::vector<GroupingId> votes_missing(State const& state, ChildId const& child, Moment now, Terms const& terms);
/// What may be declared for a child: consensus, majority or the chair's decision; nothing while it is open.
std::optional<Direction> decided_direction(State const& state, ChildId const& child);

}
