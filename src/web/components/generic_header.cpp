#include "web/components/generic_header.h"

namespace noddfa::components {

Html generic_header(GenericHeaderParams const& params)
{
    return html(
        R"(<div class="govuk-generic-header{}"{}><div class="govuk-generic-header__container {}">)"
        R"(<div class="govuk-generic-header__logo"><a href="{}" class="govuk-generic-header__homepage-link">{}</a>)"
        R"(</div></div></div>)",
        also(params.classes), params.attributes, params.container_classes, params.url, params.logo_text);
}

}
