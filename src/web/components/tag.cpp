#include "web/components/tag.h"

namespace noddfa::components {

Html tag(TagParams const& params)
{
    return html(R"(<strong class="govuk-tag{}"{}>{}</strong>)", also(params.classes), params.attributes, params.text);
}

}
