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
    bool retried = false;                      ///< all confirmed groupings, the first electorate having been empty (R-14)
    std::map<GroupingId, PersonId> nominees;
    std::map<GroupingId, std::string> left_out; ///< grouping → code: not_involved, no_elector, no_nominee, absent
};
BOOST_DESCRIBE_STRUCT(Electorate, (), (child, disputed_sibling, retried, nominees, left_out))
using VoteOpened = Named<"VoteOpened", Electorate>;

struct Ballot {
    ChildId child;
    PersonId person;
    std::optional<GroupingId> grouping; ///< default: the person's own
    std::optional<BallotValue> vote;    ///< a bare abstention is refused (RESP-06)
    std::optional<NoViewCode> no_view_code;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Ballot, (), (child, person, grouping, vote, no_view_code, reason))
using CastVote = Named<"CastVote", Ballot, Usual::self>;
using VoteCast = Named<"VoteCast", Ballot>;

using CloseVote = Named<"CloseVote", AboutChild>;
struct Tally {
    ChildId child;
    int for_ = 0;
    int against = 0;
    int none = 0;
    VoteResult result{};
    std::vector<GroupingId> dissent;    ///< groupings against the majority (VOTE-06)
    std::vector<GroupingId> disagreed_outside; ///< outside the electorate and of another view (R-15)
};
BOOST_DESCRIBE_STRUCT(Tally, (), (child, for_, against, none, result, dissent, disagreed_outside))
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

/// Who votes on a child now (B.5).
Electorate electorate(State const& state, ChildId const& child, Moment now, Terms const& terms);
/// Why a grouping outside the electorate was not counted, and which of the two ways it leant.
/// What may be declared for a child: consensus, majority or the chair's decision; nothing while it is open.
std::optional<Direction> decided_direction(State const& state, ChildId const& child);

}
