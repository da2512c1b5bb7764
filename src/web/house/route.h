#pragma once

#include "net/router.h"
#include "web/house/drafts.h"
#include "web/house/guard.h"

#include <concepts>

/// How a page or an action is declared: once, with its address, its name and who may come. There is no way to declare
/// one without a guard.
namespace noddfa::web {

/// A route of the site, and what it asks of whoever comes.
class Route {
public:
    net::Route const& route() const { return route_; }
    /// As `text_of` says it, for one that depends on what the address names: of an empty name.
    std::string const& guard() const { return guard_; }

private:
    friend struct Declaring;
    Route(net::Route route, std::string guard) : route_(std::move(route)), guard_(std::move(guard)) {}

    net::Route route_;
    std::string guard_;
};

template<class Guarding, class... Parameters>
concept Guards = std::convertible_to<Guarding, Guard> || requires(Guarding guarding, Parameters const&... parameters) {
    { guarding(parameters...) } -> std::convertible_to<Guard>;
};

/// Where somebody comes back to after they had to sign in before something was done: its form, or none.
enum class Coming { to_the_form, elsewhere };

/// Makes the routes; see `page`, `action`, `form`.
struct Declaring {
    using Answer = std::function<std::optional<net::Response>(Reader const&)>;
    using Taking = std::function<std::optional<net::Response>(Reader const&, Posted const&)>;

    template<class... Parameters, class Guarding, class Work>
    static Route get(Site& site, std::string const& pattern, std::string name, Guarding guarding, Work work)
    {
        auto route = net::route<std::string, Parameters...>(
            net::Method::get, "/{language}" + pattern, std::move(name),
            [&site, guarding, work](net::Request const& request, std::string const& language,
                                    Parameters const&... parameters) -> net::Response {
                return answer_get(site, request, language, guard_of(guarding, parameters...),
                                  [&](Reader const& reader) -> std::optional<net::Response> {
                                      return work(reader, request, parameters...);
                                  });
            });
        return {std::move(route), told<Guarding, Parameters...>(guarding)};
    }

    template<class... Parameters, class Guarding, class Work>
    static Route post(Site& site, std::string const& pattern, std::string name, Guarding guarding, Coming coming,
                      Work work)
    {
        auto route = net::route<std::string, Parameters...>(
            net::Method::post, "/{language}" + pattern, std::move(name),
            [&site, guarding, coming, work](net::Request const& request, std::string const& language,
                                            Parameters const&... parameters) -> net::Response {
                return answer_post(site, request, language, guard_of(guarding, parameters...), coming,
                                   [&](Reader const& reader, Posted const& posted) -> std::optional<net::Response> {
                                       return work(reader, posted, parameters...);
                                   });
            });
        return {std::move(route), told<Guarding, Parameters...>(guarding)};
    }

    /// For what stands under no language.
    static Route plain(net::Route route) { return {std::move(route), text_of(Open{})}; }

private:
    template<class Guarding, class... Parameters>
    static Guard guard_of(Guarding const& guarding, Parameters const&... parameters)
    {
        if constexpr (std::convertible_to<Guarding, Guard>)
            return guarding;
        else
            return guarding(parameters...);
    }
    template<class Guarding, class... Parameters> static std::string told(Guarding const& guarding)
    {
        return text_of(guard_of(guarding, Parameters{}...));
    }

    static net::Response answer_get(Site& site, net::Request const& request, std::string const& language,
                                    Guard const& guard, Answer const& show);
    static net::Response answer_post(Site& site, net::Request const& request, std::string const& language,
                                     Guard const& guard, Coming coming, Taking const& take);
};

/// A page: `show(reader, request, parameters…)` gives it, or nothing where there is none. `guarding` is a guard, or
/// gives one for the parameters.
template<class... Parameters, class Guarding, class Show>
    requires Guards<Guarding, Parameters...>
Route page_at(Site& site, std::string const& pattern, std::string name, Guarding guarding, Show show)
{
    return Declaring::get<Parameters...>(site, pattern, std::move(name), std::move(guarding), std::move(show));
}

/// Something that a form does: `take(reader, posted, parameters…)`. It is given only what came from this site's own
/// pages; whether it came from this session's is what `Form` checks.
template<class... Parameters, class Guarding, class Take>
    requires Guards<Guarding, Parameters...>
Route action_at(Site& site, std::string const& pattern, std::string name, Guarding guarding, Take take)
{
    return Declaring::post<Parameters...>(site, pattern, std::move(name), std::move(guarding), Coming::elsewhere,
                                          std::move(take));
}

/// The page of a form with what stands above it.
net::Response form_page(Reader const& reader, PageParts parts, Html const& above, int status = 200);
/// Carries out what a form is for, where nothing is wrong with it. While nothing can be kept, the form says so.
std::optional<net::Response> sent(Form& form, std::function<std::optional<net::Response>()> const& done);

/// A form at one address, shown and taken. `make(reader, parameters…)` gives the `Form`, or nothing where there is no
/// such page; `show(reader, form, parameters…)` its page; `done(reader, form, parameters…)` carries out what was
/// rightly asked and leads on, or says in the form what is wrong, or is to be asked further, and gives nothing.
template<class... Parameters, class Guarding, class Make, class Show, class Done>
    requires Guards<Guarding, Parameters...>
void form_at(std::vector<Route>& routes, Site& site, std::string const& pattern, std::string const& name,
             Guarding guarding, Make make, Show const& show, Done done)
{
    routes.push_back(page_at<Parameters...>(
        site, pattern, name, guarding,
        [make, show](Reader const& asking, net::Request const&, Parameters const&... parameters) {
            auto const reader = without_draft(asking);
            std::optional<Form> form = make(reader, parameters...);
            if (!form)
                return std::optional<net::Response>{};
            auto const begun = take_up_draft(reader, asking.asked(draft_query), *form);
            return std::optional{form_page(reader, show(reader, *form, parameters...), begun)};
        }));
    routes.push_back(Declaring::post<Parameters...>(
        site, pattern, name + ".send", std::move(guarding), Coming::to_the_form,
        [make, show, done](Reader const& asking, Posted const& posted,
                           Parameters const&... parameters) -> std::optional<net::Response> {
            auto const reader = without_draft(asking);
            std::optional<Form> form = make(reader, parameters...);
            if (!form)
                return std::nullopt;
            if (asks_for_more(posted)) {
                form->take_further(posted);
                return form_page(reader, show(reader, *form, parameters...), {});
            }
            form->take(posted);
            if (auto instead = instead_of_sending(reader, *form, posted))
                return instead;
            if (auto led_on = sent(*form, [&] { return done(reader, *form, parameters...); }))
                return led_on;
            return form_page(reader, show(reader, *form, parameters...), form->what_is_wrong(),
                             form->asks_further() ? 200 : 422);
        }));
}

}
