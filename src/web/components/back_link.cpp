#include "web/components/back_link.h"

namespace noddfa::components {

Html back_link(BackLinkParams const& params)
{
    return html(R"(<a href="{}" class="govuk-back-link{}"{}>{}</a>)", params.href, also(params.classes),
                params.attributes, params.text);
}

}
