#pragma once

#include "access/roles.h"

#include <optional>
#include <span>

/// Who is admitted to what a label protects (3.3).
namespace noddfa::access {

struct Audience {
    LabelKind label{};
    Role role{};
};

std::span<Audience const> audiences();

/// Whether a label admits who asks. The author of a paragraph is admitted to what they wrote, except an address.
bool admits(Label const& label, Asking const& asking);

/// What refuses a paragraph to somebody: a label, or the part of the meeting they were excluded from.
struct Admission {
    bool admitted = false;
    std::optional<LabelKind> refused_by; ///< none: the exclusion
};

/// Whether who asks may see the paragraph of `asking.object`: every label must admit them, and they must not have been
/// excluded from its part of the meeting. A permit on the paper is needed beside it.
Admission admission(Asking const& asking);

/// Whether somebody was excluded from a part of the conference or, where none is named, from the whole of it.
bool was_excluded(Subject const& who, std::string_view part, Asking const& asking);

}
