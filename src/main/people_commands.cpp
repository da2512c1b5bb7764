#include "main/people_commands.h"

#include "ledger/people_import.h"
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

using directory::Fate;
using directory::RowFate;
using Words = language::Catalogue;

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

void show(ledger::PeoplePreview const& preview, bool carried_out, bool json, Words const& words, std::ostream& out)
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
            return ledger::preview_people(snapshot, *text, std::get<std::vector<directory::PersonRow>>(rows), act);
        });
        auto const perform = [&](application::StreamId const& stream, directory::Command const& command,
                                 Act const& told) { return ledger->perform(stream, command, told).accepted(); };
        bool const confirmed = given.has("--confirm");
        bool const stale = confirmed && given.one("--confirm") != preview.code;
        if (stale)
            errors << words.text("cli.people.stale") << '\n';
        else if (confirmed)
            if (auto const line = ledger::import_people(preview, act, perform)) {
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
        auto const table = ledger->read([](ledger::Snapshot const& snapshot) {
            return directory::people_table(ledger::everybody(snapshot.site()));
        });
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
