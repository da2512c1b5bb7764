#include "web/house/form.h"

#include "audit/hash.h"
#include "base/utf8.h"
#include "directory/practitioner.h"
#include "signin/encoding.h"
#include "web/components/button.h"
#include "web/house/refused.h"

#include <algorithm>
#include <charconv>

namespace noddfa::web {

namespace {

constexpr std::size_t longest_command = 64; ///< characters of a command's identifier from a form
constexpr std::size_t most_lines = 20'000;  ///< characters of a paragraph

std::string trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    auto const begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(begin, text.find_last_not_of(space) - begin + 1)};
}

std::optional<int> whole_number(std::string_view text)
{
    int number = 0;
    auto const result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

bool is_phone(std::string_view text)
{
    return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) >= 3
           && text.find_first_not_of("0123456789+() -") == std::string_view::npos;
}

/// `14:05`, `1405`, `14.05`.
std::optional<int> minute_of(std::string_view text)
{
    std::string digits;
    for (auto const c : text)
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ':' && c != '.')
            return std::nullopt;
    if (digits.size() == 3)
        digits.insert(digits.begin(), '0');
    if (digits.size() != 4)
        return std::nullopt;
    auto const hour = *whole_number(digits.substr(0, 2));
    auto const minute = *whole_number(digits.substr(2));
    return hour < 24 && minute < 60 ? std::optional{hour * 60 + minute} : std::nullopt;
}

std::string token(store::Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return audit::to_hex(bytes);
}

bool is_token(std::string_view text)
{
    return !text.empty() && text.size() <= longest_command
           && text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

Html form_around(Reader const& reader, Url const& action, Html const& content)
{
    // What is wrong is said by the page, in its own language, at once and beside the fields.
    return html(R"(<form method="post" action="{}" novalidate>{}{}</form>)", action,
                web::hidden("form", csrf_of(reader)), content);
}

}

Field ask(Field::Kind kind, std::string name)
{
    Field field{std::move(name), kind};
    if (kind == Field::Kind::lines)
        field.most = most_lines;
    return field;
}

Field Field::optional() const
{
    auto field = *this;
    field.required = false;
    return field;
}

Field Field::of(std::vector<Option> answers) const
{
    auto field = *this;
    field.options = std::move(answers);
    return field;
}

Field Field::from(std::string first_value) const
{
    auto field = *this;
    field.value = std::move(first_value);
    return field;
}

Field Field::at_most(std::size_t characters) const
{
    auto field = *this;
    field.most = characters;
    return field;
}

Field Field::called(std::string question, std::string hint) const
{
    auto field = *this;
    field.words = std::move(question);
    field.note = std::move(hint);
    return field;
}

Field Field::in_a_line() const
{
    auto field = *this;
    field.side_by_side = true;
    return field;
}

Field Field::high(int lines) const
{
    auto field = *this;
    field.rows = lines;
    return field;
}

std::string csrf_of(Reader const& reader)
{
    reader.notes->keeps = false;
    if (reader.visitor)
        return reader.visitor->csrf;
    if (reader.notes->visit.empty()) {
        reader.notes->visit = token(reader.site.random);
        reader.notes->visit_is_new = true;
    }
    return accounts::Accounts::csrf_of(reader.notes->visit);
}

Html button_form(Reader const& reader, Url const& action, std::string const& words,
                 std::vector<std::pair<std::string, std::string>> const& hidden, std::string const& classes)
{
    Html content = web::hidden("command", token(reader.site.random));
    for (auto const& [name, value] : hidden)
        content += web::hidden(name, value);
    components::ButtonParams params{words};
    params.prevent_double_click = true;
    params.classes = classes;
    content += components::button(params);
    return form_around(reader, action, content);
}

Form::Form(Reader const& reader, std::string name, std::vector<Field> fields)
    : reader_(reader), name_(std::move(name)), fields_(std::move(fields)), command_(token(reader.site.random))
{
    for (auto const& field : fields_)
        if (!field.value.empty())
            restore({{field.name, field.value}});
}

void Form::restore(Posted const& draft)
{
    for (auto const& [name, value] : draft) {
        auto const* field = find(name);
        if (field && field->kind == Field::Kind::date && value.size() == 10) {
            posted_.emplace(name + "-year", value.substr(0, 4));
            posted_.emplace(name + "-month", value.substr(5, 2));
            posted_.emplace(name + "-day", value.substr(8, 2));
        } else {
            posted_.emplace(name, value);
        }
    }
}

void Form::go_on_from(Posted const& draft)
{
    posted_ = draft;
    if (auto const command = raw("command"); is_token(command))
        command_ = command;
    if (auto const version = whole_number(raw("version")))
        stands_at_ = version;
}

void Form::take_further(Posted const& posted)
{
    posted_ = posted;
    if (auto const command = raw("command"); is_token(command))
        command_ = command;
    if (auto const version = whole_number(raw("version")))
        stands_at_ = version;
}

bool Form::may_be_kept() const
{
    return reader_.visitor && !has_file()
           && std::ranges::find(fields_, Field::Kind::lines, &Field::kind) != fields_.end();
}

void Form::take(Posted const& posted)
{
    posted_ = posted;
    taken_ = true;
    is_of_this_session_ = signin::equal_in_constant_time(raw("form"), csrf_of(reader_));
    if (!is_of_this_session_)
        wrong({}, reader_.text("form.error.stale"));
    if (auto const command = raw("command"); is_token(command))
        command_ = command;
    filled_in_on_ = whole_number(raw("version"));
    for (auto const& field : fields_)
        check(field);
}

