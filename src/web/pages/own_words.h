#pragma once

#include "html/html.h"
#include "people/paragraph.h"

#include <boost/json/value.hpp>

#include <string_view>

/// People's own words on a page: where their language is known and is not the page's, they are marked with it, so that
/// they are read aloud as what they are.
namespace noddfa::web {

/// Somebody's words.
Html own_words(Paragraph const& paragraph, Language of_page);

/// Marks the words of every paragraph in what an event holds, before a sentence is made with them.
void mark_languages(boost::json::value& written, Language of_page);
/// A sentence made with such words, on one line.
Html marked_text(std::string_view text);

}
