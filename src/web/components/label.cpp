#include "web/components/label.h"

namespace noddfa::components {

Html label(LabelParams const& params)
{
    if (params.text.empty())
        return {};
    auto const element = html(R"(<label class="govuk-label{}"{}{}>{}</label>)", also(params.classes), params.attributes,
                              Attributes{}.add_if_any("for", params.for_id), params.text);
    return params.is_page_heading ? html(R"(<h1 class="govuk-label-wrapper">{}</h1>)", element) : element;
}

}
