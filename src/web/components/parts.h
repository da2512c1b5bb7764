#pragma once

#include "html/html.h"

#include <optional>
#include <string>
#include <string_view>

namespace noddfa::components {

/// ` classes`, to stand behind a component's own class; nothing where there are none.
std::string also(std::string_view classes);
/// `words`, then `more` behind a space where there is more.
std::string joined(std::string_view words, std::string_view more);
/// `<h2…>…</h2>`; `level` is 1 to 6, anything else is a Bug.
Html heading(int level, Attributes const& attributes, Html const& content);
/// ` name="true"` or ` name="false"`; nothing where it is not said.
Attributes said(AttributeName name, std::optional<bool> holds);
/// ` id="…"`, or nothing.
Attributes id_of(std::string_view id);

}
