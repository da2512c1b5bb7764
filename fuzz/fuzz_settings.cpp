#include "base/bug.h"
#include "codec/read.h"
#include "protocol/settings.h"

#include <boost/json/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace noddfa {

namespace {

// What a board types: one row over the defaults, as JSON.
void add_a_row(std::string_view text)
{
    boost::system::error_code unreadable;
    auto const json = boost::json::parse(text, unreadable);
    SettingRow row;
    if (unreadable || codec::read(json, row))
        return;
    auto history = default_settings();
    auto const before = history.version();
    auto const from = row.valid_from;
    auto const key = row.key;
    // A refused row changes nothing; one that is taken prevails from its day.
    auto const refused = history.add(std::move(row));
    if (history.version() != before + (refused ? 0 : 1))
        throw Bug{"a refused row was kept, or a good one lost"};
    if (!refused && history.row_of(key, from) != &history.rows().back())
        throw Bug{"the row that was added last does not prevail"};
}

// What a board maintains: a whole file of rows.
void read_a_file(std::string_view text)
{
    SettingsHistory history;
    read_settings("settings.toml", text, history);
    for (auto const& row : history.rows())
        history.on(row.valid_from);
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    std::string_view const text{reinterpret_cast<char const*>(bytes), count};
    noddfa::add_a_row(text);
    noddfa::read_a_file(text);
    return 0;
}
