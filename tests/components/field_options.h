#pragma once

#include "components/options.h"

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/components/translations.h"

#include <vector>

namespace noddfa::test {

/// The options that the macros of fields have in common.
components::LabelParams read_label(std::optional<Options> const& options);
std::optional<components::HintParams> read_hint(std::optional<Options> const& options);
std::optional<components::ErrorMessageParams> read_error(std::optional<Options> const& options);
std::optional<components::FieldsetParams> read_fieldset(std::optional<Options> const& options);
components::FormGroup read_form_group(std::optional<Options> const& options);
components::PluralText read_plural(std::optional<Options> const& options);

template<class Item, class Read> std::vector<Item> all_of(std::vector<Options> const& list, Read read)
{
    std::vector<Item> items;
    for (auto const& options : list)
        items.push_back(read(options));
    return items;
}

/// As `all_of`, with items that are left out in place of what is falsy.
template<class Item, class Read>
std::vector<Item> all_with_gaps(std::vector<std::optional<Options>> const& list, Item const& left_out, Read read)
{
    std::vector<Item> items;
    for (auto const& options : list)
        items.push_back(options ? read(*options) : left_out);
    return items;
}

}
