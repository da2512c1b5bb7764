#pragma once

#include "conference/report_forms.h"
#include "web/house/route.h"

/// What the pages about reports have in common.
namespace noddfa::web {

inline application::StreamId stream_of(ConferenceId const& conference)
{
    return {application::Room::conference, conference.value};
}

/// As they were invited, or as the family list has them; their identifier where nobody said a name.
std::string person_at(conference::State const& state, PersonId const& person);
std::string child_at(conference::State const& state, ChildId const& child);
std::string children_at(Reader const& reader, conference::State const& state, std::vector<ChildId> const& children);
/// Everybody of the family whom something may be shared with, or kept from.
std::vector<PersonId> family_at(conference::State const& state);

/// `Conferences › C06 › …`.
std::vector<Crumb> crumbs_at(Reader const& reader, std::string const& conference, std::vector<Crumb> more = {});
/// The page of one report.
Url report_at(Reader const& reader, std::string const& conference, std::string const& report);

/// The thing that a report is to access.
application::Thing report_thing(std::string const& conference, std::string const& report);

/// Carries a command out in the name of who reads; what was refused stands in the form, at the fields that `fields`
/// names for those of the command.
bool reported(Reader const& reader, Form& form, std::string const& conference, conference::Command const& command,
              std::map<std::string, std::string> const& fields = {}, std::string_view part = {});

/// Back to a page, which says that it was done.
net::Response done_with(Url const& place);
/// What that page says, where it was led to so.
Html said_done(Reader const& reader);

}
