#include "web/pages/pages.h"

/// Which address is which page. Every page stands under its language.
namespace noddfa::web {

namespace {

using net::Method;
using net::Request;
using net::Response;

/// The language of a request that is not under one: that of the browser, else English.
Language preferred(Request const& request)
{
    auto const header = request.header("accept-language");
    auto const welsh = header.find("cy");
    auto const english = header.find("en");
    return welsh != std::string_view::npos && welsh < english ? Language::cy : Language::en;
}

Reader reader_of(Site& site, Request const& request)
{
    auto const& segments = request.target.segments;
    auto const language = segments.empty() ? std::nullopt : language_of(segments.front());
    auto const chosen = language.value_or(preferred(request));
    auto const made = std::make_shared<PageCache::Made>(PageCache::Made{site.ledger.changed().now(), {}});
    Reader reader{site, chosen, language::Catalogue::of(chosen), {}, request.target.query, made};
    if (language)
        reader.place.assign(segments.begin() + 1, segments.end());
    // An empty last segment is a slash at the end, which is no other page.
    std::erase(reader.place, std::string{});
    return reader;
}

Response go_to(Url const& place)
{
    return {303, {{"Location", std::string{place.view()}}, {"Cache-Control", "no-store"}}};
}

std::string type_of(std::string const& name)
{
    if (name.ends_with(".svg"))
        return "image/svg+xml";
    return name.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
}

/// All that a page depends on beside what it looks at in the ledger.
std::string address_of(Reader const& reader)
{
    return std::string{reader.here_in(reader.language).view()} + " " + std::to_string(reader.site.now().utc_minutes);
}

/// The page as it was kept, if it is still right, or what `show` makes.
template<class Show> std::optional<Response> kept_or_made(Reader const& reader, Show show)
{
    if (!reader.site.kept)
        return show();
    auto const address = address_of(reader);
    if (auto const kept = reader.site.kept->find(address))
        return *kept;
    std::optional<Response> response = show();
    if (response && response->status == 200)
        reader.site.kept->keep(address, *reader.made, std::make_shared<Response const>(*response));
    return response;
}

/// A page under a language: `show(reader, request, parameters…)`.
template<class... Parameters, class Show>
net::Route under_language(Site& site, std::string pattern, std::string name, Show show)
{
    return net::route<std::string, Parameters...>(
        Method::get, "/{language}" + pattern, std::move(name),
        [&site, show](Request const& request, std::string const& language,
                      Parameters const&... parameters) -> Response {
            if (!language_of(language))
                return error_page(site, 404, request);
            auto const reader = reader_of(site, request);
            auto response =
                kept_or_made(reader, [&] { return std::optional<Response>{show(reader, request, parameters...)}; });
            return response ? std::move(*response) : error_page(site, 404, request);
        });
}

}

Response error_page(Site& site, int status, Request const& request)
{
    auto reader = reader_of(site, request);
    // What was asked for may not exist in the other language either, and says nothing of itself.
    reader.place.clear();
    reader.query.clear();
    return show_error(reader, status, request.id);
}

net::Response show_error(Reader const& reader, int status, std::string const& request)
{
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

net::Router pages(Site& site, std::map<std::string, std::string> files)
{
    std::vector<net::Route> routes;
    routes.push_back(net::route(Method::get, "/", "home", [&site](Request const& request) -> Response {
        return go_to(reader_of(site, request).to({"conferences"}));
    }));
    routes.push_back(net::route<std::string>(
        Method::get, "/assets/{file}", "asset",
        [&site, files = std::move(files)](Request const& request, std::string const& name) -> Response {
            auto const found = files.find(name);
            if (found == files.end())
                return error_page(site, 404, request);
            return {200,
                    {{"Content-Type", type_of(name)},
                     {"Cache-Control", "public, max-age=31536000, immutable"},
                     {"X-Content-Type-Options", "nosniff"}},
                    found->second};
        }));
    auto const add = [&](net::Route route) { routes.push_back(std::move(route)); };
    add(under_language(site, "", "start", [](Reader const& reader, Request const&) {
        return std::optional{go_to(reader.to({"conferences"}))};
    }));
    add(under_language(site, "/conferences", "conferences", [](Reader const& reader, Request const& request) {
        return std::optional{show_conferences(reader, request)};
    }));
    add(under_language<std::string>(
        site, "/conferences/{conference}", "conference",
        [](Reader const& reader, Request const&, std::string const& id) { return show_conference(reader, id); }));
    add(under_language(site, "/diary", "diary", [](Reader const& reader, Request const& request) {
        return std::optional{show_diary(reader, request)};
    }));
    add(under_language(site, "/register", "register",
                       [](Reader const& reader, Request const&) { return std::optional{show_register(reader)}; }));
    add(under_language<std::string>(
        site, "/children/{child}", "child",
        [](Reader const& reader, Request const&, std::string const& id) { return show_child(reader, id); }));
    add(under_language(site, "/protocol", "protocol", [](Reader const& reader, Request const& request) {
        return std::optional{show_protocol(reader, request)};
    }));
    add(under_language<std::string>(
        site, "/clauses/{clause}", "clause",
        [](Reader const& reader, Request const&, std::string const& id) { return show_clause(reader, id); }));
    return net::Router{std::move(routes),
                       [&site](int status, Request const& request) { return error_page(site, status, request); }};
}

net::Response answer(net::Router const& router, net::Request const& request)
{
    auto const& segments = request.target.segments;
    if (segments.size() < 2 || !segments.back().empty())
        return router.respond(request);
    auto same = request;
    same.target.segments.pop_back();
    return router.respond(same);
}

}
