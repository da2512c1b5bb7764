#include "web/components/error_summary.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html error_item(ErrorSummaryItem const& item)
{
    if (!item.href)
        return html("<li>{}</li>", item.text);
    return html(R"(<li><a href="{}"{}>{}</a></li>)", *item.href, item.attributes, item.text);
}

}

Html error_summary(ErrorSummaryParams const& params)
{
    Html body;
    if (!params.description_text.empty())
        body.add("<p>{}</p>", params.description_text);
    if (!params.error_list.empty())
        body.add(R"(<ul class="govuk-list govuk-error-summary__list">{}</ul>)", each(params.error_list, error_item));
    // The role stands on an inner element: on the outer one, moving the focus there would cut the announcement short.
    return html(
        R"(<div class="govuk-error-summary{}"{}{} data-module="govuk-error-summary"><div role="alert">)"
        R"(<h2 class="govuk-error-summary__title">{}</h2><div class="govuk-error-summary__body">{}</div></div></div>)",
        also(params.classes), said("data-disable-auto-focus", params.disable_auto_focus), params.attributes,
        params.title_text, body);
}

}
