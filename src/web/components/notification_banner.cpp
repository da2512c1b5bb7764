#include "web/components/notification_banner.h"

namespace noddfa::components {

Html notification_banner(NotificationBannerParams const& params)
{
    auto const is_success = params.type == NotificationBannerType::success;
    auto const title = heading(params.title_heading_level,
                               Attributes{}.add("class", "govuk-notification-banner__title").add("id", params.title_id),
                               params.title_text);
    Html content = params.html;
    if (content.empty() && !params.text.empty())
        content = html(R"(<p class="govuk-notification-banner__heading">{}</p>)", params.text);
    return html(R"(<div class="govuk-notification-banner{}{}" role="{}" aria-labelledby="{}" )"
                R"(data-module="govuk-notification-banner"{}{}><div class="govuk-notification-banner__header">{}</div>)"
                R"(<div class="govuk-notification-banner__content">{}</div></div>)",
                is_success ? " govuk-notification-banner--success" : "", also(params.classes),
                !params.role.empty() ? params.role
                : is_success         ? "alert"
                                     : "region",
                params.title_id, said("data-disable-auto-focus", params.disable_auto_focus), params.attributes, title,
                content);
}

}
