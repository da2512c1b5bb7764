#include "protocol/weighing.h"
#include "register/decide.h"
#include "register/fold.h"

#include <algorithm>

namespace noddfa::cpr {

namespace {

constexpr int repeat_months = 12; // CPR-15, the suggestion beside its number

/// Whether the person who asks was made sure of as the way of asking demands.
bool identity_checked(Enquiry const& enquiry)
{
    // CPR-11: by telephone only by ringing back on a number held in the directory.
    return enquiry.checked && (!enquiry.by_telephone || enquiry.checked == EnquirerCheck::rung_back);
}

bool is_signal(State const& state, Date today, Settings const& settings)
{
    if (settings.repeat_enquiries == 0 || state.live || state.stay)
        return false;
    auto const since = today.plus_months(-repeat_months);
    auto const earlier = std::count_if(state.enquiries.begin(), state.enquiries.end(),
                                       [&](PastEnquiry const& past) { return !past.given_up && past.at.day >= since; });
    return earlier + 1 >= settings.repeat_enquiries;
}

std::vector<Period> ended_periods(State const& state)
{
    std::vector<Period> periods;
    for (auto const& entry : state.ended)
        periods.push_back({entry.said.authority, entry.from, entry.to.value_or(entry.from)});
    for (auto const& stay : state.ended_stays)
        periods.push_back({stay.said.authority, stay.entered_on, stay.ended_on.value_or(stay.entered_on)});
    std::stable_sort(periods.begin(), periods.end(),
                     [](Period const& one, Period const& other) { return one.from < other.from; });
    return periods;
}

RegisterStatus status_of(State const& state, Enquiry const& enquiry)
{
    // CPR-05, R-18: until an opening load is signed off, what it holds may be wrong, and what is not found may only not
    // be copied yet. What a conference decided here is certain.
    bool const loaded = state.live && state.live->route == Route::opening_load;
    if (loaded && state.opening_load && !state.opening_load->signed_off)
        return RegisterStatus::cannot_say;
    if (state.live || state.stay)
        return RegisterStatus::on;
    if (!enquiry.unreconciled.empty() || (state.opening_load && !state.opening_load->signed_off))
        return RegisterStatus::cannot_say;
    return state.ended.empty() && state.ended_stays.empty() ? RegisterStatus::not_on : RegisterStatus::was_on;
}

}

RegisterAnswer answer_for(State const& state, Enquiry const& enquiry)
{
    RegisterAnswer answer;
    auto const match = enquiry.match.value_or(enquiry.child ? Match::exact : Match::none);
    answer.status = status_of(state, enquiry);
    // CPR-14: an approximate match is shown as possible, never as "not on".
    answer.possible = match == Match::possible;
    if (answer.status == RegisterStatus::not_on && answer.possible)
        answer.status = RegisterStatus::cannot_say;
    // CPR-05: who cannot say tells nothing of the entry either.
    if (answer.status == RegisterStatus::on && state.live) {
        answer.authority = state.live->said.authority;
        answer.registered_on = state.live->from;
        answer.categories = state.live->said.categories;
        answer.coordinator = state.live->said.arrangements.coordinator;
    } else if (answer.status == RegisterStatus::on) {
        answer.temporary = true;
        answer.authority = state.stay->said.home;
        answer.categories = state.stay->said.categories;
        answer.coordinator = state.stay->said.coordinator;
    }
    // whoever asks about a child who went to another register is sent there.
    if (!state.live && !state.stay && state.move && state.move->completed_on && state.move->registered.value_or(false))
        answer.moved_to = state.move->said.to;
    // CPR-22: those de-registered stay on record, with both dates.
    answer.earlier = ended_periods(state);
    answer.whereabouts_unknown = state.whereabouts_unknown;
    // CPR-14, R-28: another child at the address, but not at a refuge, a hostel or an address that is withheld.
    answer.another_child_at_address =
        enquiry.another_child_at_address && enquiry.address.value_or(AddressKind::home) == AddressKind::home;
    // a decision under challenge, or a conference booked, sends the enquirer to the duty team.
    answer.decision_under_challenge = state.challenge.has_value();
    answer.ring_duty_team = answer.decision_under_challenge || answer.moved_to || enquiry.conference_booked
                            || answer.possible || answer.status == RegisterStatus::cannot_say;
    return answer;
}

Answered decide(State const& state, RecordEnquiry const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    // CPR-10, R-28: a practitioner with a concern gives a name as heard, one identifier, a kind and a reason.
    weigh.must(!command.person.empty() && command.agency, Clause::CPR_10, "not-a-board-agency"_code);
    weigh.must(!command.name.empty() && command.identifier && !command.identifier_value.empty(), Clause::CPR_10,
               "too-little-to-search"_code);
    // CPR-12: the kind is one of a closed list.
    weigh.must(command.kind.has_value() && !command.reason.empty(), Clause::CPR_10, "no-reason-to-ask"_code);
    weigh.must(identity_checked(command), Clause::CPR_11, "enquirer-not-identified"_code);
    AnsweredEnquiry answered_enquiry;
    static_cast<Enquiry&>(answered_enquiry) = command;
    // CPR-13: the same at every hour; nothing here looks at the clock.
    answered_enquiry.answer = answer_for(state, command);
    // CPR-14: and where social services are reached, in office hours and out of them.
    answered_enquiry.answer.contacts = terms.settings.register_contacts;
    // nobody learns from the register who else lives at a protected address.
    answered_enquiry.another_child_at_address = answered_enquiry.answer.another_child_at_address;
    auto answered = weigh.answer<Event>(EnquiryAnswered{answered_enquiry});
    // CPR-15: the same child asked about again and not registered: somebody considers a report.
    if (answered.accepted() && is_signal(state, act.held_on.day, terms.settings))
        answered.events.push_back(
            TaskSet{{Clause::CPR_15, "consider-report", command.child, std::nullopt, std::nullopt}});
    return answered;
}

void fold(State& state, EnquiryAnswered const& event, Act const& act)
{
    // CPR-17: every search and its answer.
    state.enquiries.push_back({event, act.held_on, false});
}

}
