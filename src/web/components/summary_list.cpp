#include "web/components/summary_list.h"

#include "html/each.h"

#include <algorithm>

namespace noddfa::components {

namespace {

using CardTitle = std::optional<SummaryListCardTitle>;

Html action_link(SummaryListAction const& action, CardTitle const& card_title)
{
    Html hidden;
    if (!action.visually_hidden_text.empty() || card_title) {
        hidden.add(R"(<span class="govuk-visually-hidden">)");
        if (!action.visually_hidden_text.empty())
            hidden.add(" {}", action.visually_hidden_text);
        if (card_title)
            hidden.add(" ({})", card_title->text);
        hidden.add("</span>");
    }
    return html(R"(<a class="govuk-link{}" href="{}"{}>{}{}</a>)", also(action.classes), action.href, action.attributes,
                action.text, hidden);
}

Html card_actions(SummaryListCard const& card)
{
    auto const& items = card.actions.items;
    auto const classes = also(card.actions.classes);
    if (items.empty())
        return {};
    if (items.size() == 1)
        return html(R"(<div class="govuk-summary-card__actions{}">{}</div>)", classes,
                    action_link(items[0], card.title));
    return html(R"(<ul class="govuk-summary-card__actions{}">{}</ul>)", classes, each(items, [&](auto const& action) {
                    return html(R"(<li class="govuk-summary-card__action">{}</li>)", action_link(action, card.title));
                }));
}

Html row_actions(SummaryListActions const& actions, CardTitle const& card_title)
{
    if (actions.items.empty())
        return {};
    auto const content = actions.items.size() == 1
                             ? action_link(actions.items[0], card_title)
                             : html(R"(<ul class="govuk-summary-list__actions-list">{}</ul>)",
                                    each(actions.items, [&](auto const& action) {
                                        return html(R"(<li class="govuk-summary-list__actions-list-item">{}</li>)",
                                                    action_link(action, card_title));
                                    }));
    return html(R"(<dd class="govuk-summary-list__actions{}">{}</dd>)", also(actions.classes), content);
}

Html list_of(SummaryListParams const& params)
{
    auto const has_actions = [](auto const& row) { return !row.actions.items.empty(); };
    auto const any_has_actions = std::ranges::any_of(params.rows, has_actions);
    auto const card_title = params.card ? params.card->title : CardTitle{};
    return html(R"(<dl class="govuk-summary-list{}"{}>{}</dl>)", also(params.classes), params.attributes,
                each(params.rows, [&](auto const& row) {
                    return html(
                        R"(<div class="govuk-summary-list__row{}{}"><dt class="govuk-summary-list__key{}">{}</dt>)"
                        R"(<dd class="govuk-summary-list__value{}">{}</dd>{}</div>)",
                        any_has_actions && !has_actions(row) ? " govuk-summary-list__row--no-actions" : "",
                        also(row.classes), also(row.key.classes), row.key.text, also(row.value.classes), row.value.text,
                        row_actions(row.actions, card_title));
                }));
}

}

Html summary_list(SummaryListParams const& params)
{
    if (!params.card)
        return list_of(params);
    auto const& card = *params.card;
    Html title;
    if (card.title)
        title = heading(card.title->heading_level,
                        Attributes{}.add("class", joined("govuk-summary-card__title", card.title->classes)),
                        card.title->text);
    return html(R"(<div class="govuk-summary-card{}"{}><div class="govuk-summary-card__title-wrapper">{}{}</div>)"
                R"(<div class="govuk-summary-card__content">{}</div></div>)",
                also(card.classes), card.attributes, title, card_actions(card), list_of(params));
}

}
