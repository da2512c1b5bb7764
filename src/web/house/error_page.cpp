#include "web/house/error_page.h"

namespace noddfa::web {

net::Response error_page(Site& site, int status, net::Request const& request)
{
    return error_page(unknown_reader_of(site, request), status, request.id);
}

net::Response error_page(Reader const& asked, int status, std::string const& request)
{
    auto reader = asked;
    // What was asked for may not exist in the other language either, and says nothing of itself.
    reader.place.clear();
    reader.query.clear();
    auto const number = std::to_string(status);
    auto const own = reader.words.has("page.error." + number) ? number : std::string{status < 500 ? "400" : "500"};
    auto const title = reader.text("page.error." + own);
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
            reader.text("page.error." + own + ".what"));
    if (status >= 500)
        out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.error.reference", {{"reference", request}}));
    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", reader.to(),
            reader.text("page.error.home"));
    return page(reader, {title, out, {}, "", status});
}

}
