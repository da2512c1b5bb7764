#include "components/field_options.h"
#include "components/readers.h"

#include "web/components/accordion.h"
#include "web/components/character_count.h"
#include "web/components/checkboxes.h"
#include "web/components/date_input.h"
#include "web/components/error_summary.h"
#include "web/components/exit_this_page.h"
#include "web/components/file_upload.h"
#include "web/components/input.h"
#include "web/components/password_input.h"
#include "web/components/radios.h"
#include "web/components/select.h"
#include "web/components/tabs.h"
#include "web/components/task_list.h"
#include "web/components/textarea.h"

namespace noddfa::test {

namespace {

using namespace components;

std::optional<InputAffix> read_affix(std::optional<Options> const& options)
{
    if (!options)
        return std::nullopt;
    return InputAffix{
        .text = options->content(), .classes = options->text("classes"), .attributes = options->attributes()};
}

InputWrapper read_wrapper(std::optional<Options> const& options)
{
    return options ? InputWrapper{.classes = options->text("classes"), .attributes = options->attributes()}
                   : InputWrapper{};
}

Html read_input(Options const& options)
{
    return input({.name = options.text("name"),
                  .label = read_label(options.object("label")),
                  .id = options.text("id"),
                  .type = options.text("type", "text"),
                  .inputmode = options.text("inputmode"),
                  .value = options.text_if_any("value"),
                  .disabled = options.flag("disabled"),
                  .described_by = options.text("describedBy"),
                  .hint = read_hint(options.object("hint")),
                  .error_message = read_error(options.object("errorMessage")),
                  .prefix = read_affix(options.object("prefix")),
                  .suffix = read_affix(options.object("suffix")),
                  .form_group = read_form_group(options.object("formGroup")),
                  .input_wrapper = read_wrapper(options.object("inputWrapper")),
                  .autocomplete = options.text("autocomplete"),
                  .autocapitalize = options.text("autocapitalize"),
                  .pattern = options.text("pattern"),
                  .spellcheck = options.said("spellcheck"),
                  .classes = options.text("classes"),
                  .attributes = options.attributes()});
}

Html read_textarea(Options const& options)
{
    return textarea({.name = options.text("name"),
                     .label = read_label(options.object("label")),
                     .id = options.text("id"),
                     .value = options.text("value"),
                     .rows = options.number("rows", 5),
                     .disabled = options.flag("disabled"),
                     .described_by = options.text("describedBy"),
                     .hint = read_hint(options.object("hint")),
                     .error_message = read_error(options.object("errorMessage")),
                     .form_group = read_form_group(options.object("formGroup")),
                     .autocomplete = options.text("autocomplete"),
                     .spellcheck = options.said("spellcheck"),
                     .classes = options.text("classes"),
                     .attributes = options.attributes()});
}

SelectItem read_select_item(Options const& options)
{
    return {.text = options.text_if_any("text").value_or(""),
            .value = options.text_if_any("value"),
            .selected = options.said("selected"),
            .disabled = options.flag("disabled"),
            .attributes = options.attributes()};
}

Html read_select(Options const& options)
{
    return select({.name = options.text("name"),
                   .label = read_label(options.object("label")),
                   .items = all_of<SelectItem>(options.list("items"), read_select_item),
                   .id = options.text("id"),
                   .value = options.text("value"),
                   .disabled = options.flag("disabled"),
                   .described_by = options.text("describedBy"),
                   .hint = read_hint(options.object("hint")),
                   .error_message = read_error(options.object("errorMessage")),
                   .form_group = read_form_group(options.object("formGroup")),
                   .classes = options.text("classes"),
                   .attributes = options.attributes()});
}

Html read_conditional(Options const& options)
{
    auto const conditional = options.object("conditional");
    return conditional ? conditional->markup("html") : Html{};
}

RadiosItem read_radio(Options const& options)
{
    return {.text = options.content(),
            .value = options.text_if_any("value").value_or(""),
            .id = options.text("id"),
            .hint = read_hint(options.object("hint")),
            .checked = options.said("checked"),
            .disabled = options.flag("disabled"),
            .conditional = read_conditional(options),
            .divider = options.text("divider"),
            .label = read_label(options.object("label")),
            .attributes = options.attributes()};
}

Html read_radios(Options const& options)
{
    return radios({.name = options.text("name"),
                   .items = all_with_gaps(options.list_with_gaps("items"), RadiosItem{.left_out = true}, read_radio),
                   .fieldset = read_fieldset(options.object("fieldset")),
                   .id_prefix = options.text("idPrefix"),
                   .value = options.text("value"),
                   .hint = read_hint(options.object("hint")),
                   .error_message = read_error(options.object("errorMessage")),
                   .form_group = read_form_group(options.object("formGroup")),
                   .classes = options.text("classes"),
                   .attributes = options.attributes()});
}

CheckboxesItem read_checkbox(Options const& options)
{
    return {.text = options.content(),
            .value = options.text_if_any("value").value_or(""),
            .id = options.text("id"),
            .name = options.text("name"),
            .hint = read_hint(options.object("hint")),
            .checked = options.said("checked"),
            .disabled = options.flag("disabled"),
            .conditional = read_conditional(options),
            .behaviour = options.text("behaviour"),
            .divider = options.text("divider"),
            .label = read_label(options.object("label")),
            .attributes = options.attributes()};
}

Html read_checkboxes(Options const& options)
{
    return checkboxes(
        {.name = options.text("name"),
         .items = all_with_gaps(options.list_with_gaps("items"), CheckboxesItem{.left_out = true}, read_checkbox),
         .fieldset = read_fieldset(options.object("fieldset")),
         .id_prefix = options.text("idPrefix"),
         .values = options.texts("values"),
         .described_by = options.text("describedBy"),
         .hint = read_hint(options.object("hint")),
         .error_message = read_error(options.object("errorMessage")),
         .form_group = read_form_group(options.object("formGroup")),
         .classes = options.text("classes"),
         .attributes = options.attributes()});
}

std::string capitalised(std::string word)
{
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

using Part = std::optional<Options>;

/// The macro's own part of the name and the values by their names stand in where an item has no value of its own.
std::optional<std::string> read_date_value(Options const& date, std::string const& name, Part const& item,
                                           Part const& own)
{
    auto const prefix = date.text("namePrefix");
    auto const values = date.object("values");
    auto value = item ? item->text_if_any("value") : std::nullopt;
    auto const from_own = own ? own->text_if_any("value") : std::nullopt;
    auto const from_name = values ? values->text_if_any(name) : std::nullopt;
    auto const from_prefix = values ? values->text_if_any(prefix.empty() ? name : prefix + "-" + name) : std::nullopt;
    for (auto const& other : {from_own, own ? std::nullopt : from_name, from_prefix})
        if (!value)
            value = other;
    return value;
}

DateInputItem read_date_part(Options const& date, Part const& part, std::string const& usual_name)
{
    DateInputItem item{.name = usual_name, .label = {}};
    if (part) {
        item.name = part->text("name", usual_name);
        item.label = part->text("label");
        item.id = part->text("id");
        item.error = part->said("error");
        item.inputmode = part->text("inputmode", "numeric");
        item.autocomplete = part->text("autocomplete");
        item.pattern = part->text("pattern");
        item.classes = part->text("classes");
        item.attributes = part->attributes();
    }
    auto const is_own = item.name == "day" || item.name == "month" || item.name == "year";
    item.value = read_date_value(date, item.name, part, is_own ? date.object(item.name) : part);
    if (item.label.empty())
        item.label = capitalised(item.name);
    item.width = item.name == "year" || usual_name == "year" ? 4 : 2;
    return item;
}

std::vector<DateInputItem> read_date_parts(Options const& options)
{
    std::vector<DateInputItem> items;
    for (auto const& part : options.list("items"))
        items.push_back(read_date_part(options, part, ""));
    auto const has_items = !items.empty();
    for (auto const* name : {"day", "month", "year"}) {
        auto const* given = options.find(name);
        auto const part = options.object(name);
        if (!has_items && (part || given == nullptr))
            items.push_back(read_date_part(options, part, name));
    }
    return items;
}

Html read_date_input(Options const& options)
{
    return date_input({.id = options.text("id"),
                       .items = read_date_parts(options),
                       .name_prefix = options.text("namePrefix"),
                       .fieldset = read_fieldset(options.object("fieldset")),
                       .hint = read_hint(options.object("hint")),
                       .error_message = read_error(options.object("errorMessage")),
                       .form_group = read_form_group(options.object("formGroup")),
                       .classes = options.text("classes"),
                       .attributes = options.attributes()});
}

CharacterCountTexts read_count_texts(Options const& options)
{
    return {.characters_under_limit = read_plural(options.object("charactersUnderLimitText")),
            .characters_at_limit = options.text("charactersAtLimitText"),
            .characters_over_limit = read_plural(options.object("charactersOverLimitText")),
            .words_under_limit = read_plural(options.object("wordsUnderLimitText")),
            .words_at_limit = options.text("wordsAtLimitText"),
            .words_over_limit = read_plural(options.object("wordsOverLimitText"))};
}

/// The macro has a sentence of its own only where it knows the limit.
std::string read_description(Options const& options, bool has_limit)
{
    auto const words = options.number("maxwords") != 0 || options.text("countType") == "words";
    auto const usual = "You can enter up to %{count} " + std::string{words ? "words" : "characters"};
    return options.text("textareaDescriptionText", has_limit ? usual : "");
}

Html read_character_count(Options const& options)
{
    auto const maxlength = options.number("maxlength");
    auto const maxwords = options.number("maxwords");
    auto const message = options.object("countMessage");
    return character_count({.name = options.text("name"),
                            .label = read_label(options.object("label")),
                            .textarea_description_text = read_description(options, maxlength != 0 || maxwords != 0),
                            .texts = read_count_texts(options),
                            .maxlength = maxlength,
                            .maxwords = maxwords,
                            .count_type = options.text("countType"),
                            .threshold = options.number("threshold"),
                            .id = options.text("id"),
                            .value = options.text("value"),
                            .rows = options.number("rows", 5),
                            .spellcheck = options.said("spellcheck"),
                            .hint = read_hint(options.object("hint")),
                            .error_message = read_error(options.object("errorMessage")),
                            .form_group = read_form_group(options.object("formGroup")),
                            .count_message_classes = message ? message->text("classes") : "",
                            .classes = options.text("classes"),
                            .attributes = options.attributes()});
}

FileUploadTexts read_upload_texts(Options const& options)
{
    return {.choose_files_button = options.text("chooseFilesButtonText"),
            .no_file_chosen = options.text("noFileChosenText"),
            .multiple_files_chosen = read_plural(options.object("multipleFilesChosenText")),
            .drop_instruction = options.text("dropInstructionText"),
            .entered_drop_zone = options.text("enteredDropZoneText"),
            .left_drop_zone = options.text("leftDropZoneText")};
}

Html read_file_upload(Options const& options)
{
    auto const texts = read_upload_texts(options);
    // A browser shows no value that a page gives to a file field, and the macro writes none.
    options.text("value");
    return file_upload({.name = options.text("name"),
                        .label = read_label(options.object("label")),
                        .id = options.text("id"),
                        .disabled = options.flag("disabled"),
                        .multiple = options.flag("multiple"),
                        .described_by = options.text("describedBy"),
                        .hint = read_hint(options.object("hint")),
                        .error_message = read_error(options.object("errorMessage")),
                        .form_group = read_form_group(options.object("formGroup")),
                        .javascript = options.flag("javascript") ? std::optional{texts} : std::nullopt,
                        .wrapper_classes = options.text("wrapperClasses"),
                        .wrapper_attributes = options.attributes("wrapperAttributes"),
                        .classes = options.text("classes"),
                        .attributes = options.attributes()});
}

Html read_password_input(Options const& options)
{
    auto const button = options.object("button");
    return password_input({.name = options.text("name"),
                           .label = read_label(options.object("label")),
                           .show_password_text = options.text("showPasswordText", "Show"),
                           .hide_password_text = options.text("hidePasswordText"),
                           .show_password_aria_label_text = options.text("showPasswordAriaLabelText", "Show password"),
                           .hide_password_aria_label_text = options.text("hidePasswordAriaLabelText"),
                           .password_shown_announcement_text = options.text("passwordShownAnnouncementText"),
                           .password_hidden_announcement_text = options.text("passwordHiddenAnnouncementText"),
                           .id = options.text("id"),
                           .value = options.text_if_any("value"),
                           .disabled = options.flag("disabled"),
                           .described_by = options.text("describedBy"),
                           .hint = read_hint(options.object("hint")),
                           .error_message = read_error(options.object("errorMessage")),
                           .form_group = read_form_group(options.object("formGroup")),
                           .autocomplete = options.text("autocomplete", "current-password"),
                           .button_classes = button ? button->text("classes") : "",
                           .classes = options.text("classes"),
                           .attributes = options.attributes()});
}

ErrorSummaryItem read_summary_item(Options const& options)
{
    return {.text = options.content(), .href = options.url("href"), .attributes = options.attributes()};
}

Html read_error_summary(Options const& options)
{
    return error_summary({.title_text = options.content("titleText", "titleHtml"),
                          .error_list = all_of<ErrorSummaryItem>(options.list("errorList"), read_summary_item),
                          .description_text = options.content("descriptionText", "descriptionHtml"),
                          .disable_auto_focus = options.said("disableAutoFocus"),
                          .classes = options.text("classes"),
                          .attributes = options.attributes()});
}

TabsItem read_tab(Options const& options)
{
    auto const panel = options.object("panel");
    return {.label = options.text("label"),
            .panel = panel ? TabsPanel{.text = panel->text("text"),
                                       .html = panel->markup("html"),
                                       .attributes = panel->attributes()}
                           : TabsPanel{},
            .id = options.text("id"),
            .attributes = options.attributes()};
}

Html read_tabs(Options const& options)
{
    return tabs({.title = options.text("title", "Contents"),
                 .items = all_of<TabsItem>(options.list("items"), read_tab),
                 .id_prefix = options.text("idPrefix"),
                 .id = options.text("id"),
                 .classes = options.text("classes"),
                 .attributes = options.attributes()});
}

AccordionItem read_section(Options const& options)
{
    auto const heading = options.object("heading");
    auto const content = options.object("content");
    auto const summary = options.object("summary");
    return {.heading = heading ? heading->content() : Html{},
            .content = content ? AccordionContent{.text = content->text("text"), .html = content->markup("html")}
                               : AccordionContent{},
            .summary = summary ? summary->content() : Html{},
            .expanded = options.flag("expanded")};
}

Html read_accordion(Options const& options)
{
    return accordion(
        {.id = options.text("id"),
         .items = all_with_gaps(options.list_with_gaps("items"),
                                AccordionItem{.heading = {}, .content = {}, .left_out = true}, read_section),
         .show_all_sections_text = options.text("showAllSectionsText"),
         .hide_all_sections_text = options.text("hideAllSectionsText"),
         .show_section_text = options.text("showSectionText"),
         .hide_section_text = options.text("hideSectionText"),
         .show_section_aria_label_text = options.text("showSectionAriaLabelText"),
         .hide_section_aria_label_text = options.text("hideSectionAriaLabelText"),
         .heading_level = options.number("headingLevel", 2),
         .remember_expanded = options.said("rememberExpanded"),
         .classes = options.text("classes"),
         .attributes = options.attributes()});
}

TaskListStatus read_status(std::optional<Options> const& options)
{
    if (!options)
        return {};
    TaskListStatus status{.text = options->content(), .classes = options->text("classes")};
    if (auto const tag = options->object("tag"))
        status.tag = {.text = tag->content(), .classes = tag->text("classes"), .attributes = tag->attributes()};
    return status;
}

TaskListItem read_task(Options const& options)
{
    auto const title = options.object("title");
    auto const hint = options.object("hint");
    return {.title = {.text = title ? title->content() : Html{}, .classes = title ? title->text("classes") : ""},
            .status = read_status(options.object("status")),
            .hint = hint ? std::optional{hint->content()} : std::nullopt,
            .href = options.url("href"),
            .classes = options.text("classes")};
}

Html read_task_list(Options const& options)
{
    return task_list(
        {.items = all_with_gaps(options.list_with_gaps("items"),
                                TaskListItem{.title = {.text = {}}, .status = {}, .left_out = true}, read_task),
         .id_prefix = options.text("idPrefix", "task-list"),
         .classes = options.text("classes"),
         .attributes = options.attributes()});
}

Html read_exit_this_page(Options const& options)
{
    auto const content = options.content();
    return exit_this_page({.text = content.empty()
                                       ? html(R"(<span class="govuk-visually-hidden">Emergency</span> Exit this page)")
                                       : content,
                           .redirect_url = options.url("redirectUrl", "https://www.bbc.co.uk/weather"_url),
                           .activated_text = options.text("activatedText"),
                           .timed_out_text = options.text("timedOutText"),
                           .press_two_more_times_text = options.text("pressTwoMoreTimesText"),
                           .press_one_more_time_text = options.text("pressOneMoreTimeText"),
                           .id = options.text("id"),
                           .classes = options.text("classes"),
                           .attributes = options.attributes()});
}

}

Readers const& form_readers()
{
    static Readers const readers{
        {"accordion", read_accordion},
        {"character-count", read_character_count},
        {"checkboxes", read_checkboxes},
        {"date-input", read_date_input},
        {"error-message", [](Options const& options) { return error_message(*read_error(options)); }},
        {"error-summary", read_error_summary},
        {"exit-this-page", read_exit_this_page},
        {"fieldset", [](Options const& options) { return fieldset(*read_fieldset(options)); }},
        {"file-upload", read_file_upload},
        {"hint", [](Options const& options) { return hint(*read_hint(options)); }},
        {"input", read_input},
        {"label", [](Options const& options) { return label(read_label(options)); }},
        {"password-input", read_password_input},
        {"radios", read_radios},
        {"select", read_select},
        {"tabs", read_tabs},
        {"task-list", read_task_list},
        {"textarea", read_textarea},
    };
    return readers;
}

}
