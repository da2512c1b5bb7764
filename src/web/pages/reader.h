#pragma once

#include "html/html.h"
#include "language/catalogue.h"
#include "ledger/ledger.h"
#include "net/message.h"

#include <functional>
#include <map>
#include <string>

namespace noddfa::web {

/// What every page is made with.
struct Site {
    ledger::Ledger& ledger;
    std::function<Moment()> now;                ///< Europe/London
    std::map<std::string, std::string> assets;  ///< `noddfa.css` → the name it is served under
    bool demonstration = false;
};

/// Who reads, in which language, which page: what a page needs to know of the request.
struct Reader {
    Site& site;
    Language language;
    language::Catalogue const& words;
    std::vector<std::string> place; ///< the path's segments behind the language
    std::vector<std::pair<std::string, std::string>> query; ///< what the address says behind the path

    std::string text(std::string_view id, language::Holes const& holes = {}) const { return words.text(id, holes); }
    /// A page of this language.
    Url to(std::vector<std::string> const& segments = {}) const;
    Url in(Language other, std::vector<std::string> const& segments) const;
    /// This very page in a language, what the address asks of it included.
    Url here_in(Language other) const;
    Date today() const { return site.now().day; }
};

/// `en`, `cy`; nothing for anything else.
std::optional<Language> language_of(std::string_view code);
std::string_view code_of(Language language);

}
