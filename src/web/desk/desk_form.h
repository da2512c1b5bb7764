#pragma once

#include "web/desk/standing.h"
#include "web/house/carried.h"
#include "web/house/crumbs.h"
#include "web/house/route.h"

/// Forms of this folder: asked, taken and carried out.
namespace noddfa::web {

/// A form as a page of its own.
struct Asked {
    std::string title;
    Form form;
    std::string button; ///< a message
    Html above{};       ///< what is to be known first
    std::vector<Crumb> crumbs{};
    std::optional<application::StreamId> rests_on{}; ///< whose state it shows: what changed meanwhile is shown first
};

/// The same, resting on what its page shows of a stream.
Asked resting_on(application::StreamId stream, Asked asked);
/// Notes the version that a form which rests on one is shown on.
void note_version(Reader const& reader, Asked& asked);

/// Whether what it does cannot be undone (★): then somebody proves themselves before they fill it in.
enum class Marked { no, yes };

PageParts parts_of(Reader const& reader, Asked const& asked, Marked marked);

/// Who keeps everybody of the board, and nobody of one agency alone.
inline Guard of_everybody()
{
    return Needs{access::Action::keep_people, application::Thing{.kind = access::ObjectKind::staff_list}};
}

/// Who makes the frame of the board, once they have proved themselves: agencies, and what the board sets.
inline Guard of_organisations()
{
    return Needs{.action = access::Action::create_organisation,
                 .thing = {.kind = access::ObjectKind::organisation},
                 .once_proved = true};
}
inline Guard of_rules()
{
    return Needs{
        .action = access::Action::change_rules, .thing = {.kind = access::ObjectKind::rules}, .once_proved = true};
}

/// `make(reader, parameters…)` gives the form, or nothing where it is not for them or there is no such thing;
/// `done(reader, form, parameters…)` carries it out and leads on, or says in the form what is wrong. `guarding`: what
/// the address alone says that it asks; the rest `make` asks for itself.
template<class... Parameters, class Make, class Done, class Guarding = AnyVisitor>
    requires Guards<Guarding, Parameters...>
void desk_form(std::vector<Route>& routes, Site& site, std::string const& place, std::string const& name, Marked marked,
               Make make, Done done, Guarding guarding = {})
{
    auto const pattern = "/administration" + place;
    routes.push_back(
        page_at<Parameters...>(site, pattern, name, guarding,
                               [make, marked](Reader const& reader, net::Request const&,
                                              Parameters const&... parameters) -> std::optional<net::Response> {
                                   std::optional<Asked> asked = make(reader, parameters...);
                                   if (!asked)
                                       return std::nullopt;
                                   note_version(reader, *asked);
                                   if (marked == Marked::yes && needs_proof(reader))
                                       return to_proof(reader);
                                   return page(reader, parts_of(reader, *asked, marked));
                               }));
    routes.push_back(action_at<Parameters...>(
        site, pattern, name + ".send", guarding,
        [make, done, marked](Reader const& reader, Posted const& posted,
                             Parameters const&... parameters) -> std::optional<net::Response> {
            std::optional<Asked> asked = make(reader, parameters...);
            if (!asked)
                return std::nullopt;
            note_version(reader, *asked);
            asked->form.take(posted);
            if (asked->form.right())
                if (std::optional<net::Response> led_on = done(reader, asked->form, parameters...))
                    return led_on;
            auto parts = parts_of(reader, *asked, marked);
            parts.status = 422;
            return page(reader, parts);
        }));
}

}
