#pragma once

#include "web/components/table.h"
#include "web/house/reader.h"

#include <initializer_list>

namespace noddfa::web {

/// A heading of the second level that a link can lead to.
Html heading(std::string const& text, std::string const& id);
/// `VOTE-07`, leading to its page.
Html clause_link(Reader const& reader, std::string const& id);
/// What a clause says, in the reader's language where it has been translated.
std::string sentence_of_clause(Reader const& reader, std::string const& id);

/// A table whose rows become blocks where the screen is narrow: every cell knows its column's name. The first cell of a
/// row says what the row is about.
class Listing {
public:
    /// `columns` are the last parts of messages `page.column.…`.
    Listing(Reader const& reader, std::string caption, std::initializer_list<char const*> columns);

    void add(std::vector<Html> cells);
    bool empty() const { return params_.rows.empty(); }
    /// The caption is seen where no heading says the same.
    Html show(bool with_caption = false) const;

private:
    std::vector<std::string> columns_;
    components::TableParams params_;
};

}
