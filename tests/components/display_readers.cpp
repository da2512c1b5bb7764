#include "components/field_options.h"
#include "components/readers.h"

#include "web/components/back_link.h"
#include "web/components/breadcrumbs.h"
#include "web/components/button.h"
#include "web/components/details.h"
#include "web/components/generic_header.h"
#include "web/components/inset_text.h"
#include "web/components/language_navigation.h"
#include "web/components/notification_banner.h"
#include "web/components/pagination.h"
#include "web/components/panel.h"
#include "web/components/phase_banner.h"
#include "web/components/service_navigation.h"
#include "web/components/skip_link.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"

namespace noddfa::test {

namespace {

using namespace components;

ButtonType read_button_type(Options const& options)
{
    auto const type = options.text("type", "submit");
    return type == "reset" ? ButtonType::reset : type == "button" ? ButtonType::button : ButtonType::submit;
}

Html read_button(Options const& options)
{
    return button({.text = options.content(),
                   .href = options.url("href"),
                   .type = read_button_type(options),
                   .name = options.text("name"),
                   .value = options.text("value"),
                   .disabled = options.flag("disabled"),
                   .is_start_button = options.flag("isStartButton"),
                   .prevent_double_click = options.said("preventDoubleClick"),
                   .id = options.text("id"),
                   .classes = options.text("classes"),
                   .attributes = options.attributes()});
}

BreadcrumbsItem read_breadcrumb(Options const& options)
{
    return {.text = options.content(), .href = options.url("href"), .attributes = options.attributes()};
}

Html read_breadcrumbs(Options const& options)
{
    return breadcrumbs({.items = all_of<BreadcrumbsItem>(options.list("items"), read_breadcrumb),
                        .label_text = options.text("labelText", "Breadcrumb"),
                        .collapse_on_mobile = options.flag("collapseOnMobile"),
                        .classes = options.text("classes"),
                        .attributes = options.attributes()});
}

Html or_words(Html const& content, std::string_view words) { return content.empty() ? Html{words} : content; }

Html read_back_link(Options const& options)
{
    return back_link({.text = or_words(options.content(), "Back"),
                      .href = options.url("href", "#"_url),
                      .classes = options.text("classes"),
                      .attributes = options.attributes()});
}

Html read_skip_link(Options const& options)
{
    return skip_link({.text = options.content(),
                      .href = options.url("href", "#content"_url),
                      .classes = options.text("classes"),
                      .attributes = options.attributes()});
}

TagParams read_tag_params(Options const& options)
{
    return {.text = options.content(), .classes = options.text("classes"), .attributes = options.attributes()};
}

Html read_phase_banner(Options const& options)
{
    auto const tag = options.object("tag");
    return phase_banner({.tag = tag ? read_tag_params(*tag) : TagParams{.text = {}},
                         .text = options.content(),
                         .classes = options.text("classes"),
                         .attributes = options.attributes()});
}

ServiceNavigationItem read_navigation_item(Options const& options)
{
    return {.text = options.content(),
            .href = options.url("href"),
            .current = options.flag("current"),
            .active = options.flag("active"),
            .attributes = options.attributes()};
}

ServiceNavigationSlots read_slots(Options const& options)
{
    auto const* end = options.find("end");
    ServiceNavigationSlots slots{.start = options.markup("start"),
                                 .navigation_start = options.markup("navigationStart"),
                                 .navigation_end = options.markup("navigationEnd")};
    if (end != nullptr && end->is_object()) {
        auto const inner = *options.object("end");
        slots.end = inner.markup("html");
        slots.end_inline = inner.text("align") == "inline";
    } else {
        slots.end = options.markup("end");
    }
    return slots;
}

Html read_service_navigation(Options const& options)
{
    auto const slots = options.object("slots");
    return service_navigation(
        {.aria_label = options.text("ariaLabel", "Service information"),
         .menu_button_text = options.text("menuButtonText", "Menu"),
         .menu_button_label = options.text("menuButtonLabel"),
         .navigation_label = options.text("navigationLabel"),
         .navigation_id = options.text("navigationId", "navigation"),
         .navigation_classes = options.text("navigationClasses"),
         .service_name = options.text("serviceName"),
         .service_url = options.url("serviceUrl"),
         .navigation = all_of<ServiceNavigationItem>(options.list("navigation"), read_navigation_item),
         .collapse_navigation_on_mobile = options.said("collapseNavigationOnMobile"),
         .slots = slots ? read_slots(*slots) : ServiceNavigationSlots{},
         .classes = options.text("classes"),
         .attributes = options.attributes()});
}

Html read_generic_header(Options const& options)
{
    return generic_header({.logo_text = options.content("logoText", "logoHtml"),
                           .url = options.url("url", "/"_url),
                           .container_classes = options.text("containerClasses", "govuk-width-container"),
                           .classes = options.text("classes"),
                           .attributes = options.attributes()});
}

LanguageNavigationItem read_language(Options const& options)
{
    return {.text = options.content(),
            .href = options.url("href"),
            .lang = options.text("lang"),
            .href_lang = options.text("hrefLang"),
            .dir = options.text("dir"),
            .current = options.flag("current"),
            .language_description_text = options.text("languageDescriptionText"),
            .classes = options.text("classes"),
            .attributes = options.attributes()};
}

Html read_language_navigation(Options const& options)
{
    return language_navigation({.items = all_of<LanguageNavigationItem>(options.list("items"), read_language),
                                .aria_label = options.text("ariaLabel", "Language"),
                                .classes = options.text("classes"),
                                .attributes = options.attributes()});
}

TableCell read_cell(Options const& options)
{
    return {.text = options.content(),
            .format = options.text("format"),
            .classes = options.text("classes"),
            .colspan = options.number("colspan"),
            .rowspan = options.number("rowspan"),
            .attributes = options.attributes()};
}

Html read_table(Options const& options)
{
    TableParams params{.rows = {},
                       .head = all_of<TableCell>(options.list("head"), read_cell),
                       .caption = options.text("caption"),
                       .caption_classes = options.text("captionClasses"),
                       .first_cell_is_header = options.flag("firstCellIsHeader"),
                       .classes = options.text("classes"),
                       .attributes = options.attributes()};
    for (auto const& row : options.rows("rows"))
        params.rows.push_back(all_of<TableCell>(row, read_cell));
    return table(params);
}

SummaryListText read_summary_text(std::optional<Options> const& options)
{
    if (!options)
        return {};
    return {.text = options->content(), .classes = options->text("classes")};
}

SummaryListAction read_action(Options const& options)
{
    return {.text = options.content(),
            .href = options.url("href", "#"_url),
            .visually_hidden_text = options.text("visuallyHiddenText"),
            .classes = options.text("classes"),
            .attributes = options.attributes()};
}

SummaryListActions read_actions(std::optional<Options> const& options)
{
    if (!options)
        return {};
    return {.items = all_of<SummaryListAction>(options->list("items"), read_action),
            .classes = options->text("classes")};
}

SummaryListRow read_summary_row(Options const& options)
{
    return {.key = read_summary_text(options.object("key")),
            .value = read_summary_text(options.object("value")),
            .actions = read_actions(options.object("actions")),
            .classes = options.text("classes")};
}

SummaryListCard read_card(Options const& options)
{
    SummaryListCard card{.actions = read_actions(options.object("actions")),
                         .classes = options.text("classes"),
                         .attributes = options.attributes()};
    if (auto const title = options.object("title"))
        card.title = {.text = title->content(),
                      .heading_level = title->number("headingLevel", 2),
                      .classes = title->text("classes")};
    return card;
}

Html read_summary_list(Options const& options)
{
    auto const card = options.object("card");
    return summary_list({.rows = all_of<SummaryListRow>(options.list("rows"), read_summary_row),
                         .card = card ? std::optional{read_card(*card)} : std::nullopt,
                         .classes = options.text("classes"),
                         .attributes = options.attributes()});
}

Html read_details(Options const& options)
{
    return details({.summary_text = options.content("summaryText", "summaryHtml"),
                    .text = options.content(),
                    .open = options.flag("open"),
                    .id = options.text("id"),
                    .classes = options.text("classes"),
                    .attributes = options.attributes()});
}

Html read_inset_text(Options const& options)
{
    return inset_text({.text = options.content(),
                       .id = options.text("id"),
                       .classes = options.text("classes"),
                       .attributes = options.attributes()});
}

Html read_warning_text(Options const& options)
{
    return warning_text({.text = options.content(),
                         .icon_fallback_text = options.text("iconFallbackText", "Warning"),
                         .classes = options.text("classes"),
                         .attributes = options.attributes()});
}

Html read_notification_banner(Options const& options)
{
    auto const is_success = options.text("type") == "success";
    return notification_banner(
        {.title_text = or_words(options.content("titleText", "titleHtml"), is_success ? "Success" : "Important"),
         .text = options.text("text"),
         .html = options.markup("html"),
         .type = is_success ? NotificationBannerType::success : NotificationBannerType::important,
         .role = options.text("role"),
         .title_heading_level = options.number("titleHeadingLevel", 2),
         .title_id = options.text("titleId", "govuk-notification-banner-title"),
         .disable_auto_focus = options.said("disableAutoFocus"),
         .classes = options.text("classes"),
         .attributes = options.attributes()});
}

PanelAction read_panel_action(Options const& options)
{
    auto const type = options.text("type", "button");
    return {.text = options.text("text"),
            .href = options.url("href"),
            .is_button = options.text("type") == "button",
            .type = type == "submit" ? ButtonType::submit : ButtonType::button,
            .classes = options.text("classes"),
            .attributes = options.attributes()};
}

Html read_panel(Options const& options)
{
    PanelParams params{.title_text = options.content("titleText", "titleHtml"),
                       .text = options.content(),
                       .heading_level = options.number("headingLevel", 1),
                       .classes = options.text("classes"),
                       .attributes = options.attributes()};
    if (auto const actions = options.object("actions"))
        params.actions = {.items = all_of<PanelAction>(actions->list("items"), read_panel_action),
                          .classes = actions->text("classes"),
                          .attributes = actions->attributes()};
    return panel(params);
}

std::optional<PaginationLink> read_link(std::optional<Options> const& options, Html const& words)
{
    if (!options || !options->url("href"))
        return std::nullopt;
    auto const content = options->content();
    return PaginationLink{.text = content.empty() ? words : content,
                          .href = *options->url("href"),
                          .label_text = options->text("labelText"),
                          .attributes = options->attributes()};
}

PaginationItem read_page(Options const& options)
{
    if (options.flag("ellipsis"))
        return pagination_ellipsis();
    auto const number = options.text("number");
    return {.number = number,
            .href = options.url("href", "#"_url),
            .visually_hidden_text = options.text("visuallyHiddenText", "Page " + number),
            .current = options.flag("current"),
            .attributes = options.attributes()};
}

Html read_pagination(Options const& options)
{
    auto const page = html(R"(<span class="govuk-visually-hidden"> page</span>)");
    auto pages = options.list("items");
    std::erase_if(pages, [](auto const& page_options) { return page_options.is_empty(); });
    return pagination({.landmark_label = options.text("landmarkLabel", "Pagination"),
                       .previous = read_link(options.object("previous"), html("Previous{}", page)),
                       .next = read_link(options.object("next"), html("Next{}", page)),
                       .items = all_of<PaginationItem>(pages, read_page),
                       .classes = options.text("classes"),
                       .attributes = options.attributes()});
}

}

Readers const& display_readers()
{
    static Readers const readers{
        {"back-link", read_back_link},
        {"breadcrumbs", read_breadcrumbs},
        {"button", read_button},
        {"details", read_details},
        {"generic-header", read_generic_header},
        {"inset-text", read_inset_text},
        {"language-navigation", read_language_navigation},
        {"notification-banner", read_notification_banner},
        {"pagination", read_pagination},
        {"panel", read_panel},
        {"phase-banner", read_phase_banner},
        {"service-navigation", read_service_navigation},
        {"skip-link", read_skip_link},
        {"summary-list", read_summary_list},
        {"table", read_table},
        {"tag", [](Options const& options) { return tag(read_tag_params(options)); }},
        {"warning-text", read_warning_text},
    };
    return readers;
}

}
