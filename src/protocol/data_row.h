#pragma once

#include "base/date.h"
#include "protocol/data_fault.h"

#include <toml++/toml.h>

#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace noddfa {

/// One table of a data file (TOML), read field by field. The first thing wrong is kept, with its line; what is read
/// after that is empty. A field nobody asked for is wrong too.
class DataRow {
public:
    DataRow(std::string_view file, toml::table const& table, std::optional<DataFault>& fault);

    bool has(std::string_view field) const { return table_.contains(field); }
    /// A text that must be there and say something.
    std::string text(std::string_view field);
    /// A text that may be left out or empty.
    std::string optional_text(std::string_view field);
    /// A list of texts; empty if it is left out.
    std::vector<std::string> texts(std::string_view field);
    /// A TOML date of the years 1900 to 2199, which must be there.
    Date date(std::string_view field);
    /// `true` or `false`; `false` if it is left out.
    bool flag(std::string_view field);
    /// One of the words, which must be there.
    template<class Value>
    Value one_of(std::string_view field, std::initializer_list<std::pair<std::string_view, Value>> words);
    /// The value as JSON text, whatever its type; a date becomes a string.
    std::string json(std::string_view field);
    /// Reads each table of the list `[[field]]`, which may not be empty, and refuses what `read` did not ask for.
    void each(std::string_view field, std::function<void(DataRow&)> const& read);

    /// Says that a field, or the row, is wrong.
    void refuse(std::string_view field, std::string message);
    bool is_wrong() const { return fault_.has_value(); }
    /// Refuses every field that was not asked for.
    void finish();

private:
    toml::node const* node(std::string_view field);
    toml::node const* required(std::string_view field);

    std::string file_;
    toml::table const& table_;
    std::optional<DataFault>& fault_;
    std::set<std::string, std::less<>> asked_;
};

/// Reads a whole file: `read` gets its top level. Gives the first fault, that of the syntax included.
std::optional<DataFault> read_data(std::string_view file, std::string_view toml,
                                   std::function<void(DataRow&)> const& read);

template<class Value>
Value DataRow::one_of(std::string_view field, std::initializer_list<std::pair<std::string_view, Value>> words)
{
    auto const word = text(field);
    std::string expected = "expected one of";
    for (auto const& [name, value] : words) {
        if (word == name)
            return value;
        expected += (expected.ends_with("of") ? " " : ", ") + std::string{name};
    }
    refuse(field, expected);
    return {};
}

}
