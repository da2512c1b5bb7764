#include "web/components/skip_link.h"

namespace noddfa::components {

Html skip_link(SkipLinkParams const& params)
{
    return html(R"(<a href="{}" class="govuk-skip-link{}"{} data-module="govuk-skip-link">{}</a>)", params.href,
                also(params.classes), params.attributes, params.text);
}

}
