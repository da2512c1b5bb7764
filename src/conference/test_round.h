#pragma once

#include "support/story.h"

#include <string>
#include <utility>
#include <vector>

/// Steps that tests of views, groupings and votes take again and again.
namespace noddfa::conference {

using Said = std::vector<std::pair<std::string, std::string>>; ///< person → view or vote

inline ChildId const child_a{"A"};
inline ChildId const child_b{"B"};
inline ChildId const child_c{"C"};

/// Brings another practitioner in after the accuracy check, briefed.
inline void join(Story& story, std::string const& person, std::string const& service, std::string const& agency = "")
{
    auto const employer = agency.empty() ? service + "-agency" : agency;
    story.tell(R"({"do":"InviteParticipant","person":")" + person + R"(","name":"Rhywun Enghraifft","service":")"
               + service + R"(","agency":")" + employer + R"("})");
    story.tell(R"({"do":"RecordArrival","person":[")" + person + R"("]})");
    story.tell(R"({"do":"BriefLateArrival","person":[")" + person + R"("]})");
}

inline std::string view_line(std::string const& person, std::string const& view, std::string const& child = "A")
{
    auto const no_view = view == "none" ? R"(,"no_view_code":"too_little_knowledge")" : "";
    return R"({"do":"GiveView","person":")" + person + R"(","child":")" + child + R"(","view":")" + view + R"(")"
           + no_view + R"(,"reason":"As seen by )" + person + R"(."})";
}

/// One round of views on a child, revealed.
inline void round_of(Story& story, Said const& views, std::string const& child = "A")
{
    story.tell(R"({"do":"OpenViews","child":")" + child + R"("})");
    for (auto const& [person, view] : views)
        story.tell(view_line(person, view, child));
    story.tell(R"({"do":"RevealViews","child":")" + child + R"("})");
}

/// The steps from a revealed round to the chair's word that the difference cannot be resolved.
inline void declare_irresolvable(Story& story, std::string const& child = "A")
{
    auto const about = R"("child":")" + child + R"(")";
    story.tell(R"({"do":"RecordResolutionAttempt",)" + about + R"(,"how":"The chair summed up again."})");
    story.tell(R"({"do":"ConfirmAgenciesAsked",)" + about + "}");
    story.tell(R"({"do":"DeclareIrresolvable",)" + about + R"(,"statement":"More talk will change no mind."})");
}

inline std::string open_vote_line(std::string const& child = "A")
{
    return R"({"do":"OpenVote","child":")" + child + R"(","reasons":{"VOTE-01":"Consensus was sought."}})";
}

inline std::string vote_line(std::string const& person, std::string const& vote, std::string const& child = "A")
{
    auto const no_view = vote == "none" ? R"(,"no_view_code":"too_little_knowledge","reason":"Met once.")" : "";
    return R"({"do":"CastVote","person":")" + person + R"(","child":")" + child + R"(","vote":")" + vote + R"(")"
           + no_view + "}";
}

inline void cast(Story& story, Said const& votes, std::string const& child = "A")
{
    for (auto const& [person, vote] : votes)
        story.tell(vote_line(person, vote, child));
}

/// The result of the last vote on a child; nothing counted while it is open.
inline Tally tally_of(Story& story, ChildId const& child = child_a)
{
    auto const* vote = last_vote(story.conference(), child);
    EXPECT_TRUE(vote && vote->tally) << child.value;
    return vote ? vote->tally.value_or(Tally{}) : Tally{};
}

/// The grouping that somebody present is counted in; empty for nobody and for those not counted.
inline std::string counted_in(Story& story, std::string const& person)
{
    for (auto const& [grouping, members] : groupings_present(story.conference(), story.now()))
        for (auto const& member : members)
            if (member.value == person)
                return grouping.value;
    return "";
}

/// The terms of the story with the board's settings changed.
struct ChangedTerms {
    Settings settings;
    Terms base;

    explicit ChangedTerms(Story& story) : settings(story.terms().settings), base(story.terms()) {}
    Terms terms() const { return {settings, base.history, base.calendar, base.services, base.background}; }
};

}
