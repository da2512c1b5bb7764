#include "web/house/reader.h"

#include "access/rows.h"
#include "base/bug.h"
#include "base/london.h"
#include "ledger/permitted_look.h"
#include "web/house/cookie_names.h"

#include <algorithm>

namespace noddfa::web {

namespace {

Url path_of(std::vector<std::string> const& segments)
{
    std::string address;
    for (auto const& segment : segments)
        address += std::string{Url::path({segment}).view()};
    return Url::parse(address).value();
}

/// The language of a request that is not under one: that of the browser, else English.
Language preferred(net::Request const& request)
{
    auto const header = request.header("accept-language");
    auto const welsh = header.find("cy");
    auto const english = header.find("en");
    return welsh != std::string_view::npos && welsh < english ? Language::cy : Language::en;
}

/// The address the request comes from: of a proxy that we know, what it says of its own client.
std::string source_of(Site const& site, net::Request const& request)
{
    auto const forwarded = request.header("x-forwarded-for");
    if (site.proxy.empty() || request.source != site.proxy || forwarded.empty())
        return request.source;
    auto const last = forwarded.rfind(',');
    auto client = last == std::string_view::npos ? forwarded : forwarded.substr(last + 1);
    while (client.starts_with(' '))
        client.remove_prefix(1);
    return std::string{client};
}

/// Its range: three of four figures, or the first half of the longer kind.
std::string range_of(std::string const& source)
{
    if (source.find(':') == std::string::npos)
        return source.substr(0, source.rfind('.'));
    std::size_t at = 0;
    for (int group = 0; group < 4 && at != std::string::npos; ++group)
        at = source.find(':', at + 1);
    return source.substr(0, at);
}

access::Device device_of(signin::DeviceKind kind)
{
    switch (kind) {
    case signin::DeviceKind::managed: return access::Device::managed;
    case signin::DeviceKind::known: return access::Device::known;
    case signin::DeviceKind::shared: return access::Device::shared;
    case signin::DeviceKind::unknown: break;
    }
    return access::Device::unknown;
}

/// T33: whoever left has nothing from the next request on, whichever way the directory came to know of it.
bool is_gone(Site& site, PersonId const& who)
{
    bool const gone = site.ledger.read([&](ledger::Snapshot const& at) {
        auto const& known = at.site().practitioner(who).practitioner;
        return known && known->is_gone_by(site.now().day);
    });
    if (gone)
        (void)site.accounts.disable(who, {});
    return gone;
}

/// Whether a proof for a decision stage covers what is asked for: the same conference, come no further since.
bool covers(Site& site, std::string const& stage, net::Request const& request)
{
    auto const& segments = request.target.segments;
    if (stage.empty() || segments.size() < 3 || segments[1] != "conferences")
        return false;
    return site.ledger.read(
        [&](ledger::Snapshot const& at) { return stage == decision_stage(at, ConferenceId{segments[2]}); });
}

std::optional<Visitor> visitor_of(Site& site, std::string const& cookie, std::string const& network,
                                  net::Request const& request)
{
    if (cookie.empty())
        return std::nullopt;
    auto in = site.accounts.session_of(cookie, network);
    if (!in || is_gone(site, in->who))
        return std::nullopt;
    Visitor visitor;
    visitor.asker.who = in->who;
    visitor.asker.assurance = static_cast<int>(in->assurance);
    // T22: a proof given elsewhere proves nothing here.
    if (!in->elsewhere) {
        auto const now = site.now();
        visitor.asker.proved = later(now, in->proved / signin::minute - now.utc_minutes);
        visitor.asker.stage_sign_in = covers(site, in->stage, request);
    }
    visitor.asker.device = device_of(in->device);
    visitor.asker.session = in->id;
    visitor.asker.request = request.id;
    visitor.csrf = std::move(in->csrf);
    visitor.cookie = cookie;
    visitor.ends_at = in->ends_at / signin::second;
    return visitor;
}

}

std::string decision_stage(ledger::Snapshot const& at, ConferenceId const& conference)
{
    auto const& meeting = at.site().conference(conference).meeting;
    return conference.value + (meeting.closed ? " closed" : meeting.opened ? " opened" : " before");
}

Reader unknown_reader_of(Site& site, net::Request const& request)
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

Reader reader_of(Site& site, net::Request const& request)
{
    auto reader = unknown_reader_of(site, request);
    reader.from.network = range_of(source_of(site, request));
    reader.from.mark = net::cookie(request, cookie_name(site, mark_cookie));
    reader.from.session = net::cookie(request, cookie_name(site, session_cookie));
    reader.visitor = visitor_of(site, reader.from.session, reader.from.network, request);
    reader.notes->visit = net::cookie(request, cookie_name(site, visit_cookie));
    reader.notes->passage = net::cookie(request, cookie_name(site, passage_cookie));
    return reader;
}

std::optional<access::Permit> Reader::may(ledger::Snapshot const& at, access::Action action,
                                          application::Thing const& thing, application::More const& more) const
{
    auto permit = could(at, action, thing, more);
    if (permit)
        saw(at, *permit);
    return permit;
}

void Reader::saw(ledger::Snapshot const& at, access::Permit const& permit) const
{
    if (!permit.obligations().has(access::Obligation::log_look))
        return;
    notes->looks.push_back(ledger::permitted_look(at.site(), visitor->asker, permit, site.now()));
}

void Reader::saw_list(access::Action action, std::optional<access::Permit> const& last,
                      std::vector<ChildId> const& children) const
{
    if (children.empty())
        return;
    ledger::Look look;
    look.who = who();
    if (last && last->row())
        look.role = access::rows()[*last->row()].role;
    look.action = action;
    look.what = {application::Room::directory, directory::key_of(who())};
    look.children = children;
    look.key_scope = "person:" + who().value;
    look.why = access::name(visitor->asker.purpose);
    look.request = visitor->asker.request;
    look.session = visitor->asker.session;
    notes->looks.push_back(std::move(look));
}

std::optional<access::Permit> Reader::could(ledger::Snapshot const& at, access::Action action,
                                            application::Thing const& thing, application::More const& more) const
{
    if (!visitor)
        return std::nullopt;
    return at.may(visitor->asker, action, thing, site.now(), more).permit;
}

PersonId const& Reader::who() const
{
    if (!visitor)
        throw Bug{"nobody is signed in where somebody must be"};
    return visitor->asker.who;
}

std::string Reader::asked(std::string_view name) const
{
    auto const found = std::ranges::find(query, name, &std::pair<std::string, std::string>::first);
    return found == query.end() ? std::string{} : found->second;
}

Url Reader::to(std::vector<std::string> const& segments) const { return in(language, segments); }

Url Reader::in(Language other, std::vector<std::string> const& segments) const
{
    std::vector<std::string> all{std::string{code_of(other)}};
    all.insert(all.end(), segments.begin(), segments.end());
    return path_of(all);
}

Url Reader::here_in(Language other) const
{
    auto address = in(other, place);
    for (auto const& [name, value] : query)
        address = address.with_query(name, value);
    return address;
}

std::optional<Language> language_of(std::string_view code)
{
    if (code == "en")
        return Language::en;
    return code == "cy" ? std::optional{Language::cy} : std::nullopt;
}

std::string_view code_of(Language language) { return language == Language::cy ? "cy" : "en"; }

std::int64_t seconds_left(Reader const& reader)
{
    constexpr std::int64_t minute = 60;
    auto const latest_now = (reader.site.now().utc_minutes + 1) * minute;
    return reader.visitor ? std::max<std::int64_t>(reader.visitor->ends_at - latest_now, 0) : 0;
}

net::Response go_to(Url const& place)
{
    return {303, {{"Location", std::string{place.view()}}, {"Cache-Control", "no-store"}}};
}

}
