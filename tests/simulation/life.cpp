#include "life.h"

#include "days.h"
#include "provocations.h"

#include "application/shapes.h"
#include "base/london.h"

#include <boost/json/parse.hpp>

namespace noddfa::simulation {

boost::json::array list(std::vector<std::string> const& names)
{
    boost::json::array array;
    for (auto const& name : names)
        array.emplace_back(name);
    return array;
}

boost::json::value outline_plan(Date by_when)
{
    auto plan = boost::json::parse(R"({"risks":["Injuries","Shouting"],"protection":"Two services see the child.",
        "outcomes":[{"term":"shorter","what":"No injury.","risks":[1]},{"term":"longer","what":"Quiet.","risks":[2]}],
        "actions":[{"what":"See the child.","owner":"sw","contributors":["sw"],"need":"To be heard."}],
        "provision":"Support for the mother.","monitoring":"Each core group.","monitors":["sw"],
        "wishes":"Less shouting.","parents_views":"Agreed.","contingency":"A strategy discussion.",
        "involvement":"Core groups.","communication":"The social worker tells them.","existing_plan":false,
        "visiting":"Every ten working days."})");
    plan.at("actions").at(0).as_object()["by_when"] = by_when.iso();
    return plan;
}

boost::json::value detailed_plan(Date by_when)
{
    auto plan = boost::json::parse(R"({"needs":["Safety"],"outcomes":[{"term":"shorter","what":"Safe.","risks":[1]},
        {"term":"longer","what":"Well.","risks":[1]}],"actions":[{"what":"Visit.","owner":"sw"}],"monitoring":"Monthly.",
        "review_arrangements":"At the review.","direct_payments":"None.","understood":"We come and you look.",
        "prepared_with_training":true})");
    plan.at("actions").at(0).as_object()["by_when"] = by_when.iso();
    return plan;
}

Life::Life(std::uint64_t seed, Teller& teller) : random_(seed), tell_(teller) {}

bool Life::step(std::string_view command, Line fields)
{
    if (in_hundred(boldness_))
        provoke();
    return tell_.insist(here(line(command, std::move(fields))));
}

bool Life::once(std::string_view command, Line fields) { return tell_.say(here(line(command, std::move(fields)))); }

void Life::provoke()
{
    auto const& all = provocations();
    auto const& [what, make] = all[static_cast<std::size_t>(random_.below(static_cast<int>(all.size())))];
    if (auto const made = make(*this))
        tell_.say(here(*made));
}

/// The line with the conference it is about, for some provocations begin one of their own.
Line Life::here(Line line) const
{
    auto const* shape = application::command_shape(std::string{line.at("do").as_string()});
    if (shape && shape->room == application::Room::conference && !line.contains("conference"))
        line["conference"] = current().value;
    return line;
}

void Life::pass(int minutes) { tell_.say(Line{{"clock", iso(later(now(), minutes))}}); }

void Life::go_to(Date day, int minute)
{
    auto const there = later(start_of(day), minute);
    if (there > now())
        tell_.say(Line{{"clock", iso(there)}});
}

void Life::after_days(int days, int minute) { go_to(now().day.plus_days(days), minute); }

Date Life::working_day(Date from, int days) const { return DayCounter{}.working_after(from, days); }

boost::json::array Life::children() const
{
    boost::json::array all;
    for (auto const& kid : kids_) {
        Line child{{"id", kid.id}, {"mother", "mother"}};
        if (kid.born)
            child["born"] = kid.born->iso();
        if (kid.expected)
            child["expected"] = kid.expected->iso();
        if (!kid.school.empty())
            child["school"] = kid.school;
        if (kid.looked_after)
            child["looked_after"] = true;
        all.push_back(child);
    }
    return all;
}

Kid* Life::kid(std::string const& id)
{
    for (auto& one : kids_)
        if (one.id == id)
            return &one;
    return nullptr;
}

std::string Life::somebody() { return invited_.empty() ? "sw" : random_.one_of(invited_).id; }

std::string Life::somebody_here()
{
    std::vector<std::string> here;
    for (auto const& one : invited_)
        if (conference().present(PersonId{one.id}, now()))
            here.push_back(one.id);
    return here.empty() ? somebody() : random_.one_of(here);
}

std::string Life::a_report()
{
    auto const& order = conference().reports.order;
    return order.empty() ? "r-none" : random_.one_of(order).value;
}

std::vector<std::string> Life::registered() const
{
    std::vector<std::string> names;
    for (auto const& kid : kids_)
        if (site().register_of(ChildId{kid.id}).live)
            names.push_back(kid.id);
    return names;
}

void Life::live()
{
    begin();
    auto const on = working_day(now().day, random_.between(6, 16));
    if (in_hundred(4)) {
        old_register();
    } else if (hold("initial", {}, on)) {
        sign_off();
    }
    later_on();
    tell_.finish();
}

}
