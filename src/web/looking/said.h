#pragma once

#include "web/components/summary_list.h"
#include "web/house/reader.h"

#include <set>

namespace noddfa::web {

/// What somebody is called: as the directory has it, else by their reference.
std::string name_of_person(application::Site const& site, PersonId const& person);
/// What a child is called: by the register, else by a conference, else by the reference.
std::string name_of_child(ledger::Snapshot const& snapshot, ChildId const& child);
/// Whether anything is known of a child.
bool is_known(ledger::Snapshot const& snapshot, ChildId const& child);
std::string name_of_agency(Reader const& reader, application::Site const& site, AgencyId const& agency);
/// A role and an action of the access model, as a look recorded them.
std::string role_in_words(Reader const& reader, std::string const& role);
std::string action_in_words(Reader const& reader, std::string const& action);
/// One more row of a summary.
void add_row(components::SummaryListParams& list, std::string const& key, Html value);
/// Day and time in London.
std::string when_in_words(Reader const& reader, Moment const& at);

/// The authorities whose record of looking the reader may see (3.4).
std::set<AuthorityId> authorities_to_watch(Reader const& reader, ledger::Snapshot const& snapshot);
/// Whether somebody is of one of them on a day: a member of an agency that works for it.
bool is_of(application::Site const& site, PersonId const& person, std::set<AuthorityId> const& authorities, Date day);
/// The agencies that the reader is with today.
std::vector<AgencyId> own_agencies(Reader const& reader, application::Site const& site);

}
