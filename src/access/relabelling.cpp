#include "access/relabelling.h"

#include "base/contains.h"

#include <algorithm>

namespace noddfa::access {

namespace {

bool are_the_same(std::vector<Label> const& one, std::vector<Label> const& other)
{
    auto const within = [](std::vector<Label> const& some, std::vector<Label> const& all) {
        return std::all_of(some.begin(), some.end(), [&](Label const& label) { return contains(all, label); });
    };
    return within(one, other) && within(other, one);
}

}

Relabelling relabelling(std::vector<Label> const& before, std::vector<Label> const& after)
{
    if (after.empty())
        return {RelabelFault::no_label, Action::raise_label, {}};
    if (are_the_same(before, after))
        return {RelabelFault::no_change, Action::raise_label, {}};
    Relabelling change;
    // OPEN narrows nothing: the paper's own permit does.
    for (auto const& label : before)
        if (label.kind != LabelKind::OPEN && !contains(after, label))
            change.removed.push_back(label);
    change.action = change.removed.empty() ? Action::raise_label : Action::lower_label;
    return change;
}

std::vector<Label> labels_of_report(Subject const& private_to)
{
    if (private_to.empty())
        return {{LabelKind::OPEN, {}, ""}};
    return {{LabelKind::PERSON, private_to, ""}};
}

bool needs_a_reason(std::vector<Label> const& chosen, Subject const& private_to)
{
    return !are_the_same(chosen, labels_of_report(private_to));
}

}
