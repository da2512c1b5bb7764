#include "web/before/invited/suggest.h"

#include "base/contains.h"
#include "base/folded_name.h"

#include <algorithm>
#include <map>

namespace noddfa::web {

namespace {

constexpr std::size_t most_of_an_agency = 8; ///< more are found by its name
constexpr std::size_t most_found = 50;

/// The authority of a conference, and the one that the family comes from.
std::set<AuthorityId> authorities_of(conference::State const& state)
{
    std::set<AuthorityId> authorities;
    if (auto const& request = state.convening.request)
        for (auto const& authority : {request->authority, request->from_authority})
            if (authority)
                authorities.insert(*authority);
    return authorities;
}

/// What the family's conferences say of agencies and people.
struct Clues {
    std::map<AgencyId, std::set<Knows>> agencies;
    std::map<PersonId, std::set<Knows>> people;
};

void of_earlier_conferences(Clues& clues, ledger::Snapshot const& at, ConferenceId const& conference,
                            conference::State const& state)
{
    for (auto const& child : state.convening.children)
        for (auto const& earlier : at.conferences_about(child.id)) {
            if (earlier == conference)
                continue;
            for (auto const& [person, known] : at.site().conference(earlier).invitations.roll)
                if (known.capacity == Capacity::practitioner)
                    clues.people[person].insert(Knows::invited_before);
        }
}

/// CG-03, REV-03: those of a registered child's core group, who are on its plan now.
void of_core_groups(Clues& clues, ledger::Snapshot const& at, conference::State const& state, Date today)
{
    for (auto const& child : state.convening.children)
        for (auto const& membership : at.site().plan_of(child.id).members)
            if (!membership.to || today < *membership.to)
                clues.people[membership.member.person].insert(Knows::core_group);
}

/// whoever took part in the enquiries knows the child.
void of_enquiries(Clues& clues, ledger::Snapshot const& at, conference::State const& state, Services const& services)
{
    std::set<GroupingId> groupings;
    for (auto const& meeting : state.convening.meetings)
        groupings.insert(meeting.agencies.begin(), meeting.agencies.end());
    auto const& request = state.convening.request;
    if (groupings.empty() || !request || !request->authority)
        return;
    for (auto const& id : agencies_of(at, *request->authority)) {
        auto const& agency = at.site().agency(id).agency;
        if (!agency)
            continue;
        // Schools are many: those of the children are known by name.
        auto const of = directory::groupings_of(agency->said.services, services);
        if (agency->said.sector != Sector::education
            && std::ranges::any_of(of, [&](GroupingId const& one) { return groupings.contains(one); }))
            clues.agencies[id].insert(Knows::enquiry);
    }
}

Clues clues_of(ledger::Snapshot const& at, ConferenceId const& conference, Services const& services, Date today)
{
    auto const& state = at.site().conference(conference);
    Clues clues;
    if (auto const& request = state.convening.request) {
        if (request->social_worker)
            clues.people[*request->social_worker].insert(Knows::of_the_case);
        if (request->team_manager)
            clues.people[*request->team_manager].insert(Knows::of_the_case);
    }
    for (auto const& child : state.convening.children) {
        if (child.school)
            clues.agencies[*child.school].insert(Knows::school);
        for (auto const& practice : child.registered_with)
            clues.agencies[practice].insert(Knows::practice);
    }
    of_core_groups(clues, at, state, today);
    of_earlier_conferences(clues, at, conference, state);
    of_enquiries(clues, at, state, services);
    return clues;
}

/// Somebody of an agency, before it is known how many it has.
struct Candidate {
    Suggested suggested;
    bool leads = false;
};

Suggested made(directory::Practitioner const& person, Employment const& employment, Services const& services,
               Settings const& settings)
{
    Suggested one{
        person.said.person, person.said.name, person.said.role, employment.agency, employment.service, {}, {}};
    if (auto const* service = employment.service ? services.service(*employment.service) : nullptr)
        one.grouping = conference::default_grouping(*service, settings);
    return one;
}

/// Of an agency with many: those known by name, and those who lead its safeguarding.
void keep_few(std::vector<Candidate>& of_agency)
{
    if (of_agency.size() <= most_of_an_agency)
        return;
    std::erase_if(of_agency, [](Candidate const& one) {
        auto const& why = one.suggested.because;
        bool const by_name = why.contains(Knows::of_the_case) || why.contains(Knows::core_group)
                             || why.contains(Knows::invited_before) || why.contains(Knows::found);
        return !by_name && !one.leads;
    });
}

/// Everybody who may be of those suggested: what they cost to find does not grow with who works elsewhere.
std::set<PersonId> candidates_of(ledger::Snapshot const& at, conference::State const& state, Clues const& clues,
                                 Wanted const& wanted, Date today)
{
    std::set<PersonId> people;
    for (auto const& [person, why] : clues.people)
        people.insert(person);
    auto const add = [&](AgencyId const& agency, std::string const& words) {
        for (auto const& one : staff_of(at, agency, today))
            if (in_small_letters(one.name).find(words) != std::string::npos)
                people.insert(one.person);
    };
    for (auto const& [agency, why] : clues.agencies)
        add(agency, {});
    if (!wanted.agency.empty())
        add(wanted.agency, {});
    if (auto const words = in_small_letters(wanted.words); !words.empty())
        for (auto const& authority : authorities_of(state))
            for (auto const& agency : agencies_of(at, authority))
                add(agency, words);
    return people;
}

std::size_t place_of(GroupingId const& grouping, Services const& services)
{
    auto const& all = services.groupings;
    return static_cast<std::size_t>(std::ranges::find(all, grouping, &Grouping::id) - all.begin());
}

}

std::vector<Suggested> suggested(ledger::Snapshot const& at, ConferenceId const& conference, Services const& services,
                                 Date today, Wanted const& wanted)
{
    auto const clues = clues_of(at, conference, services, today);
    auto const& settings = at.site().settings().on(today);
    auto const words = in_small_letters(wanted.words);
    std::size_t found = 0;
    std::map<AgencyId, std::vector<Candidate>> by_agency;
    for (auto const& id : candidates_of(at, at.site().conference(conference), clues, wanted, today)) {
        auto const& known = at.site().practitioner(id).practitioner;
        if (!known)
            continue;
        auto const& person = *known;
        bool const named = !words.empty() && in_small_letters(person.said.name).find(words) != std::string::npos;
        for (auto const& employment : employments_of(at, person, today)) {
            std::set<Knows> because;
            if (auto const by_name = clues.people.find(id); by_name != clues.people.end())
                because = by_name->second;
            if (auto const of_it = clues.agencies.find(employment.agency); of_it != clues.agencies.end())
                because.insert(of_it->second.begin(), of_it->second.end());
            if ((named || employment.agency == wanted.agency) && found < most_found) {
                because.insert(Knows::found);
                ++found;
            }
            if (because.empty())
                continue;
            Candidate one{made(person, employment, services, settings), person.leads(employment.agency, today)};
            one.suggested.because = std::move(because);
            by_agency[employment.agency].push_back(std::move(one));
        }
    }
    std::vector<Suggested> all;
    for (auto& [agency, people] : by_agency) {
        keep_few(people);
        for (auto& one : people)
            all.push_back(std::move(one.suggested));
    }
    std::ranges::sort(all, {}, [&](Suggested const& one) {
        return std::tuple{place_of(one.grouping, services), one.name, one.person};
    });
    return all;
}

}
