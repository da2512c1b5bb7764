#include "web/components/tabs.h"

namespace noddfa::components {

namespace {

Html tab(TabsItem const& item, std::string const& id, bool is_first)
{
    return html(R"(<li class="govuk-tabs__list-item{}"><a class="govuk-tabs__tab" href="{}"{}>{}</a></li>)",
                is_first ? " govuk-tabs__list-item--selected" : "", Url::fragment(id), item.attributes, item.label);
}

Html tab_panel(TabsItem const& item, std::string const& id, bool is_first)
{
    Html content = item.panel.html;
    if (content.empty() && !item.panel.text.empty())
        content = html(R"(<p class="govuk-body">{}</p>)", item.panel.text);
    return html(R"(<div class="govuk-tabs__panel{}" id="{}"{}>{}</div>)", is_first ? "" : " govuk-tabs__panel--hidden",
                id, item.panel.attributes, content);
}

}

Html tabs(TabsParams const& params)
{
    Html list;
    Html panels;
    for (std::size_t place = 0; place < params.items.size(); ++place) {
        auto const& item = params.items[place];
        auto const id = item.id.empty() ? params.id_prefix + "-" + std::to_string(place + 1) : item.id;
        list += tab(item, id, place == 0);
        panels += tab_panel(item, id, place == 0);
    }
    if (!params.items.empty())
        list = html(R"(<ul class="govuk-tabs__list">{}</ul>)", list);
    return html(
        R"(<div{} class="govuk-tabs{}"{} data-module="govuk-tabs"><h2 class="govuk-tabs__title">{}</h2>{}{}</div>)",
        id_of(params.id), also(params.classes), params.attributes, params.title, list, panels);
}

}
