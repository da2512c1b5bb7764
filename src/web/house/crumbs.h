#pragma once

#include "web/house/frame.h"

/// The ways to a page: from where each part of the site begins.
namespace noddfa::web {

/// `Conferences › …`.
std::vector<Crumb> conferences_crumbs(Reader const& reader, std::vector<Crumb> more = {});
/// `Conferences › C06 › …`.
std::vector<Crumb> crumbs_at(Reader const& reader, std::string const& conference, std::vector<Crumb> more = {});
/// `Administration › …`.
std::vector<Crumb> desk_crumbs(Reader const& reader, std::vector<Crumb> more = {});

}
