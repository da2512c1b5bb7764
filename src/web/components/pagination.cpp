#include "web/components/pagination.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html arrow_previous()
{
    return html(
        R"(<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" )"
        R"(height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">)"
        R"(<path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984)"
        R"(l4.2931-4.293-1.414-1.414z"></path></svg>)");
}

Html arrow_next()
{
    return html(
        R"(<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" )"
        R"(height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">)"
        R"(<path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 )"
        R"(6.7441-6.4062-6.7246-6.7266z"></path></svg>)");
}

enum class Direction { previous, next };

Html arrow_link(PaginationLink const& link, Direction direction, bool is_block)
{
    auto const is_previous = direction == Direction::previous;
    std::string_view const word = is_previous ? "prev" : "next";
    Html out;
    out.add(R"(<div class="govuk-pagination__{}"><a class="govuk-link govuk-pagination__link" href="{}" rel="{}"{}>)",
            word, link.href, word, link.attributes);
    if (is_block || is_previous)
        out += is_previous ? arrow_previous() : arrow_next();
    out.add(R"( <span class="govuk-pagination__link-title{}">{}</span>)",
            is_block && link.label_text.empty() ? " govuk-pagination__link-title--decorated" : "", link.text);
    if (is_block && !link.label_text.empty())
        out.add(R"( <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">{}</span>)",
                link.label_text);
    if (!is_block && !is_previous)
        out.add(" {}", arrow_next());
    out.add("</a></div>");
    return out;
}

Html page_item(PaginationItem const& item)
{
    if (item.ellipsis)
        return html(R"(<li class="govuk-pagination__item{} govuk-pagination__item--ellipsis">&ctdot;</li>)",
                    item.current ? " govuk-pagination__item--current" : "");
    Attributes current;
    if (item.current)
        current.add("aria-current", "page");
    return html(R"(<li class="govuk-pagination__item{}"><a class="govuk-link govuk-pagination__link" href="{}" )"
                R"(aria-label="{}"{}{}>{}</a></li>)",
                item.current ? " govuk-pagination__item--current" : "", item.href, item.visually_hidden_text, current,
                item.attributes, item.number);
}

}

PaginationItem pagination_ellipsis()
{
    return {.number = {}, .href = "#"_url, .visually_hidden_text = {}, .ellipsis = true};
}

Html pagination(PaginationParams const& params)
{
    auto const is_block = params.items.empty() && (params.next || params.previous);
    Html out;
    out.add(R"(<nav class="govuk-pagination{}{}" aria-label="{}"{}>)", is_block ? " govuk-pagination--block" : "",
            also(params.classes), params.landmark_label, params.attributes);
    if (params.previous)
        out += arrow_link(*params.previous, Direction::previous, is_block);
    if (!params.items.empty())
        out.add(R"(<ul class="govuk-pagination__list">{}</ul>)", each(params.items, page_item));
    if (params.next)
        out += arrow_link(*params.next, Direction::next, is_block);
    out.add("</nav>");
    return out;
}

}
