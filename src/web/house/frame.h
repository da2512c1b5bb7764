#pragma once

#include "web/house/reader.h"

#include <optional>

namespace noddfa::web {

/// A link of the way to a page.
struct Crumb {
    std::string text;
    std::optional<Url> href{}; ///< none for the page itself
};

/// One whole page. `title` names no person: it stands in the window's title and in the history.
struct PageParts {
    std::string title;
    Html content;
    std::vector<Crumb> crumbs{};
    std::string section{}; ///< of the navigation: `conferences`, `register`, `protocol`
    int status = 200;
    bool quick_exit = false; ///< somebody at home might be seen reading it
};

/// The page with everything that stands around it, and the headers that keep it from being stored or framed.
net::Response page(Reader const& reader, PageParts const& parts);

/// A page as it was kept, and in its foot until when its reader is signed in as of this request.
net::Response with_session_of(Reader const& reader, net::Response kept);

}
