#pragma once

#include "base/moment.h"
#include "conference/reports.h"
#include "protocol/terms.h"
#include "protocol/weighing.h"

/// Each practitioner's view on each child: given blind in rounds, revealed together (A.11, R-11..R-13).
namespace noddfa::conference {

struct State;

enum class ViewValue { register_, not_register, none };
enum class NoViewCode { outside_expertise, too_little_knowledge, conflict_of_interest, other };
enum class Harm { actual, likely, ongoing };
BOOST_DESCRIBE_ENUM(ViewValue, register_, not_register, none)
BOOST_DESCRIBE_ENUM(NoViewCode, outside_expertise, too_little_knowledge, conflict_of_interest, other)
BOOST_DESCRIBE_ENUM(Harm, actual, likely, ongoing)

struct AboutChild {
    ChildId child;
};
BOOST_DESCRIBE_STRUCT(AboutChild, (), (child))
/// A new round of views for a child; blind until revealed.
using OpenViews = Named<"OpenViews", AboutChild>;
using ViewsOpened = Named<"ViewsOpened", AboutChild>;
/// The chair shows all the round's views together; immutable afterwards.
using RevealViews = Named<"RevealViews", AboutChild>;
using ViewsRevealed = Named<"ViewsRevealed", AboutChild>;

/// One person's reasoned view on one child. `register`: there is continuing risk of significant harm, needing a
/// multi-agency plan and registration (at a review: still). Family and other non-party people speak elsewhere.
struct View {
    PersonId person;
    ChildId child;
    ViewValue view{};
    std::optional<Paragraph> reason;
    std::optional<NoViewCode> no_view_code;
    std::optional<bool> plan_needed;   ///< where it differs from the view (B-31)
    std::vector<Limb> limbs;
    std::vector<Harm> harm;
    bool before_leaving = false;       ///< given early by somebody who must go (R-07)
    bool confirmed = false;            ///< entered for the person, read aloud and confirmed (R-13)
};
BOOST_DESCRIBE_STRUCT(View, (),
                      (person, child, view, reason, no_view_code, plan_needed, limbs, harm, before_leaving, confirmed))
using GiveView = Named<"GiveView", View, Usual::self>;
using ViewGiven = Named<"ViewGiven", View>;

/// The chair excuses somebody from giving a view, with a reason (RESP-04).
struct Excuse {
    PersonId person;
    ChildId child;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(Excuse, (), (person, child, reason))
using ExcuseView = Named<"ExcuseView", Excuse>;
using ViewExcused = Named<"ViewExcused", Excuse>;

struct Attempt {
    ChildId child;
    Paragraph how; ///< re-summarising, more discussion … (DEC-03)
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (child, how))
using RecordResolutionAttempt = Named<"RecordResolutionAttempt", Attempt>;
using ResolutionAttempted = Named<"ResolutionAttempted", Attempt>;

/// The chair confirms that each agency's view has been sought (DEC-04).
using ConfirmAgenciesAsked = Named<"ConfirmAgenciesAsked", AboutChild>;
using AgenciesAsked = Named<"AgenciesAsked", AboutChild>;

/// A standing objection, raised by a grouping's lead only; any other dissent is heard and recorded (R-12, B-40).
struct Objection {
    PersonId person;
    ChildId child;
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(Objection, (), (person, child, reason))
using RaiseObjection = Named<"RaiseObjection", Objection, Usual::self>;
using ObjectionRaised = Named<"ObjectionRaised", Objection>;
struct ObjectionEnd {
    PersonId person;
    ChildId child;
};
BOOST_DESCRIBE_STRUCT(ObjectionEnd, (), (person, child))
using WithdrawObjection = Named<"WithdrawObjection", ObjectionEnd, Usual::self>;
using ObjectionWithdrawn = Named<"ObjectionWithdrawn", ObjectionEnd>;

/// The chair asks for standing objections, hears none, and declares consensus; views close (B-40).
struct Consensus {
    ChildId child;
    std::optional<Direction> direction; ///< filled in by the rule
};
BOOST_DESCRIBE_STRUCT(Consensus, (), (child, direction))
using DeclareConsensus = Named<"DeclareConsensus", AboutChild>;
using ConsensusDeclared = Named<"ConsensusDeclared", Consensus>;

/// The chair states that differences are irresolvable; views close (DEC-05).
struct Irresolvable {
    ChildId child;
    std::optional<Paragraph> statement;
};
BOOST_DESCRIBE_STRUCT(Irresolvable, (), (child, statement))
using DeclareIrresolvable = Named<"DeclareIrresolvable", Irresolvable>;
using DifferenceIrresolvable = Named<"DifferenceIrresolvable", Irresolvable>;

/// The views of a round are shown to nobody but their authors until it is revealed.
struct Round {
    std::map<PersonId, View> views;
    std::map<PersonId, GroupingId> groupings; ///< in which each was counted when the round was revealed
    bool revealed = false;
};

struct ChildViews {
    std::vector<Round> rounds;
    std::map<PersonId, View> early;  ///< given before leaving
    std::map<PersonId, Excuse> excused;
    std::vector<Attempt> attempts;
    bool agencies_asked = false;
    std::map<PersonId, Objection> objections; ///< standing
    std::optional<Direction> consensus;
    bool irresolvable = false;

    bool closed() const { return consensus || irresolvable; }
    bool round_open() const { return !rounds.empty() && !rounds.back().revealed; }
    bool round_revealed() const { return !rounds.empty() && rounds.back().revealed; }
};

struct Views {
    std::map<ChildId, ChildViews> by_child;
};

/// How one grouping sees one child in the latest round.
enum class GroupingView { register_, not_register, none, differs, not_given };
BOOST_DESCRIBE_ENUM(GroupingView, register_, not_register, none, differs, not_given)

/// What consensus would be: a direction when every grouping with a view points one way and at least two do, nobody
/// eligible is unasked, and no lead objects (B-40, R-12).
struct ConsensusTestResult {
    std::map<GroupingId, GroupingView> groupings;
    std::vector<PersonId> waiting;     ///< eligible practitioners without view or excuse
    std::optional<Direction> direction; ///< where the groupings agree
    bool standing_objection = false;
    bool contradiction = false;        ///< somebody says risk but no plan (B-31)

    /// Whether consensus may be declared.
    bool stands() const { return direction && waiting.empty() && !standing_objection && !contradiction; }
};
ConsensusTestResult test_consensus(State const& state, ChildId const& child, Moment now, Terms const& terms);
/// The views on a child so far; none where nothing was asked yet.
ChildViews const& views_on(State const& state, ChildId const& child);
/// The latest round that was revealed, or null.
Round const* last_revealed(ChildViews const& views);
/// Practitioners of whom the last round still wants a view: eligible at `now`, without view or excuse (DEC-13).
std::vector<PersonId> views_waiting(State const& state, ChildId const& child, Moment now);
/// Whether a view answers one question of the three and not the others: risk, plan and registration go together (B-31).
bool is_contradictory(View const& view);

/// Asks that somebody speaks for themselves, or that the chair or the record taker enters what they said and they
/// confirmed it read aloud. For views and votes.
void weigh_own_voice(Weighing& weigh, State const& state, PersonId const& person, bool confirmed, Act const& act,
                     Clause clause);

}
