#pragma once

#include "web/before/step.h"

/// When and where a conference is held, who chairs and who writes the record; what stands against a choice is shown
/// before it is made, and so is what changes with it.
namespace noddfa::web {

void add_convene_routes(std::vector<Route>& routes, Site& site);
void add_date_routes(std::vector<Route>& routes, Site& site);
void add_doctor_routes(std::vector<Route>& routes, Site& site);

/// The day and the time of a form's fields `on` and `at`.
std::optional<Moment> moment_typed(Form const& form);

/// Who may be booked for an office, by name.
std::vector<Option> holders_of(Reader const& reader, ledger::Snapshot const& at, Post post,
                               std::optional<AuthorityId> const& authority);
/// When the conference is due, as it stands; nothing where no clause says so.
std::optional<Deadline> due_date_of(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);

/// What somebody would do: the events that would follow, and what stands against it.
struct Foretold {
    conference::State after;
    std::vector<Finding> against;
};
/// Asks the rules without doing anything: whatever wants a reason is taken as given one.
Foretold foretold(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                  conference::Command const& command, Act act);

/// What stands against it in words, loud; nothing where nothing does.
Html against(Reader const& reader, std::vector<std::string> const& words);
/// Every duty, reply and calendar entry that would change, with how it is and how it would be.
Html what_would_change(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                       conference::State const& after);

}
