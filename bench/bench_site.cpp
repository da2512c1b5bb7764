#include "application/shapes.h"
#include "base/london.h"
#include "families.h"
#include "ledger/ledger.h"
#include "ledger/tables.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "store/export.h"
#include "timing.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

/// A large site: made once, then how long a start takes until the first answer, and how long a verifier takes.
/// `bench_site FOLDER [EVENTS]` (1,000,000): makes the site in an empty or missing folder, else measures the one there.
namespace noddfa {

namespace {

constexpr int conferences_in_a_job = 4;

store::LogOptions options_in(std::filesystem::path const& folder)
{
    store::LogOptions options;
    options.folder = folder / "data";
    options.site_key = folder / "key";
    options.origin = "noddfa.example/bench";
    return options;
}

/// Records of whole conferences, as the engine leaves them, without deciding each again beside a growing site.
void make_site(std::filesystem::path const& folder, std::uint64_t events)
{
    ledger::Ledger ledger{options_in(folder), services(), holidays_of_england_and_wales()};
    std::vector<std::future<std::uint64_t>> waiting;
    std::uint64_t size = 0;
    for (int number = 1; size < events; number += conferences_in_a_job) {
        auto records = std::make_shared<std::vector<application::EventRecord>>();
        for (int each = 0; each < conferences_in_a_job; ++each)
            std::ranges::move(records_of_conference(number + each), std::back_inserter(*records));
        waiting.push_back(ledger.log().submit([records](store::Writer& writer) {
            if (!ledger::StoredLog{writer}.append(*records))
                throw std::runtime_error{"a stream was there already"};
            return writer.next_sequence();
        }));
        constexpr std::size_t most_waiting = 16;
        if (waiting.size() == most_waiting) {
            for (auto& each : waiting)
                size = std::max(size, each.get());
            waiting.clear();
        }
    }
    for (auto& each : waiting)
        each.get();
    ledger.rebuild(true);
}

/// Somebody who coordinates, for `bench/web` to sign in as: as a demonstration lets anybody.
void let_somebody_in(std::filesystem::path const& folder)
{
    ledger::Ledger ledger{options_in(folder), services(), holidays_of_england_and_wales()};
    ledger.become_demonstration();
    Act act;
    act.held_on = act.recorded_at = start_of(Date{2026, 3, 2});
    int number = 0;
    auto const give = [&](char const* by, std::string const& key, char const* does, char const* fields) {
        application::AnyCommand command;
        if (application::command_shape(does, application::Room::directory)->read(boost::json::parse(fields), command))
            throw std::runtime_error{does};
        act.by = PersonId{by};
        act.id = CommandId{"bench:staff:" + std::to_string(++number)};
        if (!ledger.perform({application::Room::directory, key}, command, act).accepted())
            throw std::runtime_error{does};
    };
    auto const person = directory::key_of(PersonId{"coordinator"});
    give("first", directory::key_of(AgencyId{"service"}), "RecordAgency",
         R"({"agency":"service","name":"Service","sector":"social_services","authorities":["W06999901"]})");
    give("first", person, "RecordPractitioner", R"({"person":"coordinator","name":"Neb"})");
    give("first", person, "JoinAgency", R"({"person":"coordinator","agency":"service"})");
    give("first", person, "ProposePost",
         R"({"person":"coordinator","post":"coordinator","authority":"W06999901","change":"grant"})");
    give("second", person, "AgreePost", R"({"person":"coordinator","post":"coordinator","authority":"W06999901"})");
    std::ofstream{folder / "data/demonstration"} << "noddfa bench\n";
}

/// Whether somebody sees each conference of a list, asked of the access model: with streams read from the disk and
/// folded, and again with what memory keeps of them.
void measure_permits(std::filesystem::path const& folder)
{
    constexpr int most = 200;
    ledger::Ledger ledger{options_in(folder), services(), holidays_of_england_and_wales()};
    auto const now = start_of(Date{2026, 3, 3});
    application::Asker asker;
    asker.who = PersonId{"coordinator"};
    asker.assurance = 2;
    asker.proved = now;
    std::size_t rows = 0;
    std::size_t permitted = 0;
    auto const ask = [&] {
        return seconds_of([&] {
            ledger.read([&](ledger::Snapshot const& snapshot) {
                permitted = 0;
                auto const listed =
                    snapshot.rows(application::RowKind::conference, 0, std::numeric_limits<std::int64_t>::max(), most);
                rows = listed.size();
                for (auto const& row : listed) {
                    application::Thing const thing{.kind = access::ObjectKind::conference,
                                                   .conference = ConferenceId{row.stream.key}};
                    permitted +=
                        snapshot.may(asker, access::Action::read_header, thing, now).permit.has_value() ? 1 : 0;
                }
            });
        });
    };
    auto const first = ask();
    std::vector<double> again;
    for (int round = 0; round < 15; ++round)
        again.push_back(ask());
    if (permitted == 0)
        throw std::runtime_error{"nobody may see anything"};
    fmt::print("  whether somebody sees each of {} conferences of a list ({} permitted): {:.1f} ms first, {:.1f} ms "
               "again, {:.0f} us each\n",
               rows, permitted, first * 1e3, median(again) * 1e3, median(again) * 1e6 / static_cast<double>(rows));
}

/// The first page of what a post owes, with the conference behind each row, and the calendar of a month: what the
/// worklist and the month read.
void measure_worklist(std::filesystem::path const& folder)
{
    constexpr int on_a_page = 51;
    constexpr std::int64_t month = std::int64_t{31} * 24 * 60; // minutes
    ledger::Ledger ledger{options_in(folder), services(), holidays_of_england_and_wales()};
    auto const owner = application::post_key(Post::coordinator, AuthorityId{"W06999901"});
    auto const from = start_of(Date{2026, 3, 2}).utc_minutes;
    std::size_t owed = 0;
    std::size_t meetings = 0;
    auto const page = [&] {
        return seconds_of([&] {
            ledger.read([&](ledger::Snapshot const& snapshot) {
                owed = 0;
                for (auto const& row : snapshot.rows_of(application::RowKind::diary, owner, 1,
                                                        std::numeric_limits<std::int64_t>::max(), on_a_page))
                    owed += row.stream.room != application::Room::conference
                            || !snapshot.site().conference(ConferenceId{row.stream.key}).convening.children.empty();
            });
        });
    };
    auto const calendar = [&] {
        return seconds_of([&] {
            ledger.read([&](ledger::Snapshot const& snapshot) {
                meetings = snapshot.rows(application::RowKind::conference, from, from + month, 2000).size();
            });
        });
    };
    auto const first = page();
    auto const first_month = calendar();
    std::vector<double> pages;
    std::vector<double> months;
    for (int round = 0; round < 15; ++round) {
        pages.push_back(page());
        months.push_back(calendar());
    }
    std::int64_t open = 0;
    ledger.log().read([&](store::Reader& reader) { open = ledger::count_rows(reader, application::RowKind::diary); });
    fmt::print("  a worklist's first page of {} among {} open duties: {:.1f} ms first, {:.1f} ms again\n", owed, open,
               first * 1e3, median(pages) * 1e3);
    fmt::print("  a month of {} conferences: {:.1f} ms first, {:.1f} ms again\n", meetings, first_month * 1e3,
               median(months) * 1e3);
}

void measure(std::filesystem::path const& folder)
{
    auto const options = options_in(folder);
    std::int64_t records = 0;
    std::size_t rows = 0;
    auto const start = seconds_of([&] {
        ledger::Ledger ledger{options, services(), holidays_of_england_and_wales()};
        ledger.read([&](ledger::Snapshot const& snapshot) {
            records = snapshot.size();
            rows = snapshot.rows(application::RowKind::conference, 0, std::numeric_limits<std::int64_t>::max(), 200)
                       .size();
        });
    });
    auto const millions = static_cast<double>(records) / 1e6;
    fmt::print("{} records (load average {})\n", records, load_average());
    fmt::print("  start to the first list of {} conferences, and an orderly stop: {:.2f} s\n", rows, start);
    measure_permits(folder);
    measure_worklist(folder);
    store::VerifyOptions checks;
    checks.origin = options.origin;
    checks.key = store::verifier_key_of(options.site_key, options.origin);
    auto const told = [&](char const* what, double seconds, bool green) {
        fmt::print("  verify {}: {:.1f} s, {:.1f} s for a million records, {}\n", what, seconds, seconds / millions,
                   green ? "green" : "NOT GREEN");
        std::fflush(stdout);
    };
    bool green = false;
    auto seconds = seconds_of([&] { green = store::verify_folder(options.folder, checks, {}).green(); });
    told("the database without keys", seconds, green);
    seconds = seconds_of([&] { green = store::verify_folder(options.folder, checks, options.site_key).green(); });
    told("the database with keys", seconds, green);
    auto const file = folder / "export";
    std::filesystem::remove(file);
    store::export_folder(options.folder, checks.key, file);
    seconds = seconds_of([&] { green = store::verify_export(file, checks, nullptr).green(); });
    told("an export", seconds, green);
    std::filesystem::remove(file);
}

}

}

int main(int count, char** words)
{
    using namespace noddfa;
    if (count < 2)
        return 2;
    std::filesystem::path const folder{words[1]};
    std::uint64_t const events = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1'000'000;
    try {
        if (!std::filesystem::exists(folder / "data")) {
            std::filesystem::create_directories(folder);
            fmt::print("made in {:.0f} s\n", seconds_of([&] { make_site(folder, events); }));
            let_somebody_in(folder);
        }
        measure(folder);
    } catch (std::exception const& wrong) {
        fmt::print(stderr, "bench_site: {}\n", wrong.what());
        return 1;
    }
}
