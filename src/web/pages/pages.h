#pragma once

#include "web/house/frame.h"
#include "web/house/route.h"

namespace noddfa::web {

/// The conferences of a week, or of a month with `view=month`; `from` is a day of it.
net::Response show_conferences(Reader const& reader, net::Request const& request);
/// One conference on one page; nothing for one that does not exist.
std::optional<net::Response> show_conference(Reader const& reader, std::string const& id);
/// What is open, by the day it is due.
net::Response show_diary(Reader const& reader, net::Request const& request);
net::Response show_register(Reader const& reader);
/// A child's story: register, plan, and every conference; nothing for a child nobody knows.
std::optional<net::Response> show_child(Reader const& reader, std::string const& id);
/// The headings of the protocol; with `heading` the clauses of one, or of `all`; with `q` those that have the words.
net::Response show_protocol(Reader const& reader, net::Request const& request);
/// One clause: the rule, what it rests on, what carries it out and what proves it; nothing for an unknown one.
std::optional<net::Response> show_clause(Reader const& reader, std::string const& id);
/// Every page of this folder, and the assets in `files` by the name they are served under.
std::vector<Route> routes_of_pages(Site& site, std::map<std::string, std::string> files);

}
