#include "web/components/phase_banner.h"

namespace noddfa::components {

Html phase_banner(PhaseBannerParams const& params)
{
    auto const label =
        tag({.text = params.tag.text, .classes = joined("govuk-phase-banner__content__tag", params.tag.classes)});
    return html(R"(<div class="govuk-phase-banner govuk-width-container{}"{}><p class="govuk-phase-banner__content">)"
                R"({} <span class="govuk-phase-banner__text">{}</span></p></div>)",
                also(params.classes), params.attributes, label, params.text);
}

}
