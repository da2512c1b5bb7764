#include "web/components/breadcrumbs.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html breadcrumb(BreadcrumbsItem const& item)
{
    if (!item.href)
        return html(R"(<li class="govuk-breadcrumbs__list-item" aria-current="page">{}</li>)", item.text);
    return html(
        R"(<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}"{}>{}</a></li>)",
        *item.href, item.attributes, item.text);
}

}

Html breadcrumbs(BreadcrumbsParams const& params)
{
    auto const classes =
        joined(also(params.classes), params.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "");
    return html(
        R"(<nav class="govuk-breadcrumbs{}"{} aria-label="{}"><ol class="govuk-breadcrumbs__list">{}</ol></nav>)",
        classes, params.attributes, params.label_text, each(params.items, breadcrumb));
}

}
