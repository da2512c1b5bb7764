#pragma once

#include "access/question.h"

#include <optional>
#include <span>
#include <vector>

/// The copies of a paper, as filters over its paragraphs (3.3). They are computed and never edited: what is left out
/// leaves no gap.
namespace noddfa::access {

/// What a paragraph of a paper is for.
NODDFA_ACCESS_ENUM(Section, body, plain_summary, decision, outline_plan)

NODDFA_ACCESS_ENUM(RenditionKind, FULL, FAMILY, CHILD, SUMMARY, PARTIAL, DECISION_ONLY)

struct Rendition {
    RenditionKind kind{};
    Subject of;                   ///< FAMILY: the adult; CHILD: the child
    std::vector<ParagraphId> list; ///< PARTIAL: what the chair chose
};

/// A paragraph as far as copies are concerned.
struct Passage {
    ParagraphId id;
    Section section{};
    std::string part; ///< of the meeting; empty: none
    Subject author;
    std::vector<Label> labels;
};

/// Whether a passage stands in a rendition for the recipient who is `recipient.who`; `recipient.object` is the paper.
/// Nothing without a label, and nothing that holds a withheld address, stands in any.
bool stands_in(Passage const& passage, Rendition const& rendition, Asking const& recipient);

/// The passages of a copy, in the order of the paper.
std::vector<ParagraphId> passages_of(std::span<Passage const> paper, Rendition const& rendition,
                                     Asking const& recipient);

/// Whether the chair's choice shows the recipient anything that the proposal did not: then two people are needed; to
/// narrow takes one.
bool widens(std::span<Passage const> paper, Rendition const& proposed, Rendition const& chosen,
            Asking const& recipient);

}
