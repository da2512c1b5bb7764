#pragma once

#include <string>
#include <string_view>

/// What a document is, by what is in it.
namespace noddfa::papers {

/// Why a document is not taken.
enum class Unfit {
    none,
    empty,
    unknown,    ///< of no kind that is taken
    false_name, ///< its name says another kind than it is, or it is two kinds at once
    encrypted,  ///< opens with a password alone
    active      ///< carries a program
};

struct Kind {
    Unfit unfit = Unfit::none;
    std::string type; ///< `application/pdf`; only where it is taken
};

/// Looks at the first bytes, and at the parts that its format names; reads nothing that is packed.
Kind kind_of(std::string_view name, std::string_view content);

/// `pdf, docx, …`: the endings of names that are taken.
std::string endings();

}
