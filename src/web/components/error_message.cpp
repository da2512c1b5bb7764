#include "web/components/error_message.h"

namespace noddfa::components {

Html error_message(ErrorMessageParams const& params)
{
    auto const hidden = params.visually_hidden_text.empty()
                            ? Html{}
                            : html(R"(<span class="govuk-visually-hidden">{}:</span> )", params.visually_hidden_text);
    return html(R"(<p{} class="govuk-error-message{}"{}>{}{}</p>)", id_of(params.id), also(params.classes),
                params.attributes, hidden, params.text);
}

}
