#include "directory/columns.h"

#include "base/contains.h"

#include <algorithm>
#include <array>

namespace noddfa::directory {

namespace {

constexpr std::size_t longest_reference = 57; ///< with `person:` or `agency:` before it an identifier still

bool is_reference(std::string_view text)
{
    return !text.empty() && text.size() <= longest_reference && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
               || c == '-';
    });
}

bool read_language(std::string_view word, Language& into)
{
    if (word != "cy" && word != "en")
        return false;
    into = word == "cy" ? Language::cy : Language::en;
    return true;
}

/// `cy en`.
bool read_languages(std::string_view text, std::vector<Language>& into)
{
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        Language language{};
        if (end > 0 && !read_language(text.substr(0, end), language))
            return false;
        if (end > 0 && !contains(into, language))
            into.push_back(language);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

template<class Id> bool read_id(std::string_view text, Id& into)
{
    into = Id{std::string{text}};
    return is_reference(text);
}

bool read_date(std::string_view text, std::optional<Date>& into)
{
    into = Date::parse(text);
    return into.has_value();
}

std::string iso(std::optional<Date> const& date) { return date ? date->iso() : std::string{}; }

std::string words_of(std::vector<Language> const& languages)
{
    std::string text;
    for (auto const language : languages)
        text += (text.empty() ? "" : " ") + std::string{language == Language::cy ? "cy" : "en"};
    return text;
}

/// One column: how its cell is read into a row, and what is wrong where it cannot be.
struct Column {
    std::string_view name;
    bool (*read)(std::string_view cell, PersonRow& into);
    Code problem;
};

constexpr std::array<Column, 14> columns{{
    {"person", [](std::string_view cell, PersonRow& row) { return read_id(cell, row.details.person); },
     "not-an-identifier"_code},
    {"name", [](std::string_view cell, PersonRow& row) { return row.details.name = cell, true; }, Code{}},
    {"role", [](std::string_view cell, PersonRow& row) { return row.details.role = cell, true; }, Code{}},
    {"email", [](std::string_view cell, PersonRow& row) { return row.details.email = cell, true; }, Code{}},
    {"phone", [](std::string_view cell, PersonRow& row) { return row.details.phone = cell, true; }, Code{}},
    {"languages", [](std::string_view cell, PersonRow& row) { return read_languages(cell, row.details.languages); },
     "not-a-language"_code},
    {"preferred_language",
     [](std::string_view cell, PersonRow& row) {
         row.details.preferred_language = Language{};
         return read_language(cell, *row.details.preferred_language);
     },
     "not-a-language"_code},
    {"agency", [](std::string_view cell, PersonRow& row) { return read_id(cell, row.agency); },
     "not-an-identifier"_code},
    {"service",
     [](std::string_view cell, PersonRow& row) {
         row.service = ServiceId{};
         return read_id(cell, *row.service);
     },
     "not-an-identifier"_code},
    {"from", [](std::string_view cell, PersonRow& row) { return read_date(cell, row.from); }, "not-a-date"_code},
    {"until", [](std::string_view cell, PersonRow& row) { return read_date(cell, row.until); }, "not-a-date"_code},
    {"course", [](std::string_view cell, PersonRow& row) { return row.course = cell, true; }, Code{}},
    {"trained_on", [](std::string_view cell, PersonRow& row) { return read_date(cell, row.trained_on); },
     "not-a-date"_code},
    {"trained_until", [](std::string_view cell, PersonRow& row) { return read_date(cell, row.trained_until); },
     "not-a-date"_code},
}};

void complain(PersonRow& row, Code problem, std::string_view column)
{
    if (row.problem != Code{})
        return;
    row.problem = problem;
    row.column = column;
}

/// What says something only beside something else.
void complain_of_gaps(PersonRow& row)
{
    if (row.details.person.empty())
        complain(row, "missing-field"_code, "person");
    if (row.agency.empty() && (row.service || row.from || row.until))
        complain(row, "missing-field"_code, "agency");
    if (!row.trained_on && (row.trained_until || !row.course.empty()))
        complain(row, "missing-field"_code, "trained_on");
}

Training const* last_training(Practitioner const& practitioner)
{
    auto const last = std::ranges::max_element(practitioner.trainings, {}, &Training::on);
    return last == practitioner.trainings.end() ? nullptr : &*last;
}

std::vector<std::string> cells_of(Practitioner const& practitioner, HeldMembership const* membership)
{
    auto const& said = practitioner.said;
    auto const preferred = said.preferred_language ? std::vector{*said.preferred_language} : std::vector<Language>{};
    auto const* training = last_training(practitioner);
    auto const service = membership && membership->service ? membership->service->value : std::string{};
    return {said.person.value,
            said.name,
            said.role,
            said.email,
            said.phone,
            words_of(said.languages),
            words_of(preferred),
            membership ? membership->agency.value : std::string{},
            service,
            membership ? membership->from.iso() : std::string{},
            membership ? iso(membership->until) : std::string{},
            training ? training->course : std::string{},
            training ? iso(training->on) : std::string{},
            training ? iso(training->until) : std::string{}};
}

}

std::vector<std::string_view> const& people_columns()
{
    static std::vector<std::string_view> const names = [] {
        std::vector<std::string_view> all;
        for (auto const& column : columns)
            all.push_back(column.name);
        return all;
    }();
    return names;
}

std::variant<std::vector<PersonRow>, TableFault> read_people(Table const& table)
{
    std::vector<Column const*> order;
    auto const& head = table.front();
    for (auto const& name : head.cells) {
        auto const found = std::ranges::find(columns, name, &Column::name);
        if (found == columns.end())
            return TableFault{head.line, "unknown_field", name};
        if (contains(order, &*found))
            return TableFault{head.line, "given_twice", name};
        order.push_back(&*found);
    }
    for (auto const* needed : {"person", "name"})
        if (!contains(head.cells, needed))
            return TableFault{head.line, "missing_field", needed};
    std::vector<PersonRow> rows;
    for (std::size_t at = 1; at < table.size(); ++at) {
        auto& row = rows.emplace_back();
        row.line = table[at].line;
        for (std::size_t column = 0; column < order.size(); ++column)
            if (auto const& cell = table[at].cells[column]; !cell.empty() && !order[column]->read(cell, row))
                complain(row, order[column]->problem, order[column]->name);
        complain_of_gaps(row);
    }
    return rows;
}

Table people_table(std::map<PersonId, State> const& people)
{
    Table table{{1, {people_columns().begin(), people_columns().end()}}};
    int line = 1;
    for (auto const& [person, state] : people) {
        if (!state.practitioner)
            continue;
        auto memberships = state.practitioner->memberships;
        std::ranges::sort(memberships, {}, &HeldMembership::from);
        if (memberships.empty())
            table.push_back({++line, cells_of(*state.practitioner, nullptr)});
        for (auto const& membership : memberships)
            table.push_back({++line, cells_of(*state.practitioner, &membership)});
    }
    return table;
}

}
