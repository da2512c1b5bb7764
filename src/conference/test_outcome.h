#pragma once

#include "conference/test_round.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

/// Steps that tests of outcomes, and of what follows from them, take again and again.
namespace noddfa::conference {

using Codes = std::vector<std::string>;

/// A declaration on a child with reasons; `more` are further fields, each with a comma before it.
inline std::string declare_line(std::string const& outcome, std::string const& more = "",
                                std::string const& child = "A")
{
    auto const limbs = outcome == "register" ? R"(,"limbs":["likely_harm"])" : "";
    return R"({"do":"DeclareOutcome","child":")" + child + R"(","outcome":")" + outcome + R"(")" + limbs
           + R"(,"reasons":"What was heard about )" + child + R"(.")" + more + "}";
}

inline std::string settle_line(std::string const& categories, std::string const& primary, std::string const& more = "",
                               std::string const& child = "A")
{
    return R"({"do":"SettleCategories","child":")" + child + R"(","categories":)" + categories + R"(,"primary":")"
           + primary + R"(")" + more + "}";
}

inline Said const all_for{{"sw", "register"}, {"police", "register"}, {"hv", "register"}, {"teacher", "register"}};
inline Said const all_against{
    {"sw", "not_register"}, {"police", "not_register"}, {"hv", "not_register"}, {"teacher", "not_register"}};
inline Said const two_and_two{
    {"sw", "register"}, {"police", "register"}, {"hv", "not_register"}, {"teacher", "not_register"}};

/// The decision on A is made by consensus, nothing is declared yet.
inline Story decided(Said const& views)
{
    Story story{"views"};
    round_of(story, views);
    story.tell(R"({"do":"DeclareConsensus","child":"A"})");
    return story;
}

/// A was not registered; needs are not answered yet.
inline Story not_registered(std::string const& more = "")
{
    auto story = decided(all_against);
    story.tell(declare_line("not_register", more));
    return story;
}

constexpr auto needs_none = R"({"do":"AnswerNeeds","child":"A","needs":false,"reason":"The family copes."})";
constexpr auto close_line = R"({"do":"CloseConference"})";

/// Everything of the prelude `closed` but the close and the lines that contain one of these words.
inline Story almost_closed(std::vector<std::string> const& without)
{
    Story story{"registered"};
    auto const text = std::string{*replay::prelude("closed")};
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto const line = text.substr(at, end - at);
        at = end + 1;
        bool const left_out =
            std::ranges::any_of(without, [&](std::string const& word) { return line.find(word) != std::string::npos; });
        if (line.starts_with("{\"do\"") && line.find("CloseConference") == std::string::npos && !left_out)
            story.tell(line);
    }
    return story;
}

/// The summaries of alerts raised so far: `about post`.
inline Codes alerts(Story const& story)
{
    Codes said;
    for (auto const& alert : story.conference().convening.open_alerts)
        said.push_back(alert.about + " " + alert.post);
    return said;
}

inline Paragraph words(std::string const& text)
{
    Paragraph paragraph;
    paragraph.text = text;
    return paragraph;
}

inline Act act_of(Story const& story, std::string const& person, Reasons reasons = {})
{
    return {CommandId{"c"}, PersonId{person}, std::nullopt, story.now(), story.now(), std::move(reasons)};
}

/// `code CLAUSE…` of a refusal, empty when accepted.
inline std::string refusal_of(Answered const& answer)
{
    if (!answer.refusal)
        return {};
    std::string text{answer.refusal->code.text()};
    for (auto const clause : answer.refusal->clauses)
        text.append(" ").append(id_of(clause));
    return text;
}

inline Codes findings_of(Answered const& answer)
{
    Codes found;
    for (auto const& finding : answer.findings)
        found.push_back(std::string{finding.code.text()} + " " + std::string{id_of(finding.clause)});
    return found;
}

}
