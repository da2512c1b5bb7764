#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/date_input.h"
#include "web/components/error_summary.h"
#include "web/components/file_upload.h"
#include "web/components/input.h"
#include "web/components/radios.h"
#include "web/components/select.h"
#include "web/components/table.h"
#include "web/components/textarea.h"
#include "web/house/drafts.h"

#include "base/bug.h"

#include <algorithm>

/// How a form is shown.
namespace noddfa::web {

using namespace components;
using Kind = Field::Kind;

namespace {

/// Browsers and shared computers keep nothing that is typed about people.
constexpr char const* not_kept = "off";

std::string first_input(Field const& field) { return field.kind == Kind::date ? field.name + "-day" : field.name; }

}

Html hidden(std::string_view name, std::string_view value)
{
    return html(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

std::string Form::question(Field const& field) const
{
    if (!field.words.empty())
        return field.words;
    auto const own = "form." + name_ + "." + field.name;
    return reader_.text(reader_.words.has(own) ? own : "form.field." + field.name);
}

std::string Form::label(Field const& field) const
{
    auto text = question(field);
    // What is asked many times over is not said each time to be optional.
    bool const plain = field.required || field.kind == Kind::hidden || !field.words.empty();
    return plain ? text : reader_.text("form.optional", {{"label", std::move(text)}});
}

std::optional<std::string> Form::hint(Field const& field) const
{
    if (!field.words.empty())
        return field.note.empty() ? std::nullopt : std::optional{field.note};
    auto const own = "form." + name_ + "." + field.name + ".hint";
    auto const shared = "form.field." + field.name + ".hint";
    if (reader_.words.has(own))
        return reader_.text(own);
    return reader_.words.has(shared) ? std::optional{reader_.text(shared)} : std::nullopt;
}

std::optional<std::string> Form::error_at(std::string_view name) const
{
    auto const found = std::ranges::find(wrong_, name, &Wrong::field);
    return found == wrong_.end() ? std::nullopt : std::optional{found->words};
}

Html Form::summary() const
{
    if (wrong_.empty())
        return {};
    ErrorSummaryParams params{reader_.text("page.error.summary")};
    for (auto const& wrong : wrong_) {
        ErrorSummaryItem item{wrong.words};
        if (auto const* field = find(wrong.field); field && field->kind != Kind::hidden)
            item.href = Url::fragment(first_input(*field));
        params.error_list.push_back(std::move(item));
    }
    return components::error_summary(params);
}

Html Form::field(std::string_view name) const
{
    auto const* field = find(name);
    if (!field)
        throw Bug{"a form shows a field that it does not have"};
    switch (field->kind) {
    case Kind::hidden: return hidden(field->name, raw(field->name));
    case Kind::date: return date_question(*field);
    case Kind::choice:
    case Kind::pick:
    case Kind::many: return choice_question(*field);
    case Kind::file: return file_question(*field);
    default: return text_question(*field);
    }
}

Html Form::date_question(Field const& field) const
{
    DateInputParams params{field.name, {}};
    params.name_prefix = field.name;
    for (auto const* part : {"day", "month", "year"}) {
        DateInputItem item{part, reader_.text(std::string{"form.date."} + part)};
        item.value = raw(field.name + "-" + part);
        item.width = std::string_view{part} == "year" ? 4 : 2;
        item.autocomplete = not_kept;
        params.items.push_back(std::move(item));
    }
    params.fieldset = FieldsetParams{FieldsetLegend{label(field), false, "govuk-fieldset__legend--s"}};
    auto const said = hint(field);
    params.hint = HintParams{said ? *said : reader_.text("form.date.hint")};
    if (auto const error = error_at(field.name))
        params.error_message = ErrorMessageParams{*error, reader_.text("page.error.prefix")};
    return date_input(params);
}

Html Form::choice_question(Field const& field) const
{
    auto const said = hint(field);
    auto const hinted = said ? std::optional{HintParams{*said}} : std::nullopt;
    auto const error = error_at(field.name);
    auto const wrong =
        error ? std::optional{ErrorMessageParams{*error, reader_.text("page.error.prefix")}} : std::nullopt;
    FieldsetParams const around{FieldsetLegend{label(field), false, "govuk-fieldset__legend--s"}};
    auto const hint_of = [](Option const& option) {
        return option.hint.empty() ? std::nullopt : std::optional{HintParams{option.hint}};
    };
    if (field.kind == Kind::pick) {
        SelectParams params{field.name, LabelParams{label(field)}, {}};
        params.items.push_back({reader_.text("form.pick"), ""});
        for (auto const& option : field.options)
            params.items.push_back({option.text, option.value});
        params.value = text(field.name);
        params.hint = hinted;
        params.error_message = wrong;
        return select(params);
    }
    if (field.kind == Kind::many) {
        CheckboxesParams params{field.name, {}};
        for (auto const& option : field.options) {
            CheckboxesItem item{option.text, option.value};
            item.hint = hint_of(option);
            params.items.push_back(std::move(item));
        }
        params.values = texts(field.name);
        params.fieldset = around;
        params.hint = hinted;
        params.error_message = wrong;
        return checkboxes(params);
    }
    RadiosParams params{field.name, {}};
    for (auto const& option : field.options) {
        RadiosItem item{option.text, option.value};
        item.hint = hint_of(option);
        params.items.push_back(std::move(item));
    }
    if (field.side_by_side)
        params.classes = "govuk-radios--inline govuk-radios--small";
    params.value = text(field.name);
    params.fieldset = around;
    params.hint = hinted;
    params.error_message = wrong;
    return radios(params);
}

Html Form::text_question(Field const& field) const
{
    auto const said = hint(field);
    auto const error = error_at(field.name);
    auto const value = raw(field.name);
    if (field.kind == Kind::lines) {
        TextareaParams params{field.name, LabelParams{label(field)}};
        params.rows = field.rows;
        params.value = value;
        if (said)
            params.hint = HintParams{*said};
        if (error)
            params.error_message = ErrorMessageParams{*error, reader_.text("page.error.prefix")};
        params.autocomplete = not_kept;
        return textarea(params);
    }
    InputParams params{field.name, LabelParams{label(field)}};
    params.value = value;
    params.autocomplete = not_kept;
    if (said)
        params.hint = HintParams{*said};
    if (error)
        params.error_message = ErrorMessageParams{*error, reader_.text("page.error.prefix")};
    if (field.kind == Kind::email) {
        params.type = "email";
        params.spellcheck = false;
    } else if (field.kind == Kind::phone) {
        params.type = "tel";
        params.classes = "govuk-input--width-20";
    } else if (field.kind == Kind::number || field.kind == Kind::time) {
        params.inputmode = "numeric";
        params.classes = "govuk-input--width-5";
    }
    return input(params);
}

Html Form::file_question(Field const& field) const
{
    FileUploadParams params{field.name, LabelParams{label(field)}};
    if (auto const said = hint(field))
        params.hint = HintParams{*said};
    if (auto const error = error_at(field.name))
        params.error_message = ErrorMessageParams{*error, reader_.text("page.error.prefix")};
    return file_upload(params);
}

bool Form::has_file() const
{
    return std::ranges::any_of(fields_, [](Field const& field) { return field.kind == Kind::file; });
}

Html Form::around(Html const& content, Url const& action) const
{
    Html inside = hidden("form", csrf_of(reader_));
    inside += hidden("command", command_);
    if (stands_at_)
        inside += hidden("version", std::to_string(*stands_at_));
    Attributes attributes;
    // What is wrong is said by the page, in its own language, at once and beside the fields.
    attributes.flag("novalidate");
    if (has_file())
        attributes.add("enctype", "multipart/form-data");
    if (may_be_kept())
        attributes.add("data-keep", reader_.text("page.draft.kept.quietly"));
    return html(R"(<form method="post" action="{}"{}>{}{}</form>)", action, attributes, inside, content);
}

Html Form::submit(std::string const& words, std::string const& classes) const
{
    ButtonParams params{words};
    params.prevent_double_click = true;
    params.classes = classes;
    if (!may_be_kept())
        return components::button(params);
    ButtonParams keep{reader_.text("page.draft.keep")};
    keep.name = then_field;
    keep.value = then_keep;
    keep.classes = "govuk-button--secondary";
    return html(R"(<div class="govuk-button-group">{}{}</div>)", components::button(params), components::button(keep));
}

Html Form::what_is_wrong() const
{
    auto out = summary();
    if (moved_)
        out += both_versions();
    return out;
}

std::string Form::typed_in(Field const& field) const
{
    if (field.kind != Kind::date)
        return text(field.name);
    auto const day = date(field.name);
    return day ? day->iso() : std::string{};
}

std::string Form::in_words(Field const& field, std::string const& value) const
{
    if (auto const option = std::ranges::find(field.options, value, &Option::value); option != field.options.end())
        return option->text;
    if (field.kind == Kind::date)
        if (auto const day = Date::parse(value))
            return reader_.words.day(*day);
    return value;
}

/// How things stand now, which the questions begin with, beside what was typed.
Html Form::both_versions() const
{
    TableParams params;
    params.caption = reader_.text("form.moved");
    params.caption_classes = "govuk-table__caption--m";
    params.first_cell_is_header = true;
    params.head = {
        {reader_.text("form.moved.question")}, {reader_.text("form.moved.now")}, {reader_.text("form.moved.typed")}};
    for (auto const& each : fields_)
        if (auto const typed = typed_in(each);
            each.kind != Kind::hidden && each.kind != Kind::many && each.kind != Kind::file && typed != each.value)
            params.rows.push_back({{label(each)}, {in_words(each, each.value)}, {in_words(each, typed)}});
    return params.rows.empty() ? Html{} : table(params);
}

Html Form::show(std::string const& button, Url const& action) const
{
    Html content;
    for (auto const& each : fields_)
        content += field(each.name);
    content += submit(button);
    return around(content, action);
}

Html Form::show(std::string const& button) const { return show(button, reader_.here_in(reader_.language)); }

}
