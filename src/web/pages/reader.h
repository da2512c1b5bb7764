#pragma once

#include "html/html.h"
#include "language/catalogue.h"
#include "ledger/ledger.h"
#include "net/message.h"
#include "web/pages/page_cache.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace noddfa::web {

/// What every page is made with.
struct Site {
    ledger::Ledger& ledger;
    std::function<Moment()> now;                ///< Europe/London
    std::map<std::string, std::string> assets;  ///< `noddfa.css` → the name it is served under
    bool demonstration = false;
    std::unique_ptr<PageCache> kept{}; ///< none: every page is made anew
};

/// Who reads, in which language, which page: what a page needs to know of the request.
struct Reader {
    Site& site;
    Language language;
    language::Catalogue const& words;
    std::vector<std::string> place; ///< the path's segments behind the language
    std::vector<std::pair<std::string, std::string>> query; ///< what the address says behind the path
    std::shared_ptr<PageCache::Made> made; ///< what the page is being made from

    /// Gives `work(Snapshot const&)` a snapshot and answers what it gives; the page rests on what it looks at.
    template<class Work> auto read(Work work) const
    {
        return site.ledger.read([&](ledger::Snapshot const& snapshot) {
            struct Resting {
                PageCache::Made& made;
                ledger::Snapshot const& snapshot;
                ~Resting() { made.rest_on(snapshot.looked()); }
            } const resting{*made, snapshot};
            return work(snapshot);
        });
    }

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
