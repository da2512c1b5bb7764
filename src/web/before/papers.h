#pragma once

#include "conference/report_forms.h"
#include "web/house/carried.h"
#include "web/house/crumbs.h"
#include "web/house/route.h"

/// What the pages about reports have in common.
namespace noddfa::web {

/// As they were invited, or as the family list has them; their identifier where nobody said a name.
std::string person_at(conference::State const& state, PersonId const& person);
std::string child_at(conference::State const& state, ChildId const& child);
std::string children_at(Reader const& reader, conference::State const& state, std::vector<ChildId> const& children);
/// Everybody of the family whom something may be shared with, or kept from.
std::vector<PersonId> family_at(conference::State const& state);

/// The page of one report.
Url report_at(Reader const& reader, std::string const& conference, std::string const& report);

/// The thing that a report is to access.
application::Thing report_thing(std::string const& conference, std::string const& report);

}
