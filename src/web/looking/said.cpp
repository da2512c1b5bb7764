#include "web/looking/said.h"

#include "base/contains.h"

namespace noddfa::web {

using access::Action;
using access::ObjectKind;
using application::Thing;

std::string name_of_person(application::Site const& site, PersonId const& person)
{
    auto const& state = site.practitioner(person);
    return state.practitioner && !state.practitioner->said.name.empty() ? state.practitioner->said.name : person.value;
}

std::string name_of_child(ledger::Snapshot const& snapshot, ChildId const& child)
{
    if (auto const& name = snapshot.site().register_of(child).identity.name; !name.empty())
        return name;
    for (auto const& conference : snapshot.conferences_about(child))
        if (auto const* one = snapshot.site().conference(conference).child(child); one && !one->name.empty())
            return one->name;
    return child.value;
}

bool is_known(ledger::Snapshot const& snapshot, ChildId const& child)
{
    return snapshot.version({application::Room::register_, child.value}) > 0
           || !snapshot.conferences_about(child).empty();
}

std::string name_of_agency(Reader const& reader, application::Site const& site, AgencyId const& agency)
{
    auto const& state = site.agency(agency);
    if (!state.agency)
        return agency.value;
    auto const& said = state.agency->said;
    return reader.language == Language::cy && !said.welsh_name.empty() ? said.welsh_name : said.name;
}

std::string role_in_words(Reader const& reader, std::string const& role)
{
    auto const id = "look.role." + role;
    return reader.text(reader.words.has(id) ? id : "look.role.none");
}

std::string action_in_words(Reader const& reader, std::string const& action)
{
    auto const id = "look.action." + action;
    return reader.text(reader.words.has(id) ? id : "look.action.other");
}

void add_row(components::SummaryListParams& list, std::string const& key, Html value)
{
    list.rows.push_back({{html("{}", key)}, {std::move(value)}});
}

std::string when_in_words(Reader const& reader, Moment const& at) { return reader.words.moment(at); }

std::set<AuthorityId> authorities_to_watch(Reader const& reader, ledger::Snapshot const& snapshot)
{
    std::set<AuthorityId> all;
    auto const& state = snapshot.site().practitioner(reader.who());
    if (!state.practitioner)
        return all;
    for (auto const& post : state.practitioner->posts) {
        if (!post.of.authority || !post.holds_on(reader.today()))
            continue;
        Thing const history{.kind = ObjectKind::access_history, .authority = post.of.authority};
        if (reader.could(snapshot, Action::read_access_history, history))
            all.insert(*post.of.authority);
    }
    return all;
}

bool is_of(application::Site const& site, PersonId const& person, std::set<AuthorityId> const& authorities, Date day)
{
    auto const& state = site.practitioner(person);
    if (!state.practitioner)
        return false;
    for (auto const& membership : state.practitioner->memberships) {
        auto const& agency = site.agency(membership.agency).agency;
        if (!agency || !membership.holds_on(day))
            continue;
        for (auto const& authority : agency->said.authorities)
            if (authorities.contains(authority))
                return true;
    }
    return false;
}

std::vector<AgencyId> own_agencies(Reader const& reader, application::Site const& site)
{
    std::vector<AgencyId> all;
    auto const& state = site.practitioner(reader.who());
    if (state.practitioner)
        for (auto const& membership : state.practitioner->memberships)
            if (membership.holds_on(reader.today()) && !contains(all, membership.agency))
                all.push_back(membership.agency);
    return all;
}

}
