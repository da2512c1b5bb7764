#include "web/components/details.h"

namespace noddfa::components {

Html details(DetailsParams const& params)
{
    return html(R"(<details{} class="govuk-details{}"{}{}><summary class="govuk-details__summary">)"
                R"(<span class="govuk-details__summary-text">{}</span></summary>)"
                R"(<div class="govuk-details__text">{}</div></details>)",
                id_of(params.id), also(params.classes), params.attributes, Attributes{}.flag("open", params.open),
                params.summary_text, params.text);
}

}
