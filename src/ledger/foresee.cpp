#include "ledger/foresee.h"

#include "ledger/board_records.h"
#include "ledger/ledger.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace noddfa::ledger {

using application::DiaryRow;
using application::RowKind;
using application::Site;
using application::StreamId;

namespace foreseeing {

/// As many duties as a page is willing to wait for.
constexpr int most_rows = 400;

auto key(DiaryRow const& row) { return std::tie(row.clause, row.what, row.child, row.who, row.about); }

std::size_t missing(std::vector<DiaryRow> const& from, std::vector<DiaryRow> const& in)
{
    return static_cast<std::size_t>(std::ranges::count_if(from, [&](DiaryRow const& row) {
        return std::ranges::none_of(in, [&](DiaryRow const& other) { return key(row) == key(other); });
    }));
}

}

Foreseen Ledger::foresee(Shared const& after, Date as_of)
{
    using namespace foreseeing;
    auto const before = shared();
    return log_.read([&](store::Reader& reader) {
        StoredLog log{reader, &kept_};
        Site const now{log, before.settings, before.calendar, services_, &kept_};
        Site const then{log, after.settings, after.calendar, services_, &kept_};
        auto const rows = rows_between(reader, RowKind::diary, 0, std::numeric_limits<std::int64_t>::max(), most_rows);
        Foreseen foreseen;
        foreseen.looked = static_cast<std::int64_t>(rows.size());
        foreseen.left = count_rows(reader, RowKind::diary) - foreseen.looked;
        std::set<StreamId> streams;
        for (auto const& row : rows)
            streams.insert(row.stream);
        for (auto const& stream : streams) {
            auto const history = moves_of(reader, stream);
            auto const was = application::diary_of(rows_of(now, stream, as_of, history));
            auto const will_be = application::diary_of(rows_of(then, stream, as_of, history));
            for (auto const& move : application::moved(was, will_be))
                foreseen.moves.push_back({move.clause, move.what, move.was, move.due});
            foreseen.begin += missing(will_be, was);
            foreseen.end += missing(was, will_be);
        }
        std::ranges::sort(foreseen.moves, {}, [](Foreseen::Move const& move) {
            return std::tie(move.was, move.due, move.clause, move.what);
        });
        return foreseen;
    });
}

std::variant<Foreseen, SettingFault> Ledger::foresee(SettingRow const& row, Date today)
{
    auto after = shared();
    auto settings = std::make_shared<SettingsHistory>(*after.settings);
    if (auto fault = settings->add(row))
        return std::move(*fault);
    auto const as_of = settings->last_change(std::max(today, row.valid_from));
    after.settings = std::move(settings);
    return foresee(after, as_of);
}

Foreseen Ledger::foresee(Holidays const& holidays, Date today)
{
    auto after = shared();
    after.holidays = std::make_shared<Holidays const>(holidays);
    after.calendar = std::make_shared<Calendar const>(holidays.calendar());
    return foresee(after, after.settings->last_change(today));
}

}
