#pragma once

#include "web/house/carried.h"
#include "web/house/route.h"

#include <functional>

/// A step on the way to a conference: a small form of its own, sent as often as one likes.
namespace noddfa::web {

/// What a step's page says above its questions.
using Above = std::function<Html(Reader const&, Form const&, std::string const& conference)>;

/// What somebody needs who prepares a conference, and who convenes it.
Guard preparing(std::string const& conference);
Guard arranging(std::string const& conference);

/// Gives `work(State const&, Snapshot const&)` what is known of a conference.
template<class Work> auto at_conference(Reader const& reader, std::string const& id, Work work)
{
    return reader.read([&](ledger::Snapshot const& at) { return work(at.site().conference(ConferenceId{id}), at); });
}

/// The title of a page about a conference, under its name.
Html heading_at(Reader const& reader, std::string const& conference, std::string const& title);

/// The page of a step: `page.step.<name>` is its title.
PageParts step_page(Reader const& reader, Form const& form, std::string const& conference, std::string const& name,
                    Above const& above);

/// A day as a form has it before anybody typed.
inline std::string iso_of(std::optional<Date> const& day) { return day ? day->iso() : std::string{}; }

/// Names as pages of a conference show them; nobody is without one.
std::string called(Reader const& reader, conference::SubjectChild const& child);
std::string called(conference::FamilyPerson const& person);
/// Children and adults to choose from.
std::vector<Option> child_options(Reader const& reader, conference::State const& state);
/// The question which of the children it is about, answered where there is but one.
Field which_child(Reader const& reader, conference::State const& state);
std::vector<Option> adult_options(conference::State const& state);
/// Children of a form's question `children`; none where every one of them is chosen, which stands for all.
std::vector<ChildId> children_chosen(Form const& form, conference::State const& state);
/// Whether somebody of the family is a child whom the conference is about.
bool is_child_of(Reader const& reader, std::string const& conference, std::string const& id);
/// Whose step it is, above its questions: the last part of the address says it.
Html whose_step(Reader const& reader, Form const& form, std::string const& conference);
/// `yes`, in the words of the field.
std::vector<Option> yes(Reader const& reader, std::string const& form, std::string const& field);
std::vector<Option> yes_no(Reader const& reader);
/// The words of an enumeration as options, in its order.
template<class Enum> std::vector<Option> options_of(Reader const& reader, std::string const& field);

/// What a form's command gives a new thing to be called by: the same where the form is sent twice.
std::string new_name(Form const& form, std::string_view part = {});

/// `make(reader, conference, more…)` gives the form, or nothing where there is no such step.
template<class... More, class Guarding, class Make, class Done>
void step_at(std::vector<Route>& routes, Site& site, std::string const& place, std::string const& name,
             Guarding guarding, Make make, Done done, Above const& above = {})
{
    form_at<std::string, More...>(
        routes, site, "/conferences/{conference}" + place, name,
        [guarding](std::string const& conference, More const&...) { return guarding(conference); }, std::move(make),
        [name, above](Reader const& reader, Form const& form, std::string const& conference, More const&...) {
            return step_page(reader, form, conference, name, above);
        },
        std::move(done));
}

}

#include "web/pages/said.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace noddfa::web {

template<class Enum> std::vector<Option> options_of(Reader const& reader, std::string const& field)
{
    std::vector<Option> options;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto each) { options.push_back({each.name, value_of(reader, field, static_cast<Enum>(each.value))}); });
    return options;
}

/// The enumerator of a word that a form has checked; the first where it is none.
template<class Enum> Enum chosen(std::string const& word)
{
    auto found = Enum{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto each) {
        if (word == each.name)
            found = static_cast<Enum>(each.value);
    });
    return found;
}

template<class Enum> std::vector<Enum> all_chosen(std::vector<std::string> const& words)
{
    std::vector<Enum> found;
    for (auto const& word : words)
        found.push_back(chosen<Enum>(word));
    return found;
}

}