void Form::check(Field const& field)
{
    using Kind = Field::Kind;
    if (field.kind == Kind::date)
        return check_date(field);
    auto const answers = texts(field.name);
    if (answers.empty()) {
        if (field.required)
            complain(field, "missing");
        return;
    }
    for (auto const& answer : answers) {
        if (characters(answer) > field.most)
            return complain(field, "too_long", {{"most", std::to_string(field.most)}});
        if (field.kind == Kind::email && !directory::is_address(answer))
            return complain(field, "email");
        if (field.kind == Kind::phone && !is_phone(answer))
            return complain(field, "phone");
        if (field.kind == Kind::time && !minute_of(answer))
            return complain(field, "time");
        if (field.kind == Kind::number) {
            auto const number = whole_number(answer);
            if (!number || *number < field.least || *number > field.largest)
                return complain(field, "number",
                                {{"least", std::to_string(field.least)}, {"most", std::to_string(field.largest)}});
        }
        bool const chooses = field.kind == Kind::choice || field.kind == Kind::pick || field.kind == Kind::many;
        if (chooses && std::ranges::find(field.options, answer, &Option::value) == field.options.end())
            return complain(field, "choice");
    }
    if (field.kind != Kind::many && answers.size() > 1)
        complain(field, "choice");
}

void Form::check_date(Field const& field)
{
    auto const year = text(field.name + "-year");
    auto const month = text(field.name + "-month");
    auto const day = text(field.name + "-day");
    if (year.empty() && month.empty() && day.empty()) {
        if (field.required)
            complain(field, "missing");
        return;
    }
    if (!date(field.name))
        complain(field, "date");
}

void Form::complain(Field const& field, char const* what, language::Holes holes)
{
    auto const own = "form." + name_ + "." + field.name + "." + what;
    holes.emplace("label", question(field));
    wrong(field.name, reader_.text(reader_.words.has(own) ? own : std::string{"form.error."} + what, holes));
}

void Form::wrong(std::string field, std::string words) { wrong_.push_back({std::move(field), std::move(words)}); }

void Form::refuse(Refusal const& refusal, std::map<std::string, std::string> const& fields)
{
    refuse(refusal, fields, replay::Directory{reader_.language});
}

void Form::refuse(Refusal const& refusal, std::map<std::string, std::string> const& fields,
                  replay::Directory const& names)
{
    if (refusal.code.text() == ledger::changed_meanwhile) {
        moved_ = true;
        return wrong({}, reader_.text("form.error.moved"));
    }
    auto text = code_in_words(reader_, refusal.code, refusal.details,
                              refusal.clauses.empty() ? std::nullopt : std::optional{refusal.clauses.front()}, names);
    std::string field;
    if (auto const named = refusal.details.find("field"); named != refusal.details.end()) {
        auto const other = fields.find(named->second);
        field = other == fields.end() ? named->second : other->second;
    }
    wrong(find(field) ? field : std::string{}, std::move(text));
    // A refusal is the outcome of its command for ever: what is sent next is another one.
    command_ = token(reader_.site.random);
}

Field const* Form::find(std::string_view name) const
{
    auto const found = std::ranges::find(fields_, name, &Field::name);
    return found == fields_.end() ? nullptr : &*found;
}

std::string Form::raw(std::string_view name) const
{
    auto const* field = find(name);
    auto const found = posted_.find(field && field->kind == Field::Kind::file ? file_name(name) : std::string{name});
    return found == posted_.end() ? std::string{} : found->second;
}

std::string Form::text(std::string_view field) const { return trimmed(raw(field)); }

std::vector<std::string> Form::texts(std::string_view field) const
{
    std::vector<std::string> all;
    auto const* asked = find(field);
    auto const [begin, end] =
        posted_.equal_range(asked && asked->kind == Field::Kind::file ? file_name(field) : std::string{field});
    for (auto each = begin; each != end; ++each)
        if (auto answer = trimmed(each->second); !answer.empty())
            all.push_back(std::move(answer));
    return all;
}

std::string const& Form::file(std::string_view field) const
{
    static std::string const none;
    auto const found = posted_.find(file_name(field));
    return found == posted_.end() ? none : found->second;
}

std::string Form::file_called(std::string_view field) const
{
    auto const found = posted_.find(name_of_file(field));
    if (found == posted_.end())
        return {};
    auto const slash = found->second.find_last_of("/\\");
    return slash == std::string::npos ? found->second : found->second.substr(slash + 1);
}

std::optional<Date> Form::date(std::string_view field) const
{
    std::string const name{field};
    auto const year = whole_number(text(name + "-year"));
    auto const month = whole_number(text(name + "-month"));
    auto const day = whole_number(text(name + "-day"));
    if (!year || !month || !day || *year < 1900 || *year > 2199 || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::nullopt;
    Date const date{*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
    return date.civil().ok() && date.civil().day() == std::chrono::day{static_cast<unsigned>(*day)}
               ? std::optional{date}
               : std::nullopt;
}

std::optional<int> Form::minute(std::string_view field) const { return minute_of(text(field)); }

int Form::number(std::string_view field) const { return whole_number(text(field)).value_or(0); }

Paragraph Form::paragraph(std::string_view field) const
{
    Paragraph paragraph;
    paragraph.text = text(field);
    paragraph.language = reader_.language;
    return paragraph;
}

std::optional<Paragraph> Form::paragraph_if_any(std::string_view field) const
{
    return text(field).empty() ? std::nullopt : std::optional{paragraph(field)};
}

CommandId Form::command(std::string_view part) const
{
    auto id = "web:" + reader_.who().value + ":" + command_;
    if (!part.empty())
        id += ":" + std::string{part};
    return CommandId{std::move(id)};
}

Act Form::act(std::string_view part) const
{
    Act act;
    act.id = command(part);
    act.by = reader_.who();
    act.held_on = act.recorded_at = reader_.site.now();
    return act;
}

}
