#include "access/renditions.h"

#include "access/audiences.h"
#include "base/contains.h"

#include <algorithm>

namespace noddfa::access {

namespace {

bool has(Passage const& passage, LabelKind kind)
{
    return std::any_of(passage.labels.begin(), passage.labels.end(),
                       [&](Label const& label) { return label.kind == kind; });
}

bool all_labels(Passage const& passage, auto const& test)
{
    return std::all_of(passage.labels.begin(), passage.labels.end(), test);
}

// A copy for the family is made by its labels alone, whoever opens it: the adult or the adult's advocate.
bool is_for_family_of(Passage const& passage, Subject const& adult, Asking const& recipient)
{
    return !was_excluded(adult, passage.part, recipient) && all_labels(passage, [&](Label const& label) {
        return label.kind == LabelKind::OPEN || (label.kind == LabelKind::PERSON && label.of == adult);
    });
}

bool is_admitted(Passage const& passage, Asking const& recipient)
{
    auto paper = recipient.object;
    paper.labels = passage.labels;
    paper.part = passage.part;
    paper.author = passage.author;
    return admission({recipient.who, paper, recipient.context, recipient.facts, recipient.settings}).admitted;
}

}

bool stands_in(Passage const& passage, Rendition const& rendition, Asking const& recipient)
{
    if (passage.labels.empty() || has(passage, LabelKind::VAULT))
        return false;
    switch (rendition.kind) {
    case RenditionKind::FULL: return is_admitted(passage, recipient);
    case RenditionKind::FAMILY: return is_for_family_of(passage, rendition.of, recipient);
    case RenditionKind::CHILD:
        return all_labels(passage, [](Label const& label) { return label.kind == LabelKind::OPEN; });
    case RenditionKind::SUMMARY:
        return (passage.section == Section::decision || passage.section == Section::outline_plan)
               && is_admitted(passage, recipient);
    case RenditionKind::PARTIAL: return contains(rendition.list, passage.id) && is_admitted(passage, recipient);
    case RenditionKind::DECISION_ONLY: return passage.section == Section::decision && is_admitted(passage, recipient);
    }
    return false;
}

std::vector<ParagraphId> passages_of(std::span<Passage const> paper, Rendition const& rendition,
                                     Asking const& recipient)
{
    std::vector<ParagraphId> standing;
    for (auto const& passage : paper)
        if (stands_in(passage, rendition, recipient))
            standing.push_back(passage.id);
    return standing;
}

bool widens(std::span<Passage const> paper, Rendition const& proposed, Rendition const& chosen, Asking const& recipient)
{
    return std::any_of(paper.begin(), paper.end(), [&](Passage const& passage) {
        return stands_in(passage, chosen, recipient) && !stands_in(passage, proposed, recipient);
    });
}

}
