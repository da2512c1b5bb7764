#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/person_list.h"

#include <algorithm>

/// Record and information given to third parties (CNF-01, CNF-08, REC-09, REC-10, B-22, R-24).
namespace noddfa::conference {

namespace {

/// R-24, CNF-07: what protects a child, and what the law compels, needs nobody's permission.
bool is_free_of_permission(Release const& release)
{
    return release.purpose == ReleasePurpose::protect_a_child || release.purpose == ReleasePurpose::court_order;
}

bool holds_a_post(PersonId const& person, Settings const& settings)
{
    return std::ranges::any_of(settings.role_map, [&](auto const& entry) { return entry.second == person; });
}

/// Whether an agency's people were asked to the conference.
bool is_asked(State const& state, AgencyId const& agency)
{
    return std::ranges::any_of(state.invitations.roll, [&](auto const& entry) {
        return entry.second.agency == agency && entry.second.capacity == Capacity::practitioner;
    });
}

/// a named manager or an agency's lead. READING R-24: of an agency that was asked to the conference, its lead, as
/// they say, and whoever it sent; nobody is looked for while a child is in danger.
bool may_release_at_once(State const& state, Release const& release, PersonId const& person, Settings const& settings)
{
    auto const& request = state.convening.request;
    bool const manages = request && (request->team_manager == person || request->social_worker == person);
    return manages || state.is_chair(person) || holds_a_post(person, settings)
           || capacity_of(state, person) == Capacity::practitioner
           || (release.lead_of && is_asked(state, *release.lead_of));
}

void weigh_permissions(Weighing& weigh, State const& state, Release const& release, Act const& act)
{
    // CNF-01: to protect a child, or with consent; another purpose needs at least a name.
    weigh.must(release.purpose.has_value(), Clause::CNF_01, "no-purpose"_code);
    weigh.must(release.purpose != ReleasePurpose::consent || !release.informants_permit.empty(), Clause::CNF_01,
               "no-consent"_code);
    // SHARE-05, R-23: a locked report goes out with nobody's permission.
    for (auto const& report : release.reports)
        weigh.must(!is_restricted(state, report, act.held_on.day), Clause::SHARE_05, "report-locked"_code,
                   {{"report", report.value}});
    // REC-09, CNF-08, B-22: the chair's express permission, and that of everyone whose information it is.
    weigh.must(release.chair_permits, Clause::REC_09, "no-chair-permission"_code);
    auto silent = release.informants;
    std::erase_if(silent, [&](PersonId const& one) {
        auto const& permit = release.informants_permit;
        return std::find(permit.begin(), permit.end(), one) != permit.end();
    });
    weigh.must(silent.empty(), Clause::CNF_08, "no-informant-permission"_code, {{"people", listed(silent)}});
}

}

Answered decide(State const& state, ReleaseInformation const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.to.empty(), Clause::CNF_01, "missing-field"_code, "to");
    weigh.sound(!command.what.empty(), Clause::CNF_01, "missing-field"_code, "what");
    if (is_free_of_permission(command)) {
        // to protect a child its purpose is enough; what the law compels says by which order.
        bool const protects = command.purpose == ReleasePurpose::protect_a_child;
        weigh.sound(protects || has_words(command.basis), Clause::CNF_01, "missing-field"_code, "basis");
        weigh.must(!protects || may_release_at_once(state, command, act.by, terms.settings), Clause::CNF_08,
                   "not-a-manager-or-lead"_code, {{"person", act.by.value}});
        // R-24, B-22: at once, and the chair is told.
        return weigh.answer<Event>(InformationReleased{command},
                                   tell_chair(state, Clause::CNF_08, "information-released"));
    }
    // REC-10: to another officer of the same agency it is no disclosure; it is on record all the same.
    if (command.purpose != ReleasePurpose::same_agency_handover)
        weigh_permissions(weigh, state, command, act);
    return weigh.answer<Event>(InformationReleased{command});
}

void fold(State& state, InformationReleased const& event, Act const&) { state.sharing.releases.push_back(event); }

}
