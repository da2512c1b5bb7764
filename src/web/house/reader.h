#pragma once

#include "application/permits.h"
#include "html/html.h"
#include "language/catalogue.h"
#include "net/message.h"
#include "web/house/site.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace noddfa::web {

using application::stream_of;

/// Somebody who is signed in, as one request shows it.
struct Visitor {
    application::Asker asker;
    std::string csrf;   ///< what the forms of the session carry
    std::string cookie; ///< of the session
    std::int64_t ends_at = 0; ///< seconds since 1970, if nothing more is asked for
};

/// What is noted while a page is made.
struct Notes {
    std::vector<ledger::Look> looks; ///< to be on record before the page is sent
    bool keeps = true;         ///< whether the page may be kept and shown again
    bool awaits_second = false; ///< what was asked takes a second person, who has to agree first
    std::string visit;         ///< the token of a browser that nobody is signed in on; made where a form needs one
    bool visit_is_new = false;
    std::string passage;       ///< of somebody on their way to being signed in
};

/// Who reads, in which language, which page: what a page needs to know of the request.
struct Reader {
    Site& site;
    Language language;
    language::Catalogue const& words;
    std::vector<std::string> place; ///< the path's segments behind the language
    std::vector<std::pair<std::string, std::string>> query; ///< what the address says behind the path
    std::shared_ptr<PageCache::Made> made; ///< what the page is being made from
    std::optional<Visitor> visitor{};      ///< none: nobody is signed in
    accounts::Visitor from{};              ///< where the request comes from, as the sign-in asks it
    std::shared_ptr<Notes> notes = std::make_shared<Notes>();
    ledger::Snapshot const* snapshot = nullptr; ///< the one that the permit was given on

    /// Gives `work(Snapshot const&)` a snapshot and answers what it gives; the page rests on what it looks at. It is
    /// the one that the page's permit was given on.
    template<class Work> auto read(Work work) const
    {
        if (snapshot)
            return work(*snapshot);
        return site.ledger.read([&](ledger::Snapshot const& fresh) {
            struct Resting {
                PageCache::Made& made;
                ledger::Snapshot const& snapshot;
                ~Resting() { made.rest_on(snapshot.looked()); }
            } const resting{*made, fresh};
            return work(fresh);
        });
    }

    /// Whether the reader may do something to a thing; what they may look at is on record before the page is sent.
    std::optional<access::Permit> may(ledger::Snapshot const& at, access::Action action,
                                      application::Thing const& thing, application::More const& more = {}) const;
    /// The same without a record: for a row of a list, which is recorded as one, and for a link that leads to where it
    /// is asked again.
    std::optional<access::Permit> could(ledger::Snapshot const& at, access::Action action,
                                        application::Thing const& thing, application::More const& more = {}) const;
    /// Whether they see a paragraph of what a permit is for.
    bool sees(ledger::Snapshot const& at, access::Permit const& permit, Paragraph const& paragraph) const
    {
        return at.admitted(visitor->asker, permit, paragraph);
    }
    /// Notes that a list showed these children: one look, however many.
    void saw_list(access::Action action, std::optional<access::Permit> const& last,
                  std::vector<ChildId> const& children) const;
    /// Notes a look that a permit let them have.
    void saw(ledger::Snapshot const& at, access::Permit const& permit) const;
    /// Who is signed in. A Bug where nobody is.
    PersonId const& who() const;

    std::string text(std::string_view id, language::Holes const& holes = {}) const { return words.text(id, holes); }
    /// A page of this language.
    Url to(std::vector<std::string> const& segments = {}) const;
    Url in(Language other, std::vector<std::string> const& segments) const;
    /// This very page in a language, what the address asks of it included.
    Url here_in(Language other) const;
    Date today() const { return site.now().day; }
    /// What the query says of a name; empty where it says nothing.
    std::string asked(std::string_view name) const;
};

/// `en`, `cy`; nothing for anything else.
std::optional<Language> language_of(std::string_view code);
std::string_view code_of(Language language);

/// A conference as far as it has come: what one fresh proof covers of marked actions (★).
std::string decision_stage(ledger::Snapshot const& at, ConferenceId const& conference);

/// The reader of a request as its address alone says it: nobody is looked up.
Reader unknown_reader_of(Site& site, net::Request const& request);
/// The reader of a request: its language, and whoever is signed in.
Reader reader_of(Site& site, net::Request const& request);

/// How long whoever is signed in stays so, if they ask for nothing more; at most a minute too few.
std::int64_t seconds_left(Reader const& reader);

/// To another page: after a form was taken, or to where an address really is.
net::Response go_to(Url const& place);

}
