#pragma once

#include "base/moment.h"
#include "language/phrase.h"
#include "people/paragraph.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa::language {

/// What a list is of: names of people, which Welsh leaves unmutated, or words.
enum class Listed { names, words };

/// The messages of one language and the way it writes dates, times and lists. Reading is safe from any thread.
class Catalogue {
public:
    /// The catalogue of a language, built into the program. The first call reads it; a Bug if the program was built
    /// without it or ICU does not know the language's months.
    static Catalogue const& of(Language language);

    Language language() const { return language_; }
    bool has(std::string_view id) const;
    /// The message, its holes filled (see `fill`). An identifier without a message is a Bug.
    std::string text(std::string_view id, Holes const& holes = {}) const;
    /// The form of the message for `n` things, which also fills `{n}`; `n` ≥ 0.
    std::string plural(std::string_view id, int n, Holes holes = {}) const;

    /// `Tuesday 3 March 2026`, `Dydd Mawrth 3 Mawrth 2026`.
    std::string date(Date date) const;
    /// The same within a sentence, where Welsh begins it with a small letter.
    std::string date_within(Date date) const;
    /// `3 March 2026`, `3 Mawrth 2026`: stands after any word without a change to either.
    std::string day(Date date) const;
    /// `Tuesday`, `Dydd Mawrth`.
    std::string weekday(Date date) const;
    /// `March 2026`, `Mawrth 2026`.
    std::string month(Date date) const;
    /// `09:05`, as the clock on the wall in Europe/London.
    std::string time(Moment const& moment) const;
    /// `3 March 2026, 09:05`.
    std::string moment(Moment const& moment) const;
    /// `A, B and C`, `A, B a C`. Welsh *a* would change a word in c, p or t behind it, so a list of words that ends in
    /// one keeps to commas.
    std::string list(std::vector<std::string> const& items, Listed listed = Listed::names) const;

    ~Catalogue();
    Catalogue(Catalogue const&) = delete;
    Catalogue& operator=(Catalogue const&) = delete;

private:
    struct Data;

    explicit Catalogue(Language language);

    Language language_;
    std::unique_ptr<Data const> data_;
};

}
