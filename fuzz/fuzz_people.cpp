#include "directory/columns.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace noddfa::directory {

namespace {

bool same(Table const& one, Table const& other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](TableRow const& a, TableRow const& b) { return a.cells == b.cells; });
}

// Whatever reads as a table is written so that it reads again as the same.
void read_and_write(std::string_view text)
{
    auto const read = read_table(text);
    auto const* table = std::get_if<Table>(&read);
    if (!table)
        return;
    (void)read_people(*table);
    auto const again = read_table(table_text(*table));
    if (!std::holds_alternative<Table>(again) || !same(*table, std::get<Table>(again)))
        std::abort();
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::directory::read_and_write({reinterpret_cast<char const*>(bytes), count});
    return 0;
}
