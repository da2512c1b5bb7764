#include "web/before/papers.h"

#include "base/contains.h"
#include "web/components/notification_banner.h"

namespace noddfa::web {

namespace {

constexpr std::string_view done_query = "done";

}

std::string person_at(conference::State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    if (found != state.invitations.roll.end() && !found->second.name.empty())
        return found->second.name;
    auto const relative = state.family.people.find(person);
    return relative != state.family.people.end() && !relative->second.name.empty() ? relative->second.name
                                                                                   : person.value;
}

std::string child_at(conference::State const& state, ChildId const& child)
{
    auto const* found = state.child(child);
    return found && !found->name.empty() ? found->name : child.value;
}

std::string children_at(Reader const& reader, conference::State const& state, std::vector<ChildId> const& children)
{
    std::vector<std::string> names;
    for (auto const& child : children)
        names.push_back(child_at(state, child));
    return reader.words.list(names, language::Listed::names);
}

std::vector<PersonId> family_at(conference::State const& state)
{
    std::vector<PersonId> people;
    for (auto const& [person, said] : state.family.people)
        if (auto const capacity = said.capacity.value_or(Capacity::parent);
            is_family(capacity) || capacity == Capacity::carer)
            people.push_back(person);
    return people;
}

std::vector<Crumb> crumbs_at(Reader const& reader, std::string const& conference, std::vector<Crumb> more)
{
    std::vector<Crumb> crumbs{{reader.text("page.nav.conferences"), reader.to({"conferences"})},
                              {conference, reader.to({"conferences", conference})}};
    crumbs.insert(crumbs.end(), more.begin(), more.end());
    return crumbs;
}

Url report_at(Reader const& reader, std::string const& conference, std::string const& report)
{
    return reader.to({"conferences", conference, "reports", report});
}

application::Thing report_thing(std::string const& conference, std::string const& report)
{
    return {.kind = access::ObjectKind::report, .conference = ConferenceId{conference}, .report = ReportId{report}};
}

bool reported(Reader const& reader, Form& form, std::string const& conference, conference::Command const& command,
              std::map<std::string, std::string> const& fields, std::string_view part)
{
    auto const outcome = reader.site.ledger.perform_as(reader.visitor->asker, stream_of(ConferenceId{conference}),
                                                       command, form.act(part));
    if (!outcome.accepted())
        form.refuse(*outcome.refusal, fields);
    return outcome.accepted();
}

net::Response done_with(Url const& place) { return go_to(place.with_query(done_query, "1")); }

Html said_done(Reader const& reader)
{
    if (reader.asked(done_query).empty())
        return {};
    components::NotificationBannerParams said{reader.text("page.done.title")};
    said.text = reader.text("page.done");
    said.type = components::NotificationBannerType::success;
    return components::notification_banner(said);
}

}
