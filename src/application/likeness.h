#pragma once

#include "application/rows.h"

/// Who may be the same as somebody else: found by keys made of name and birth, which stand in the tables as keyed
/// hashes alone, so that what it costs does not grow with the archive.
namespace noddfa::application {

/// The keys under which somebody is found. A child: the parts of the name in any order with the year of the birth, born
/// or expected; and the day of the birth, day and month in either order, with the first letter. An adult: the parts of
/// the name. None for whoever has no name.
std::vector<std::string> likeness_keys(LikenessRow const& of);

/// Whether somebody found under a key may be the one asked about: they share a part of the name.
bool is_alike(LikenessRow const& found, LikenessRow const& asked);

}
