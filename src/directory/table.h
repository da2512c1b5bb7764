#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Tables as comma-separated text (RFC 4180), read strictly: whatever is doubtful is refused and nothing is guessed.
namespace noddfa::directory {

inline constexpr std::size_t largest_table = 4 * 1024 * 1024; ///< bytes
inline constexpr std::size_t most_rows = 20'000;
inline constexpr std::size_t most_columns = 64;
inline constexpr std::size_t longest_cell = 2'000; ///< bytes

struct TableRow {
    int line = 0; ///< in the file, from 1
    std::vector<std::string> cells;
};

/// The rows, the heads of the columns first. All have as many cells as that one.
using Table = std::vector<TableRow>;

struct TableFault {
    int line = 0;        ///< 0: the file as a whole
    std::string problem; ///< the message's key after `input.`
    std::string field;   ///< the column, where one is meant
};

/// Reads UTF-8, with a byte order mark or without, lines ended by CRLF or LF. Rows of nothing but empty cells are
/// passed over. Takes off the apostrophe that `table_text` puts before a cell.
std::variant<Table, TableFault> read_table(std::string_view text);

/// The text of a table, lines ended by CRLF. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
std::string table_text(Table const& table);

}
