#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "protocol/background.h"
#include "protocol/notices.h"
#include "protocol/terms.h"

/// Setting a decision aside and reconvening (A.22, B-20, B-33, R-20).
namespace noddfa::dispute {

/// SET-01: an opinion that protective plans are inadequate; SET-02: procedures were not followed.
enum class Trigger { opinion, procedure };
BOOST_DESCRIBE_ENUM(Trigger, opinion, procedure)

struct SettingAside {
    DisputeId dispute;
    ConferenceId conference;
    std::optional<ChildId> child;         ///< may be left out where the conference decided on one child
    std::optional<Trigger> trigger;
    std::optional<Paragraph> information; ///< the opinion, or what was not followed
    std::optional<PersonId> source;       ///< who made it known
    std::optional<Paragraph> reason;
    std::optional<Paragraph> interim_protection;
    std::optional<Date> reconvene_by;     ///< default: the board's working days from the set-aside
    std::optional<PersonId> second;       ///< only where the board wants two people
};
BOOST_DESCRIBE_STRUCT(SettingAside, (),
                      (dispute, conference, child, trigger, information, source, reason, interim_protection,
                       reconvene_by, second))
using SetAside = Named<"SetAside", SettingAside, Usual::lead_manager>;

/// Handed on: the conference marks its decision, the register flags or restores the entry.
struct DecisionAside {
    DisputeId dispute;
    ConferenceId conference;
    ChildId child;
    Outcome outcome{}; ///< what had been decided; it stays in the history
    std::optional<Trigger> trigger;
    std::optional<Paragraph> information;
    std::optional<PersonId> source;
    std::optional<Paragraph> reason;
    std::optional<Paragraph> interim_protection;
    std::optional<PersonId> second;
};
BOOST_DESCRIBE_STRUCT(DecisionAside, (),
                      (dispute, conference, child, outcome, trigger, information, source, reason, interim_protection,
                       second))
using DecisionSetAside = Named<"DecisionSetAside", DecisionAside>;

/// A conference must reconvene, after a set-aside or an appeal; to be met by a conference linked to it.
struct Reconvening {
    DisputeId dispute;
    ConferenceId conference; ///< whose decision it is
    ChildId child;
    std::optional<Date> by;
    bool new_chair = false;  ///< the board wants another chair
};
BOOST_DESCRIBE_STRUCT(Reconvening, (), (dispute, conference, child, by, new_chair))
using ReconveneRequired = Named<"ReconveneRequired", Reconvening>;

/// When the reconvened conference is, and which it is.
struct ReconveneAnswer {
    DisputeId dispute;
    std::optional<ConferenceId> conference; ///< the reconvened one
    Date on;
};
BOOST_DESCRIBE_STRUCT(ReconveneAnswer, (), (dispute, conference, on))
using AnswerReconvene = Named<"AnswerReconvene", ReconveneAnswer, Usual::chair>;
using ReconveneAnswered = Named<"ReconveneAnswered", ReconveneAnswer>;

/// What was decided for a child at a conference; the child may be left out where there is one. Null if unknown.
DecisionTaken const* decision_of(Background const& background, ConferenceId const& conference,
                                 std::optional<ChildId> const& child);

/// Who may set the decision aside: the Lead Safeguarding Manager, or the deputy where that person chaired. Empty where
/// nobody holds the post.
PersonId may_set_aside(DecisionTaken const& decision, Settings const& settings);

}
