#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

enum class NotificationBannerType { important, success };

struct NotificationBannerParams {
    Html title_text;
    Html text{}; ///< one line, shown as a heading
    Html html{}; ///< instead of `text`
    NotificationBannerType type = NotificationBannerType::important;
    std::string role{}; ///< `alert` for success and `region` otherwise, where it is not given
    int title_heading_level = 2;
    std::string title_id = "govuk-notification-banner-title";
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};

Html notification_banner(NotificationBannerParams const& params);

}
