#pragma once

#include "access/subject.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa::access {

/// Who may see a paragraph (3.3): a label narrows, and several narrow to what they have in common.
NODDFA_ACCESS_ENUM(LabelKind, OPEN, PROF, CLOSED, PERSON, CHILD, SOURCE, ORIG, LEGAL, VAULT)

struct Label {
    LabelKind kind = LabelKind::OPEN;
    Subject of;       ///< PERSON and VAULT: the adult; CHILD: the child; ORIG: the agency
    std::string part; ///< CLOSED: the part of the meeting

    bool operator==(Label const&) const = default;
};

/// `OPEN`, `CLOSED(2)`, `CHILD(c1)`: what the chair's list of readers names (`listed`).
std::string text_of(Label const& label);
/// The label that is written so; nothing where none is.
std::optional<Label> label_of(std::string_view text);

}
