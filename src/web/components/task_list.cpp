#include "web/components/task_list.h"

namespace noddfa::components {

namespace {

Html task_title(TaskListItem const& item, std::string const& described_by)
{
    if (item.href)
        return html(R"(<a class="govuk-link govuk-task-list__link{}" href="{}" aria-describedby="{}">{}</a>)",
                    also(item.title.classes), *item.href, described_by, item.title.text);
    return html("<div{}>{}</div>", Attributes{}.add_if_any("class", item.title.classes), item.title.text);
}

Html task(TaskListItem const& item, std::string const& id)
{
    auto const status_id = id + "-status";
    auto const described_by = item.hint ? id + "-hint " + status_id : status_id;
    Html hint;
    if (item.hint)
        hint = html(R"(<div id="{}-hint" class="govuk-task-list__hint">{}</div>)", id, *item.hint);
    return html(R"(<li class="govuk-task-list__item{}{}"><div class="govuk-task-list__name-and-hint">{} {}</div>)"
                R"(<div class="govuk-task-list__status{}" id="{}">{}</div></li>)",
                item.href ? " govuk-task-list__item--with-link" : "", also(item.classes),
                task_title(item, described_by), hint, also(item.status.classes), status_id,
                item.status.tag ? tag(*item.status.tag) : item.status.text);
}

}

Html task_list(TaskListParams const& params)
{
    Html items;
    for (std::size_t place = 0; place < params.items.size(); ++place)
        if (!params.items[place].left_out)
            items += task(params.items[place], params.id_prefix + "-" + std::to_string(place + 1));
    return html(R"(<ul class="govuk-task-list{}"{}>{}</ul>)", also(params.classes), params.attributes, items);
}

}
