#pragma once

#include "web/house/form.h"

/// Carrying out what a form asks for in the name of who reads, and saying afterwards that it was done.
namespace noddfa::web {

/// The question for the reason without which something is not done.
Field because();

/// Carries a command out. What wants a reason is done with what stands in the field `because`, if anything does;
/// otherwise the form says there for what one is asked. What was refused stands in the form, at the fields that
/// `fields` names for those of the command. `part`: which of the form's commands it is, where it has several. `held`:
/// when it was, if not now. What waits for a second person counts as done.
bool carried_out(Reader const& reader, Form& form, application::StreamId const& stream,
                 application::AnyCommand const& command, std::map<std::string, std::string> const& fields = {},
                 std::string_view part = {}, std::optional<Moment> held = {});
/// The same at a conference.
bool carried_out_at(Reader const& reader, Form& form, std::string const& conference, conference::Command const& command,
                    std::map<std::string, std::string> const& fields = {}, std::string_view part = {},
                    std::optional<Moment> held = {});

/// A finding in words, with its clause; without a person's name, which it has none of.
std::string finding_in_words(Reader const& reader, Finding const& finding);

/// Back to a page, which says that it was done; to what waits for a second person, where it does.
net::Response done_at(Reader const& reader, Url const& place);
net::Response done_at(Reader const& reader, std::vector<std::string> const& place);
net::Response done_at_conference(Reader const& reader, std::string const& conference,
                                 std::vector<std::string> const& place = {});
/// What that page says, where it was led to so.
Html done_banner(Reader const& reader);

}
