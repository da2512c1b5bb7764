#pragma once

#include "language/catalogue.h"
#include "replay/directory.h"
#include "replay/fields.h"

#include <boost/json/value.hpp>

namespace noddfa::replay {

/// Puts what stands in the JSON lines into the words of one language.
class Words {
public:
    Words(Language language, Directory const& directory)
        : messages_(language::Catalogue::of(language)), directory_(directory)
    {
    }

    language::Catalogue const& messages() const { return messages_; }
    Directory const& directory() const { return directory_; }

    /// The holes for an event's message: every field that is there, under its name. A flag that is set fills its hole
    /// with nothing, one that is not set the hole `not_<name>`. Lists of paragraphs and of groups stand as lines below.
    language::Holes holes(std::string const& event, Field const& fields, boost::json::object const& data) const;
    /// The holes for the message of a code: what its details name.
    language::Holes details(boost::json::object const& details) const;

    /// Says from now on of a child how a review asks: to stay on the register or to come off.
    void ask_as_review(bool review) { review_ = review; }
    /// From now on details leave out whom nobody named, instead of giving an identifier.
    void name_only_who_is_known() { only_known_ = true; }
    /// One of an enumeration, or a code: `value.<field>.<word>` where that message exists, else `value.<word>`.
    std::string value(std::string_view field, std::string_view word) const;
    std::string values(std::string_view field, boost::json::array const& words) const;
    std::string person(boost::json::value const& id) const;
    /// The value of a board's setting; the holders of posts as lines below.
    std::string setting(boost::json::value const& value) const;
    /// `2026-03-09` as a date without its weekday; anything else as it stands.
    std::string day(std::string_view iso) const;
    /// Dates as `day` has them, in a list.
    std::string days(boost::json::array const& dates) const;
    /// A paragraph within a sentence: without the full stop at its end.
    static std::string within_sentence(boost::json::value const& paragraph);

private:
    std::string one(std::string const& event, Field const& field, boost::json::value const& item) const;
    std::string many(std::string const& event, Field const& field, boost::json::array const& items) const;
    std::string keyed(std::string const& event, Field const& field, boost::json::object const& items) const;
    std::string group(std::string const& event, Field const& field, boost::json::value const& item) const;
    std::string name(FieldKind kind, std::string_view id) const;
    std::string detail(std::string_view field, std::string_view text) const;
    /// What a field of a command or a fact is called; its own name where nobody said.
    std::string field_name(std::string_view field) const;
    /// The fields that a correction puts right, each with what it says now.
    std::string corrected(boost::json::value const& instead) const;
    /// What some events keep as codes, or twice, as a reader would say it.
    void say_plainly(std::string const& event, boost::json::object const& data, language::Holes& filled) const;
    std::string code(std::string const& event, std::string const& field, std::string_view text) const;
    void fill_flag(language::Holes& into, std::string const& name, bool set) const;

    language::Catalogue const& messages_;
    Directory const& directory_;
    bool review_ = false;
    bool only_known_ = false;
};

/// Lines of a list below a sentence, each behind a dash; further lines of an item are indented.
std::string lines(std::vector<std::string> const& items);

}
