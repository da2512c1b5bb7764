#include "web/components/panel.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html panel_action(PanelAction const& action)
{
    if (action.href && !action.is_button)
        return html(R"(<a class="govuk-link govuk-link--inverse{}" href="{}"{}>{}</a>)", also(action.classes),
                    *action.href, action.attributes, action.text);
    return button({.text = action.text,
                   .href = action.href,
                   .type = action.type,
                   .classes = joined("govuk-button--inverse", action.classes),
                   .attributes = action.attributes});
}

Html panel_actions(PanelActions const& actions)
{
    Html group;
    if (!actions.items.empty())
        group = html(R"(<div class="govuk-button-group">{}</div>)",
                     each(actions.items, [](auto const& action) { return html("{} ", panel_action(action)); }));
    return html(R"(<div class="govuk-panel__actions{}"{}>{}</div>)", also(actions.classes), actions.attributes, group);
}

}

Html panel(PanelParams const& params)
{
    auto const is_interruption = params.classes.find("govuk-panel--interruption") != std::string::npos;
    Html out;
    out.add(R"(<div class="govuk-panel{}{}"{}>{})", is_interruption ? "" : " govuk-panel--confirmation",
            also(params.classes), params.attributes,
            heading(params.heading_level, Attributes{}.add("class", "govuk-panel__title"), params.title_text));
    if (!params.text.empty())
        out.add(R"(<div class="govuk-panel__body">{}</div>)", params.text);
    if (is_interruption && params.actions)
        out += panel_actions(*params.actions);
    out.add("</div>");
    return out;
}

}
