#pragma once

#include "access/actions.h"

#include <vector>

/// Labels that change (3.3), and the labels a paragraph of a report begins with.
namespace noddfa::access {

NODDFA_ACCESS_ENUM(RelabelFault, none, no_label, no_change)

/// What a change of labels is: it lowers as soon as any label that narrowed the audience goes, whatever else comes.
struct Relabelling {
    RelabelFault fault = RelabelFault::none;
    Action action = Action::raise_label;
    std::vector<Label> removed; ///< for `Object::removed`: what decides whether two people are needed
};

Relabelling relabelling(std::vector<Label> const& before, std::vector<Label> const& after);

/// What a paragraph of a practitioner's report is labelled where its author said nothing: the family's, or the one
/// adult's to whom it is private (empty: to nobody). `PROF` is never taken for granted.
std::vector<Label> labels_of_report(Subject const& private_to);

/// Whether an author's own choice of labels needs a reason: any but the default does.
bool needs_a_reason(std::vector<Label> const& chosen, Subject const& private_to);

}
