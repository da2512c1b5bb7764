#include "web/signin/routes.h"

#include "net/target.h"
#include "web/house/cookie_names.h"
#include "web/house/error_page.h"
#include "web/signin/turn.h"

namespace noddfa::web {

namespace {

using net::Method;
using net::Response;

constexpr std::chrono::hours mark_lasts{90 * 24};

/// What is typed comes once for each name; the first counts.
Turn turn_of(Reader const& reader, std::multimap<std::string, std::string, std::less<>> const& typed,
             std::string passage)
{
    Turn turn{reader, reader.site.accounts, {}, reader.from, std::move(passage), csrf_of(reader), {}, {}};
    for (auto const& [name, value] : typed)
        turn.typed.emplace(name, value);
    turn.visitor.shared = turn.one("shared") == "yes";
    if (reader.visitor)
        turn.in = turn.accounts.session_of(reader.visitor->cookie, reader.from.network);
    turn.invented = reader.site.demonstration ? reader.site.invented(reader) : decltype(turn.invented){};
    return turn;
}

Response response_of(Site const& site, Reply reply)
{
    auto response = std::move(reply.response);
    if (!reply.session.view().empty() || reply.forget_session)
        give_cookie(response, site, session_cookie, std::string{reply.session.view()});
    if (!reply.passage.view().empty() || reply.forget_passage)
        give_cookie(response, site, passage_cookie, std::string{reply.passage.view()});
    if (!reply.mark.view().empty())
        give_cookie(response, site, mark_cookie, std::string{reply.mark.view()}, mark_lasts);
    return response;
}

template<class Show> Response shown(Reader const& reader, net::Request const& request, Show show)
{
    Posted typed;
    for (auto const& [name, value] : request.target.query)
        typed.emplace(name, value);
    return response_of(reader.site, show(turn_of(reader, typed, reader.notes->passage)));
}

/// A form of another browser or of an ended session does nothing: its page is shown again, with what was typed (T21).
template<class Do, class Show> Response taken(Reader const& reader, Posted const& posted, Do act, Show show)
{
    auto turn = turn_of(reader, posted, reader.notes->passage);
    if (signin::equal_in_constant_time(turn.one("form"), turn.csrf))
        return response_of(reader.site, act(turn));
    turn.notice = reader.text("form.error.stale");
    return response_of(reader.site, show(turn));
}

struct Place {
    char const* name;
    Method method;
    char const* pattern;
    Reply (*show)(Turn const&);
    Reply (*again)(Turn const&) = nullptr; ///< of a form: the page it stands on
};

constexpr Place places[] = {
    {"sign_in", Method::get, "/sign-in", show_sign_in},
    {"sign_in.send", Method::post, "/sign-in", do_sign_in, show_sign_in},
    {"code", Method::get, "/sign-in/code", show_code},
    {"code.send", Method::post, "/sign-in/code", do_code, show_code},
    {"recovery_code", Method::get, "/sign-in/recovery-code", show_recovery_code},
    {"recovery_code.send", Method::post, "/sign-in/recovery-code", do_recovery_code, show_recovery_code},
    {"passkey.send", Method::post, "/sign-in/passkey", do_passkey, show_sign_in},
    {"demonstration.send", Method::post, "/sign-in/demonstration", do_demonstration, show_sign_in},
    {"provider", Method::get, "/sign-in/provider", go_to_provider},
    {"again", Method::get, "/sign-in/again", show_again},
    {"again.send", Method::post, "/sign-in/again", do_again, show_again},
    {"recover", Method::get, "/recover", show_recover},
    {"recover.send", Method::post, "/recover", do_recover, show_recover},
    {"recover_sent", Method::get, "/recover/sent", show_recover_sent},
    {"prove", Method::get, "/recover/prove", show_prove},
    {"prove.send", Method::post, "/recover/prove", do_prove, show_prove},
    {"set_up", Method::get, "/set-up", show_set_up},
    {"set_up_password", Method::get, "/set-up/password", show_password},
    {"set_up_password.send", Method::post, "/set-up/password", do_password, show_password},
    {"set_up_app", Method::get, "/set-up/app", show_app},
    {"set_up_app.send", Method::post, "/set-up/app", do_app, show_app},
    {"set_up_passkey", Method::get, "/set-up/passkey", show_new_passkey},
    {"set_up_passkey.send", Method::post, "/set-up/passkey", do_new_passkey, show_new_passkey},
    {"set_up_codes", Method::get, "/set-up/codes", show_codes},
    {"set_up_codes.send", Method::post, "/set-up/codes", do_codes, show_codes},
    {"set_up_finish.send", Method::post, "/set-up/finish", do_finish, show_codes},
    {"account", Method::get, "/account", show_account},
    {"account_change.send", Method::post, "/account/change", do_change, show_account},
    {"account_session.send", Method::post, "/account/session", do_end_session, show_account},
    {"account_everywhere.send", Method::post, "/account/everywhere", do_end_everywhere, show_account},
    {"account_language.send", Method::post, "/account/language", do_language, show_account},
    {"sign_out", Method::get, "/sign-out", show_sign_out},
    {"sign_out.send", Method::post, "/sign-out", do_sign_out, show_sign_out},
};

/// The pages of somebody who is signed in; all others are for whoever is on the way there.
Guard guard_of(Place const& place)
{
    bool const own = std::string_view{place.pattern}.starts_with("/account")
                     || std::string_view{place.pattern}.starts_with("/sign-in/again");
    return own ? Guard{AnyVisitor{}} : Guard{Open{}};
}

}

std::vector<Route> routes_of_sign_in(Site& site)
{
    std::vector<Route> routes;
    for (auto const& place : places)
        if (place.method == Method::get)
            routes.push_back(page_at(site, place.pattern, place.name, guard_of(place),
                                     [show = place.show](Reader const& reader, net::Request const& request) {
                                         return std::optional{shown(reader, request, show)};
                                     }));
        else
            routes.push_back(
                action_at(site, place.pattern, place.name, guard_of(place),
                          [act = place.show, again = place.again](Reader const& reader, Posted const& posted) {
                              return std::optional{taken(reader, posted, act, again)};
                          }));
    routes.push_back(page_at<std::string>(
        site, "/link/{token}", "link", Open{},
        [](Reader const& reader, net::Request const& request, std::string const& token) {
            return std::optional{shown(reader, request, [&](Turn const& turn) { return show_link(turn, token); })};
        }));
    routes.push_back(action_at<std::string>(site, "/link/{token}", "link.send", Open{},
                                            [](Reader const& reader, Posted const& posted, std::string const& token) {
                                                return std::optional{taken(
                                                    reader, posted,
                                                    [&](Turn const& turn) { return do_link(turn, token); },
                                                    [&](Turn const& turn) { return show_link(turn, token); })};
                                            }));
    // Asked by a page's script for somebody who wants to stay: how many seconds are left from now on.
    routes.push_back(page_at(site, "/stay", "stay", AnyVisitor{}, [](Reader const& reader, net::Request const&) {
        reader.notes->keeps = false;
        return std::optional{
            Response{200, {{"Content-Type", "text/plain; charset=utf-8"}}, std::to_string(seconds_left(reader))}};
    }));
    // The one address that another organisation's sign-in knows; it names no language.
    routes.push_back(Declaring::plain(
        net::route(Method::get, "/sign-in/return", "provider_return", [&site](net::Request const& request) {
            return shown(reader_of(site, request), request, back_from_provider);
        })));
    return routes;
}

}
