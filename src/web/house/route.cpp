#include "web/house/route.h"

#include "net/multipart.h"
#include "net/target.h"
#include "web/house/cookie_names.h"
#include "web/house/error_page.h"

namespace noddfa::web {

namespace {

constexpr std::size_t most_fields = 2'000;

/// All that a page depends on beside what it looks at in the ledger.
std::string address_of(Reader const& reader)
{
    auto address =
        std::string{reader.here_in(reader.language).view()} + " " + std::to_string(reader.site.now().utc_minutes);
    if (reader.visitor) {
        auto const& asker = reader.visitor->asker;
        // How fresh a sign-in is follows from when it was made and from the minute.
        address += " " + asker.who.value + " " + std::to_string(asker.assurance) + " "
                   + std::to_string(static_cast<int>(asker.device)) + " " + std::to_string(asker.proved.utc_minutes)
                   + (asker.stage_sign_in ? " stage " : " ") + reader.visitor->csrf;
    }
    return address;
}

/// Too many requests of a person, or of an address that nobody is signed in from.
std::optional<net::Response> too_many(Reader const& reader)
{
    auto const who = reader.visitor ? "p " + reader.visitor->asker.who.value : "a " + reader.from.network;
    auto const wait = reader.site.rates->wait(who, std::chrono::steady_clock::now());
    if (wait == 0)
        return std::nullopt;
    auto response = error_page(reader, 429);
    response.headers.emplace_back("Retry-After", std::to_string(wait));
    return response;
}

/// What the browser is to keep for us.
net::Response with_cookies(Reader const& reader, net::Response response)
{
    if (reader.notes->visit_is_new)
        give_cookie(response, reader.site, visit_cookie, reader.notes->visit);
    return response;
}

/// Whether a browser says that the request comes from a page of ours. Every browser of today says at least one of these
/// with a form; what says neither still needs the secret of the form.
bool comes_from_here(Site const& site, net::Request const& request)
{
    auto const fetch_site = request.header("sec-fetch-site");
    if (!fetch_site.empty())
        return fetch_site == "same-origin" || fetch_site == "none";
    auto const origin = request.header("origin");
    if (origin.empty() || origin == site.public_address)
        return true;
    // On a machine of one's own, one address has several names.
    return !site.is_secure() && origin == "http://" + std::string{request.header("host")};
}

/// Fields by their names, files by names that no field has: what is in one may be no text. A file that nobody chose is
/// none.
std::optional<Posted> parts_in(std::string_view body, std::string_view boundary)
{
    auto parts = net::parse_multipart(body, boundary);
    if (!parts || parts->size() > most_fields)
        return std::nullopt;
    Posted posted;
    for (auto& part : *parts) {
        if (part.is_file && !part.file.empty())
            posted.emplace(name_of_file(part.name), part.file);
        if (!part.is_file || !part.content.empty())
            posted.emplace(part.is_file ? file_name(part.name) : std::move(part.name), std::move(part.content));
    }
    return posted;
}

/// Whoever has to sign in first comes back to the form, where what they typed is there again, or to the list of
/// conferences where there is none.
Reader coming_back(Reader const& reader, Posted const& posted, Coming coming)
{
    auto back = without_draft(reader);
    if (coming == Coming::elsewhere) {
        back.place = {"conferences"};
        back.query.clear();
    } else if (keep_for_after_sign_in(reader, posted)) {
        back.query.emplace_back(draft_query, "continue");
    }
    return back;
}

std::optional<Posted> posted_in(net::Request const& request)
{
    auto const type = request.header("content-type");
    if (auto const boundary = net::boundary_of(type))
        return parts_in(request.body, *boundary);
    if (type.substr(0, type.find(';')) != "application/x-www-form-urlencoded")
        return std::nullopt;
    auto pairs = net::parse_form(request.body);
    if (!pairs || pairs->size() > most_fields)
        return std::nullopt;
    Posted posted;
    for (auto& [name, value] : *pairs)
        posted.emplace(std::move(name), std::move(value));
    return posted;
}

}

net::Response form_page(Reader const& reader, PageParts parts, Html const& above, int status)
{
    auto content = above;
    content += parts.content;
    parts.content = std::move(content);
    parts.status = status;
    if (status >= 400)
        parts.title = reader.text("page.error.title", {{"title", parts.title}});
    return page(reader, parts);
}

std::optional<net::Response> sent(Form& form, std::function<std::optional<net::Response>()> const& done)
{
    if (!form.right())
        return std::nullopt;
    try {
        auto led_on = done();
        if (led_on)
            forget_draft(form.reader());
        return led_on;
    } catch (store::Fault const& fault) {
        if (!store::passes(fault.code()))
            throw;
        // Sent again it is done once, whether it was done now or not.
        form.wrong({}, form.reader().text("form.error.not_kept"));
        return std::nullopt;
    }
}

net::Response Declaring::answer_get(Site& site, net::Request const& request, std::string const& language,
                                    Guard const& guard, Answer const& show)
{
    if (!language_of(language))
        return error_page(site, 404, request);
    auto const reader = reader_of(site, request);
    if (auto refused = too_many(reader))
        return *refused;
    bool const may_keep = site.kept && (std::holds_alternative<Open>(guard) || reader.visitor);
    auto const address = may_keep ? address_of(reader) : std::string{};
    if (may_keep) {
        if (auto const kept = site.kept->find(address)) {
            if (auto looks = kept->looks; !looks.empty()) {
                for (auto& look : looks) {
                    look.request = request.id;
                    look.session = reader.visitor->asker.session;
                }
                site.ledger.look(std::move(looks));
            }
            return with_session_of(reader, kept->page);
        }
    }
    auto response = guarded(reader, guard, show);
    if (!response)
        return error_page(reader, 404, request.id);
    if (may_keep && response->status == 200 && reader.notes->keeps)
        site.kept->keep(address, *reader.made,
                        std::make_shared<PageCache::Page const>(PageCache::Page{*response, reader.notes->looks}));
    return with_cookies(reader, std::move(*response));
}

net::Response Declaring::answer_post(Site& site, net::Request const& request, std::string const& language,
                                     Guard const& guard, Coming coming, Taking const& take)
{
    if (!language_of(language))
        return error_page(site, 404, request);
    auto const reader = reader_of(site, request);
    if (auto refused = too_many(reader))
        return *refused;
    if (!comes_from_here(site, request))
        return error_page(reader, 403, request.id);
    auto const posted = posted_in(request);
    if (!posted)
        return error_page(reader, 400, request.id);
    if (auto instead = kept_from(reader, guard))
        return instead->status == 303 ? *kept_from(coming_back(reader, *posted, coming), guard) : *instead;
    auto response = take(reader, *posted);
    // A form that comes back may show as much as its page does.
    if (!reader.notes->looks.empty())
        site.ledger.look(reader.notes->looks);
    return response ? with_cookies(reader, std::move(*response)) : error_page(reader, 404, request.id);
}

}
