#include "web/components/service_navigation.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html service(ServiceNavigationParams const& params)
{
    if (params.service_name.empty())
        return {};
    auto const name = params.service_url
                          ? html(R"(<a href="{}" class="govuk-service-navigation__link">{}</a>)", *params.service_url,
                                 params.service_name)
                          : html(R"(<span class="govuk-service-navigation__text">{}</span>)", params.service_name);
    return html(R"(<span class="govuk-service-navigation__service-name">{}</span>)", name);
}

Html link_of(ServiceNavigationItem const& item)
{
    auto const is_active = item.active || item.current;
    // Strong, so that the page one is on stands out where colours are overridden.
    auto const content =
        is_active ? html(R"(<strong class="govuk-service-navigation__active-fallback">{}</strong>)", item.text)
                  : item.text;
    Attributes current;
    if (is_active)
        current.add("aria-current", item.current ? "page" : "true");
    if (item.href)
        return html(R"(<a class="govuk-service-navigation__link" href="{}"{}{}>{}</a>)", *item.href, current,
                    item.attributes, content);
    return item.text.empty() ? Html{}
                             : html(R"(<span class="govuk-service-navigation__text"{}>{}</span>)", current, content);
}

Html navigation_item(ServiceNavigationItem const& item)
{
    return html(R"(<li class="govuk-service-navigation__item{}">{}</li>)",
                item.active || item.current ? " govuk-service-navigation__item--active" : "", link_of(item));
}

Html menu_button(ServiceNavigationParams const& params)
{
    if (!params.collapse_navigation_on_mobile.value_or(params.navigation.size() > 1))
        return {};
    Attributes label;
    if (params.menu_button_label != params.menu_button_text)
        label.add_if_any("aria-label", params.menu_button_label);
    return html(R"(<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" )"
                R"(aria-controls="{}"{} hidden aria-hidden="true">{}</button>)",
                params.navigation_id, label, params.menu_button_text);
}

Html navigation(ServiceNavigationParams const& params)
{
    auto const& slots = params.slots;
    if (params.navigation.empty() && slots.navigation_start.empty() && slots.navigation_end.empty())
        return {};
    return html(R"(<nav aria-label="{}" class="govuk-service-navigation__wrapper{}">{})"
                R"(<ul class="govuk-service-navigation__list" id="{}">{}{}{}</ul></nav>)",
                params.navigation_label.empty() ? params.menu_button_text : params.navigation_label,
                also(params.navigation_classes), menu_button(params), params.navigation_id, slots.navigation_start,
                each(params.navigation, navigation_item), slots.navigation_end);
}

}

Html service_navigation(ServiceNavigationParams const& params)
{
    auto const inner = html(
        R"(<div class="govuk-width-container{}">{}<div class="govuk-service-navigation__container">{}{}</div>{}</div>)",
        params.slots.end_inline ? " govuk-service-navigation__inlining-container" : "", params.slots.start,
        service(params), navigation(params), params.slots.end);
    Attributes common;
    common.add("class", joined("govuk-service-navigation", params.classes));
    common.add("data-module", "govuk-service-navigation") += params.attributes;
    // With a name it is a landmark of its own; without, the list within is one already.
    if (!params.service_name.empty() || !params.slots.start.empty() || !params.slots.end.empty())
        return html(R"(<section aria-label="{}"{}>{}</section>)", params.aria_label, common, inner);
    return html("<div{}>{}</div>", common, inner);
}

}
