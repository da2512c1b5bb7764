#include "web/components/exit_this_page.h"

#include "web/components/button.h"

namespace noddfa::components {

Html exit_this_page(ExitThisPageParams const& params)
{
    Attributes texts;
    texts.add_if_any("data-i18n.activated", params.activated_text)
        .add_if_any("data-i18n.timed-out", params.timed_out_text)
        .add_if_any("data-i18n.press-two-more-times", params.press_two_more_times_text)
        .add_if_any("data-i18n.press-one-more-time", params.press_one_more_time_text);
    auto const link = button({.text = params.text,
                              .href = params.redirect_url,
                              .classes = "govuk-button--warning govuk-exit-this-page__button "
                                         "govuk-js-exit-this-page-button",
                              .attributes = Attributes{}.add("rel", "nofollow noreferrer")});
    return html(R"(<div{} class="govuk-exit-this-page{}" data-module="govuk-exit-this-page"{}{}>{}</div>)",
                id_of(params.id), also(params.classes), params.attributes, texts, link);
}

}
