#pragma once

#include "web/house/form.h"

/// Whom and what the directory knows, as pages name it.
namespace noddfa::web {

/// Every agency, by its name in the reader's language. Valid as long as the snapshot.
std::vector<directory::Agency const*> known_agencies(Reader const& reader, ledger::Snapshot const& at);

std::string called(Reader const& reader, directory::Agency const& agency);
std::string called(Reader const& reader, ledger::Snapshot const& at, AgencyId const& agency);
std::string called(Reader const& reader, ledger::Snapshot const& at, PersonId const& person);
std::string called(Reader const& reader, AuthorityId const& authority);
std::string called(Reader const& reader, ServiceId const& service);
std::string called(Reader const& reader, GroupingId const& grouping);
/// `Child protection co-ordinator, Cardiff`.
std::string called(Reader const& reader, ledger::Snapshot const& at, directory::PostOf const& post);

/// Answers to choose from. Agencies that are open, or will be; with `only`, those of it.
std::vector<Option> agency_options(Reader const& reader, ledger::Snapshot const& at,
                                   std::set<AgencyId> const* only = nullptr);
std::vector<Option> authority_options(Reader const& reader);
std::vector<Option> service_options(Reader const& reader);
std::vector<Option> grouping_options(Reader const& reader);
std::vector<Option> language_options(Reader const& reader);

/// A form that looks for practitioners at a place: `question` asks for the name, or a part of it.
Html people_search(Reader const& reader, ledger::Snapshot const& at, Url const& place, std::string const& question,
                   std::string const& words, AgencyId const& of);

/// An agency by itself is a link where its page is theirs to see.
Html link_to(Reader const& reader, std::vector<std::string> const& place, std::string const& words);

}
