#include "base/contains.h"
#include "protocol/weighing.h"
#include "register/decide.h"
#include "register/fold.h"

#include <algorithm>

namespace noddfa::cpr {

namespace {

/// The request of a person that waits for its answer; null where there is none.
template<class Requests> auto* open_request(Requests& requests, PersonId const& person)
{
    auto const found = std::ranges::find_if(
        requests, [&](PastAccessRequest const& one) { return one.said.person == person && !one.answered_on; });
    return found == requests.end() ? nullptr : &*found;
}

void weigh_asked(Weighing& weigh, State const& state, PersonId const& person)
{
    weigh.sound(open_request(state.access_requests, person), Clause::CPR_18, "no-such-request"_code, "person",
                {{"person", person.value}});
}

/// How often an answer speaks of a search.
long times_settled(AccessAnswer const& answer, int enquiry)
{
    return std::ranges::count(answer.shown, enquiry)
           + std::ranges::count(answer.withheld, enquiry, &WithheldSearch::enquiry);
}

/// The searches that an answer passes over, or speaks of twice; and numbers that are of no search.
std::string badly_settled(State const& state, AccessAnswer const& answer)
{
    auto const searches = static_cast<int>(state.enquiries.size());
    std::string numbers;
    auto const add = [&](int enquiry) { numbers += (numbers.empty() ? "" : ", ") + std::to_string(enquiry); };
    for (int enquiry = 1; enquiry <= searches; ++enquiry)
        if (times_settled(answer, enquiry) != 1)
            add(enquiry);
    auto const is_none = [&](int enquiry) { return enquiry < 1 || enquiry > searches; };
    for (auto const enquiry : answer.shown)
        if (is_none(enquiry))
            add(enquiry);
    for (auto const& search : answer.withheld)
        if (is_none(search.enquiry))
            add(search.enquiry);
    return numbers;
}

}

Answered decide(State const&, GiveUpEnquiry const& command, Act const& act, Terms const&)
{
    // CPR-17, R-02: that somebody searched is a fact, however little was said before it was given up.
    Weighing weigh{act, false};
    weigh.sound(!command.person.empty(), Clause::CPR_17, "missing-field"_code, "person");
    return weigh.answer<Event>(EnquiryGivenUp{command});
}

Answered decide(State const& state, RequestAccessLog const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(!command.person.empty(), Clause::CPR_18, "missing-field"_code, "person");
    weigh.sound(!open_request(state.access_requests, command.person), Clause::CPR_18, "already-done"_code, "person",
                {{"person", command.person.value}});
    return weigh.answer<Event>(AccessLogRequested{command});
}

Answered decide(State const& state, ExtendAccessAnswer const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_asked(weigh, state, command.person);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // CPR-18: once, and the person learns why.
    weigh.sound(!open_request(state.access_requests, command.person)->extended, Clause::CPR_18, "already-done"_code,
                "person", {{"person", command.person.value}});
    weigh.must(!command.reason.empty(), Clause::CPR_18, "no-reason"_code);
    return weigh.answer<Event>(AccessAnswerExtended{command});
}

Answered decide(State const& state, AnswerAccessRequest const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_asked(weigh, state, command.person);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // CPR-18: nothing is passed over in silence.
    auto const numbers = badly_settled(state, command);
    weigh.must(numbers.empty(), Clause::CPR_18, "searches-not-settled"_code, {{"enquiries", numbers}});
    // JUDGEMENT: whether showing a search would do serious harm or hinder the law, a person decides; we insist on the
    // exemption and the reason.
    weigh.must(std::ranges::all_of(
                   command.withheld,
                   [](WithheldSearch const& one) { return one.exemption && one.reason && !one.reason->empty(); }),
               Clause::CPR_18, "no-exemption"_code);
    return weigh.answer<Event>(AccessLogAnswered{command});
}

void fold(State& state, EnquiryGivenUp const& event, Act const& act)
{
    // CPR-17: among the searches, in the order in which they were made.
    PastEnquiry past;
    past.said.child = event.child;
    past.said.name = event.name;
    past.said.identifier = event.identifier;
    past.said.identifier_value = event.identifier_value;
    past.said.kind = event.kind;
    past.said.person = event.person;
    past.said.agency = event.agency;
    past.said.by_telephone = event.by_telephone;
    past.at = act.held_on;
    past.given_up = true;
    state.enquiries.push_back(std::move(past));
}

void fold(State& state, AccessLogRequested const& event, Act const& act)
{
    state.access_requests.push_back({event, act.held_on.day, false, std::nullopt});
}

void fold(State& state, AccessAnswerExtended const& event, Act const&)
{
    if (auto* request = open_request(state.access_requests, event.person))
        request->extended = true;
}

void fold(State& state, AccessLogAnswered const& event, Act const& act)
{
    if (auto* request = open_request(state.access_requests, event.person))
        request->answered_on = act.held_on.day;
}

}
