#include "web/components/warning_text.h"

namespace noddfa::components {

Html warning_text(WarningTextParams const& params)
{
    return html(
        R"(<div class="govuk-warning-text{}"{}><span class="govuk-warning-text__icon" aria-hidden="true">!</span> )"
        R"(<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>)",
        also(params.classes), params.attributes, params.icon_fallback_text, params.text);
}

}
