#pragma once

#include "people/identifiers.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace noddfa {

enum class Language { en, cy };
BOOST_DESCRIBE_ENUM(Language, en, cy)

/// A piece of free text with what copies, translations and corrections hang on.
/// `id`, `author` and `language` are filled in from the command where its writer left them out.
struct Paragraph {
    ParagraphId id;
    PersonId author;
    std::optional<Language> language;
    std::vector<std::string> labels; ///< who may not see it, or why; empty: everyone the paper is for
    std::string text;                ///< UTF-8, at most 20,000 bytes
    std::string provenance;          ///< where it was copied from; empty: written here

    bool empty() const { return text.find_first_not_of(" \t\r\n") == std::string::npos; }
    bool operator==(Paragraph const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Paragraph, (), (id, author, language, labels, text, provenance))

/// Whether somebody wrote something.
inline bool has_words(std::optional<Paragraph> const& paragraph) { return paragraph && !paragraph->empty(); }

}
