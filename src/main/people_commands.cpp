#include "main/people_commands.h"

#include "audit/hash.h"
#include "directory/preview.h"
#include "main/site.h"
#include "main/system_files.h"
#include "main/system_time.h"
#include "main/wrong_input.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <ostream>

namespace noddfa {

namespace {

using application::Room;
using application::StreamId;
using directory::Fate;
using directory::RowFate;
using Words = language::Catalogue;

constexpr std::size_t digits_of_a_code = 32;

/// What a file would do to the site as it is, and the code under which that can be confirmed.
struct Preview {
    std::vector<RowFate> rows;
    std::string code;
};

std::map<PersonId, directory::State> everybody(application::Site const& site)
{
    std::map<PersonId, directory::State> people;
    for (auto const& stream : site.streams(Room::directory))
        if (auto const person = directory::person_of(stream.key))
            people.emplace(*person, std::get<directory::State>(site.state(stream)));
    return people;
}

std::map<AgencyId, AgencyKnown> every_agency(application::Site const& site)
{
    std::map<AgencyId, AgencyKnown> agencies;
    for (auto const& stream : site.streams(Room::directory))
        if (auto const id = directory::agency_of(stream.key))
            if (auto const& agency = std::get<directory::State>(site.state(stream)).agency)
                agencies.emplace(*id, application::as_known(*agency));
    return agencies;
}

/// What a preview rests on beside the file: the day, the settings and how far every stream of the directory has come.
std::string basis(ledger::Snapshot const& snapshot, Date today)
{
    auto const& site = snapshot.site();
    auto text = today.iso() + ' ' + std::to_string(site.settings().version());
    for (auto const& stream : site.streams(Room::directory))
        text += '\n' + stream.key + ' ' + std::to_string(snapshot.version(stream));
    return text;
}

audit::ByteView view_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

Preview preview_of(ledger::Snapshot const& snapshot, std::string_view file,
                   std::vector<directory::PersonRow> const& rows, Act const& act)
{
    auto const& site = snapshot.site();
    auto kept = site.keep_terms({Room::directory, ""}, directory::State{}, act.held_on.day);
    kept.background.agencies = every_agency(site);
    auto const resting_on = basis(snapshot, act.held_on.day) + '\n';
    auto const hash = audit::sha256({view_of(resting_on), view_of(file)});
    return {directory::preview(rows, everybody(site), act, site.terms(kept)),
            audit::to_hex(hash).substr(0, digits_of_a_code)};
}

std::string name_of(Fate fate) { return boost::describe::enum_to_string(fate, ""); }

boost::json::object as_json(RowFate const& row)
{
    boost::json::object json{{"line", row.line}, {"person", row.person.value}, {"fate", name_of(row.fate)}};
    if (!row.fields.empty())
        json["fields"] = boost::json::array(row.fields.begin(), row.fields.end());
    if (row.same_person_as)
        json["same_person_as"] = *row.same_person_as;
    if (row.fate == Fate::refused)
        json["problem"] = row.problem.text();
    if (!row.column.empty())
        json["column"] = row.column;
    return json;
}

std::string in_words(RowFate const& row, Words const& words)
{
    language::Holes holes{{"line", std::to_string(row.line)},
                          {"fate", words.text("cli.people.fate." + name_of(row.fate))}};
    if (!row.person.empty())
        holes.emplace("person", row.person.value);
    if (!row.fields.empty())
        holes.emplace("fields", words.list(row.fields, language::Listed::words));
    if (row.same_person_as)
        holes.emplace("same", std::to_string(*row.same_person_as));
    if (row.fate == Fate::refused)
        holes.emplace("why", words.text("code." + std::string{row.problem.text()}));
    if (!row.column.empty())
        holes.emplace("column", row.column);
    return words.text("cli.people.row", holes);
}

std::array<int, 4> counted(std::vector<RowFate> const& rows)
{
    std::array<int, 4> counts{};
    for (auto const& row : rows)
        ++counts[static_cast<std::size_t>(row.fate)];
    return counts;
}

void show(Preview const& preview, bool carried_out, bool json, Words const& words, std::ostream& out)
{
    auto const counts = counted(preview.rows);
    boost::json::object totals{{"code", preview.code}, {"carried_out", carried_out}};
    language::Holes holes;
    for (auto const fate : {Fate::recorded, Fate::changed, Fate::unchanged, Fate::refused}) {
        auto const count = counts[static_cast<std::size_t>(fate)];
        totals[name_of(fate)] = count;
        holes.emplace(name_of(fate), std::to_string(count));
    }
    for (auto const& row : preview.rows)
        out << (json ? boost::json::serialize(as_json(row)) : in_words(row, words)) << '\n';
    if (json) {
        out << boost::json::serialize(totals) << '\n';
        return;
    }
    out << words.text("cli.people.totals", holes) << '\n'
        << (carried_out ? words.text("cli.people.done")
                        : words.text("cli.people.nothing_done", {{"hash", preview.code}}))
        << '\n';
}

/// Carries a preview out; the line that the site no longer took, if any.
std::optional<int> carry_out(ledger::Ledger& ledger, Preview const& preview, Act act)
{
    for (auto const& row : preview.rows) {
        int number = 0;
        for (auto const& command : row.commands) {
            act.id =
                CommandId{"people:" + preview.code + ":" + std::to_string(row.line) + ":" + std::to_string(++number)};
            if (!ledger.perform({Room::directory, directory::key_of(row.person)}, command, act).accepted())
                return row.line;
        }
    }
    return std::nullopt;
}

int tell(directory::TableFault const& fault, std::string const& file, Words const& words, std::ostream& errors)
{
    errors << wrong_line(words, {file, fault.line, fault.field, fault.problem, ""}) << '\n';
    return Exit::usage;
}

int run_import(Given const& given, Configuration const& configuration, Words const& words, std::ostream& out,
               std::ostream& errors)
{
    auto const name = given.one("FILE");
    auto const text = SystemFiles{std::filesystem::current_path()}.read(name);
    if (!text) {
        errors << name << ": " << words.text("input.no_such_file") << '\n';
        return Exit::usage;
    }
    auto const table = directory::read_table(*text);
    if (auto const* fault = std::get_if<directory::TableFault>(&table))
        return tell(*fault, name, words, errors);
    auto const rows = directory::read_people(std::get<directory::Table>(table));
    if (auto const* fault = std::get_if<directory::TableFault>(&rows))
        return tell(*fault, name, words, errors);
    return attempt(words, errors, [&] {
        auto const ledger = open_ledger(configuration, progress_told(words, errors));
        Act act;
        act.by = PersonId{given.has("--by") ? given.one("--by") : "operator"};
        act.held_on = act.recorded_at = now_in_london();
        auto const preview = ledger->read([&](ledger::Snapshot const& snapshot) {
            return preview_of(snapshot, *text, std::get<std::vector<directory::PersonRow>>(rows), act);
        });
        bool const confirmed = given.has("--confirm");
        bool const stale = confirmed && given.one("--confirm") != preview.code;
        if (stale)
            errors << words.text("cli.people.stale") << '\n';
        else if (confirmed)
            if (auto const line = carry_out(*ledger, preview, act)) {
                errors << words.text("cli.people.halted", {{"line", std::to_string(*line)}}) << '\n';
                return Exit::found_wrong;
            }
        show(preview, confirmed && !stale, given.has("--json"), words, out);
        bool const refused = counted(preview.rows)[static_cast<std::size_t>(Fate::refused)] > 0;
        return stale || refused ? Exit::found_wrong : Exit::done;
    });
}

boost::json::object as_json(directory::TableRow const& row)
{
    boost::json::object json;
    auto const& columns = directory::people_columns();
    for (std::size_t at = 0; at < columns.size(); ++at)
        json[columns[at]] = row.cells[at];
    return json;
}

int run_export(Given const& given, Configuration const& configuration, Words const& words, std::ostream& out,
               std::ostream& errors)
{
    return attempt(words, errors, [&] {
        auto const ledger = open_ledger(configuration, progress_told(words, errors));
        auto const table = ledger->read(
            [](ledger::Snapshot const& snapshot) { return directory::people_table(everybody(snapshot.site())); });
        if (!given.has("--json")) {
            out << directory::table_text(table);
            return Exit::done;
        }
        for (std::size_t at = 1; at < table.size(); ++at)
            out << boost::json::serialize(as_json(table[at])) << '\n';
        return Exit::done;
    });
}

int run_people(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const action = given.one("ACTION");
    bool const imports = action == "import" && given.has("FILE");
    if (!imports && (action != "export" || given.has("FILE"))) {
        errors << words.text("cli.people.no_action") << '\n';
        return Exit::usage;
    }
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return imports ? run_import(given, *configuration, words, out, errors)
                   : run_export(given, *configuration, words, out, errors);
}

}

Command people_command(Words const& words)
{
    return site_command(words, "people",
                        {{"ACTION", "ACTION", words.text("cli.people.action"), true, false},
                         {"FILE", "FILE", words.text("cli.people.file"), false, false},
                         {"--confirm", "CODE", words.text("cli.people.confirm"), false, false},
                         {"--by", "PERSON", words.text("cli.people.by"), false, false},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_people);
}

}
