#include "web/components/translations.h"

#include "base/bug.h"

namespace noddfa::components {

void add_translations(Attributes& attributes, std::string_view key, PluralText const& text)
{
    std::pair<std::string_view, std::string const&> const forms[]{{"zero", text.zero}, {"one", text.one},
                                                                  {"two", text.two},   {"few", text.few},
                                                                  {"many", text.many}, {"other", text.other}};
    for (auto const& [form, words] : forms) {
        auto const written = "data-i18n." + std::string{key} + "." + std::string{form};
        auto const name = AttributeName::parse(written);
        if (!name)
            throw Bug{"the key of a translation is malformed"};
        attributes.add_if_any(*name, words);
    }
}

}
