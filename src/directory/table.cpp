#include "directory/table.h"

#include "base/utf8.h"

#include <algorithm>
#include <optional>

namespace noddfa::directory {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// What makes a spreadsheet calculate, and the mark itself, so that it can be told from a cell's own.
constexpr std::string_view makes_a_formula = "=+-@'";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string trimmed(std::string_view cell)
{
    auto const first = cell.find_first_not_of(' ');
    if (first == cell.npos)
        return {};
    return std::string{cell.substr(first, cell.find_last_not_of(' ') - first + 1)};
}

std::string without_mark(std::string cell)
{
    if (cell.size() > 1 && cell.front() == '\'' && makes_a_formula.find(cell[1]) != makes_a_formula.npos)
        cell.erase(0, 1);
    return cell;
}

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::variant<Table, TableFault> read()
    {
        while (!rest_.empty() && !fault_)
            read_row();
        if (!fault_ && table_.empty())
            fail("table_empty");
        if (fault_)
            return *fault_;
        return std::move(table_);
    }

private:
    void fail(char const* problem)
    {
        if (!fault_)
            fault_ = TableFault{line_, problem, ""};
    }

    /// The cells of one line, and its end.
    void read_row()
    {
        TableRow row{++line_, {}};
        for (;;) {
            row.cells.push_back(without_mark(trimmed(read_cell())));
            if (row.cells.back().size() > longest_cell)
                fail("table_cell_too_long");
            if (row.cells.size() > most_columns)
                fail("table_columns");
            if (fault_ || rest_.empty() || rest_.front() != ',')
                break;
            rest_.remove_prefix(1);
        }
        end_line();
        if (!fault_)
            keep(std::move(row));
    }

    std::string_view read_cell()
    {
        if (rest_.starts_with('"'))
            return read_quoted();
        auto const end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
        auto const cell = rest_.substr(0, end);
        if (cell.find('"') != cell.npos)
            fail("table_quote");
        check_characters(cell);
        rest_.remove_prefix(end);
        return cell;
    }

    std::string_view read_quoted()
    {
        quoted_.clear();
        rest_.remove_prefix(1);
        for (;;) {
            auto const quote = rest_.find('"');
            if (quote == rest_.npos) {
                fail("table_quote");
                return quoted_;
            }
            quoted_ += rest_.substr(0, quote);
            rest_.remove_prefix(quote + 1);
            if (!rest_.starts_with('"'))
                break;
            quoted_ += '"';
            rest_.remove_prefix(1);
        }
        if (!rest_.empty() && rest_.find_first_of(",\r\n") != 0)
            fail("table_quote");
        check_characters(quoted_);
        return quoted_;
    }

    /// No cell has line ends or anything else that does not show.
    void check_characters(std::string_view cell)
    {
        if (std::ranges::any_of(cell, is_control) || cell.find(byte_order_mark) != cell.npos)
            fail("control_character");
    }

    void end_line()
    {
        if (rest_.starts_with("\r\n"))
            rest_.remove_prefix(2);
        else if (rest_.starts_with('\n'))
            rest_.remove_prefix(1);
        else if (!rest_.empty())
            fail("table_line_end");
    }

    void keep(TableRow row)
    {
        if (std::ranges::all_of(row.cells, &std::string::empty))
            return;
        if (!table_.empty() && row.cells.size() != table_.front().cells.size())
            return fail("table_cells");
        if (table_.size() > most_rows)
            return fail("table_rows");
        table_.push_back(std::move(row));
    }

    std::string_view rest_;
    int line_ = 0;
    std::string quoted_;
    Table table_;
    std::optional<TableFault> fault_;
};

void write_cell(std::string& out, std::string const& cell)
{
    auto text = cell;
    if (!text.empty() && makes_a_formula.find(text.front()) != makes_a_formula.npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == text.npos) {
        out += text;
        return;
    }
    out += '"';
    for (char const c : text)
        out += c == '"' ? std::string{"\"\""} : std::string{c};
    out += '"';
}

}

std::variant<Table, TableFault> read_table(std::string_view text)
{
    if (text.size() > largest_table)
        return TableFault{0, "table_too_large", ""};
    if (!is_utf8(text))
        return TableFault{0, "not_utf8", ""};
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    return Reader{text}.read();
}

std::string table_text(Table const& table)
{
    std::string out;
    for (auto const& row : table) {
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            if (at > 0)
                out += ',';
            write_cell(out, row.cells[at]);
        }
        out += "\r\n";
    }
    return out;
}

}
