#include "web/house/frame.h"

#include "html/each.h"
#include "web/components/breadcrumbs.h"
#include "web/components/exit_this_page.h"
#include "web/components/generic_header.h"
#include "web/components/language_navigation.h"
#include "web/components/phase_banner.h"
#include "web/components/service_navigation.h"
#include "web/components/skip_link.h"
#include "web/desk/standing.h"
#include "web/house/headers.h"
#include "web/looking/menu.h"

namespace noddfa::web {

using namespace components;

namespace {

Html languages(Reader const& reader)
{
    LanguageNavigationParams params{{}, reader.text("page.languages")};
    for (auto const language : {Language::en, Language::cy}) {
        LanguageNavigationItem item{reader.text(language == Language::en ? "page.english" : "page.welsh")};
        item.lang = code_of(language);
        item.current = language == reader.language;
        if (!item.current)
            item.href = reader.here_in(language);
        params.items.push_back(std::move(item));
    }
    return language_navigation(params);
}

Html navigation(Reader const& reader, std::string const& section)
{
    ServiceNavigationParams params{reader.text("page.service"), reader.text("page.menu")};
    params.service_name = reader.text("page.name");
    params.service_url = reader.to();
    auto const lead_to = [&](std::string const& part, std::string const& place) {
        ServiceNavigationItem item{reader.text("page.nav." + part), reader.to({place})};
        item.active = section == part;
        params.navigation.push_back(std::move(item));
    };
    auto const lead = [&](char const* place) { lead_to(place, place); };
    if (reader.visitor) {
        for (auto const* place : {"work", "conferences", "diary", "register", "protocol"})
            lead(place);
        auto const [menu, administers] = reader.read([&](ledger::Snapshot const& at) {
            return std::pair{looking_menu(reader, at), standing_of(reader, at).any()};
        });
        if (menu.claims)
            lead("emergency");
        if (menu.any())
            lead_to("looking", menu.start());
        if (administers)
            lead("administration");
        for (auto const* place : {"account", "sign-out"})
            lead(place);
    } else {
        for (auto const* place : {"protocol", "sign-in"})
            lead(place);
    }
    return service_navigation(params);
}

Html way(Reader const& reader, std::vector<Crumb> const& crumbs)
{
    if (crumbs.empty())
        return {};
    BreadcrumbsParams params{{}, reader.text("page.breadcrumbs")};
    for (auto const& crumb : crumbs)
        params.items.push_back({crumb.text, crumb.href});
    return breadcrumbs(params);
}

Html banner(Reader const& reader)
{
    if (!reader.site.demonstration)
        return {};
    return html(R"(<div class="govuk-width-container">{}</div>)",
                phase_banner({{reader.text("page.demonstration")}, reader.text("page.demonstration.words")}));
}

constexpr std::string_view session_begins = "<p data-session-left=";
constexpr std::string_view session_ends = "</p>";

/// When whoever is signed in will be signed out; scripts count down from it and warn before.
Html session(Reader const& reader)
{
    if (!reader.visitor)
        return {};
    auto const now = reader.site.now();
    auto const ends = later(now, reader.visitor->ends_at / 60 - now.utc_minutes);
    Attributes attributes;
    attributes.add("data-session-left", std::to_string(seconds_left(reader)))
        .add("data-stay", reader.to({"stay"}).view())
        .add("data-soon", reader.text("page.session.soon"))
        .add("data-button", reader.text("page.session.stay"));
    return html(R"(<p{}>{}</p>)", attributes, reader.text("page.session.ends", {{"when", reader.words.time(ends)}}));
}

/// For whoever might be seen: somewhere harmless, by one press.
Html quick_exit(Reader const& reader)
{
    components::ExitThisPageParams params{reader.text("page.exit"),           "https://www.bbc.co.uk/weather"_url,
                                          reader.text("page.exit.activated"), reader.text("page.exit.timed_out"),
                                          reader.text("page.exit.two_more"),  reader.text("page.exit.one_more")};
    return exit_this_page(params);
}

Url asset(Reader const& reader, std::string const& name) { return Url::path({"assets", reader.site.assets.at(name)}); }

}

net::Response page(Reader const& reader, PageParts const& parts)
{
    Html out;
    out.add(
        R"(<!DOCTYPE html><html lang="{}" class="govuk-template"><head><meta charset="utf-8"><title>{} – {}</title><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="robots" content="noindex"><link rel="icon" type="image/svg+xml" href="{}"><link rel="stylesheet" href="{}"><script type="module" src="{}"></script></head><body class="govuk-template__body">)",
        code_of(reader.language), parts.title, reader.text("page.name"), asset(reader, "noddfa.svg"),
        asset(reader, "noddfa.css"), asset(reader, "noddfa.js"));
    out += skip_link({reader.text("page.skip"), Url::fragment("main-content")});
    out.add(R"(<header>{}<div class="govuk-width-container">{}</div>{}</header>)", navigation(reader, parts.section),
            languages(reader), banner(reader));
    out.add(
        R"(<div class="govuk-width-container">{}{}<main class="govuk-main-wrapper" id="main-content">{}</main></div>)",
        parts.quick_exit ? quick_exit(reader) : Html{}, way(reader, parts.crumbs), parts.content);
    out.add(
        R"(<footer class="noddfa-footer"><div class="govuk-width-container">{}<p>{}</p></div></footer></body></html>)",
        session(reader), reader.text("page.footer"));
    return guarded_by_headers(reader.site, {parts.status,
                                            {{"Content-Type", "text/html; charset=utf-8"},
                                             {"Content-Language", std::string{code_of(reader.language)}}},
                                            std::move(out).take()});
}

net::Response with_session_of(Reader const& reader, net::Response kept)
{
    // The last one: what people wrote stands before the foot, and can hold no tag.
    auto const begin = kept.body.rfind(session_begins);
    if (begin != std::string::npos)
        kept.body.replace(begin, kept.body.find(session_ends, begin) + session_ends.size() - begin,
                          session(reader).view());
    return kept;
}

}
