#pragma once

#include "web/before/step.h"

/// Children and parents before the conference: how each is heard, prepared, invited, interpreted for, or kept out.
namespace noddfa::web {

void add_family_routes(std::vector<Route>& routes, Site& site);
void add_family_child_routes(std::vector<Route>& routes, Site& site);
void add_family_adult_routes(std::vector<Route>& routes, Site& site);
void add_family_meeting_routes(std::vector<Route>& routes, Site& site);
void add_family_birth_routes(std::vector<Route>& routes, Site& site);
void add_family_interpreter_routes(std::vector<Route>& routes, Site& site);

/// Whether the reader may write down that a child was born (UNB-07).
bool may_note_birth(Reader const& reader, ledger::Snapshot const& at, conference::SubjectChild const& child);

/// A step about one of the family before the conference opens, of whom `known(state)` is true; `fields(state)` are its
/// questions.
template<class Known, class Fields>
std::optional<Form> form_beforehand(Reader const& reader, std::string const& conference, char const* name, Known known,
                                    Fields fields)
{
    return at_conference(reader, conference,
                         [&](conference::State const& state, ledger::Snapshot const&) -> std::optional<Form> {
                             if (!known(state) || state.meeting.opened)
                                 return std::nullopt;
                             return Form{reader, name, fields(state)};
                         });
}

/// Carries a step about one of the family out, and back to the page of all of them.
std::optional<net::Response> done_for_family(Reader const& reader, Form& form, std::string const& conference,
                                             conference::Command const& command);

}
