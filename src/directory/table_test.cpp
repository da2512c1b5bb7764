#include "directory/table.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace noddfa::directory::table_test {

using testing::ElementsAre;

namespace {

std::vector<std::vector<std::string>> cells_of(std::string const& text)
{
    auto const read = read_table(text);
    std::vector<std::vector<std::string>> all;
    if (auto const* fault = std::get_if<TableFault>(&read)) {
        ADD_FAILURE() << fault->problem << " in line " << fault->line;
        return all;
    }
    for (auto const& row : std::get<Table>(read))
        all.push_back(row.cells);
    return all;
}

std::string fault_of(std::string const& text)
{
    auto const read = read_table(text);
    auto const* fault = std::get_if<TableFault>(&read);
    return fault ? fault->problem + " " + std::to_string(fault->line) : "";
}

}

TEST(Table, reads_quotes_marks_and_either_end_of_line)
{
    EXPECT_THAT(cells_of("\xEF\xBB\xBF"
                         "a,b\r\n\"x, \"\"y\"\"\", z \n,\r\nlast,\"\""),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("x, \"y\"", "z"), ElementsAre("last", "")))
        << "a row of nothing but empty cells is passed over";
    EXPECT_EQ(std::get<Table>(read_table("a\r\n\r\nb\r\n")).back().line, 3);
}

TEST(Table, refuses_whatever_is_doubtful_with_its_line)
{
    EXPECT_EQ(fault_of(""), "table_empty 0");
    EXPECT_EQ(fault_of("a,b\nx"), "table_cells 2");
    EXPECT_EQ(fault_of("a,b\nx\"y,z"), "table_quote 2");
    EXPECT_EQ(fault_of("a,b\n\"x\"y,z"), "table_quote 2");
    EXPECT_EQ(fault_of("a,b\n\"x,z"), "table_quote 2");
    EXPECT_EQ(fault_of("a\n\"x\ny\""), "control_character 2");
    EXPECT_EQ(fault_of(std::string{"a\nx\0y", 5}), "control_character 2");
    EXPECT_EQ(fault_of("a\n\xEF\xBB\xBF"), "control_character 2");
    EXPECT_EQ(fault_of("a\rb"), "table_line_end 1");
    EXPECT_EQ(fault_of("a\n\xff"), "not_utf8 0");
    EXPECT_EQ(fault_of(std::string(largest_table + 1, 'a')), "table_too_large 0");
    EXPECT_EQ(fault_of("a\n" + std::string(longest_cell + 1, 'x')), "table_cell_too_long 2");
    EXPECT_EQ(fault_of(std::string(most_columns, ',')), "table_columns 1");
    std::string many;
    for (std::size_t row = 0; row < most_rows + 2; ++row)
        many += "a\n";
    EXPECT_EQ(fault_of(many), "table_rows " + std::to_string(most_rows + 2));
}

TEST(Table, no_cell_is_a_formula_to_a_spreadsheet)
{
    Table const table{{1, {"=1+1", "+44 1234", "-x", "@x", "'x", "x=1"}}};
    EXPECT_EQ(table_text(table), "'=1+1,'+44 1234,'-x,'@x,''x,x=1\r\n");
    EXPECT_THAT(cells_of(table_text(table)), ElementsAre(ElementsAre("=1+1", "+44 1234", "-x", "@x", "'x", "x=1")));
}

RC_GTEST_PROP(Table, what_is_written_reads_again_as_the_same, ())
{
    auto const letters =
        rc::gen::container<std::string>(rc::gen::element('a', 'b', ' ', ',', '"', '=', '+', '\'', '-'));
    auto const columns = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    Table table;
    for (int row = *rc::gen::inRange(1, 6); row > 0; --row) {
        table.push_back({0, {"x"}}); // never a row of nothing
        while (table.back().cells.size() < columns)
            table.back().cells.push_back(*letters);
    }
    auto const read = read_table(table_text(table));
    RC_ASSERT(std::holds_alternative<Table>(read));
    auto const once = std::get<Table>(read);
    // Spaces around a cell are not kept; but for those it is the same, and from then on wholly.
    auto const again = read_table(table_text(once));
    RC_ASSERT(std::get<Table>(again).size() == table.size());
    for (std::size_t row = 0; row < table.size(); ++row)
        RC_ASSERT(std::get<Table>(again)[row].cells == once[row].cells);
}

}
