#include "web/components/hint.h"

namespace noddfa::components {

Html hint(HintParams const& params)
{
    return html(R"(<div{} class="govuk-hint{}"{}>{}</div>)", id_of(params.id), also(params.classes), params.attributes,
                params.text);
}

}
