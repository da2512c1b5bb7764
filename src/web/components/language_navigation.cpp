#include "web/components/language_navigation.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html language(LanguageNavigationItem const& item)
{
    Attributes common;
    common.add_if_any("lang", item.lang).add_if_any("dir", item.dir) += item.attributes;
    if (item.current || !item.href)
        return html(R"(<li class="govuk-language-navigation__list-item">)"
                    R"(<span class="govuk-language-navigation__text{}" aria-current="true"{}>{}</span></li>)",
                    also(item.classes), common, item.text);
    common.add_if_any("hreflang", item.href_lang.empty() ? item.lang : item.href_lang);
    auto const description =
        item.language_description_text.empty()
            ? Html{}
            : html(R"(<span class="govuk-visually-hidden"> {}</span>)", item.language_description_text);
    return html(R"(<li class="govuk-language-navigation__list-item">)"
                R"(<a class="govuk-language-navigation__link{}" href="{}" rel="alternate"{}>{}{}</a></li>)",
                also(item.classes), *item.href, common, item.text, description);
}

}

Html language_navigation(LanguageNavigationParams const& params)
{
    return html(R"(<nav class="govuk-language-navigation{}"{} aria-label="{}">)"
                R"(<ul class="govuk-language-navigation__list">{}</ul></nav>)",
                also(params.classes), params.attributes, params.aria_label, each(params.items, language));
}

}
