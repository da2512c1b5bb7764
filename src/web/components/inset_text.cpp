#include "web/components/inset_text.h"

namespace noddfa::components {

Html inset_text(InsetTextParams const& params)
{
    return html(R"(<div{} class="govuk-inset-text{}"{}>{}</div>)", id_of(params.id), also(params.classes),
                params.attributes, params.text);
}

}
