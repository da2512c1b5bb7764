#include "web/before/actions.h"

#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

namespace {

bool is_asked_to_come(conference::State const& state, PersonId const& person)
{
    return state.invitations.roll.contains(person) && !state.meeting.opened && !state.convening.not_held;
}

bool is_being_asked_for(conference::State const& state, PersonId const&)
{
    return state.convening.asked() && !state.meeting.opened && !state.convening.not_held;
}

bool is_over(conference::State const& state, PersonId const&) { return state.meeting.closed.has_value(); }

bool awaits_their_answer(conference::State const& state, PersonId const& person)
{
    return state.convening.awaits_approval() && state.convening.request->team_manager == person;
}

bool may_be_booked(conference::State const& state, PersonId const&)
{
    return state.convening.request && !state.meeting.opened && !state.convening.booking;
}

/// CONV-06: one that was not held is arranged again.
bool may_be_moved(conference::State const& state, PersonId const&)
{
    return state.convening.booking && !state.meeting.opened;
}

bool may_turn_out_not_held(conference::State const& state, PersonId const& person)
{
    return may_be_moved(state, person) && !state.convening.not_held;
}

bool is_theirs_to_chair(conference::State const& state, PersonId const& person)
{
    return state.is_chair(person) && !state.meeting.opened && !state.convening.not_held;
}

/// R-02: recorded as not held it may have been held all the same.
bool is_theirs_to_open(conference::State const& state, PersonId const& person)
{
    return state.is_chair(person) && state.convening.booking && !state.meeting.opened;
}

bool has_somebody_invited(conference::State const& state, PersonId const&)
{
    return !state.invitations.order.empty() && !state.meeting.opened && !state.convening.not_held;
}

/// REP-01: every practitioner's agency; late, and after the meeting, too.
bool owes_reports(conference::State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    return found != state.invitations.roll.end() && found->second.capacity == Capacity::practitioner
           && !state.convening.not_held;
}

/// CNF-09, CNF-10: nobody waits for the question.
bool is_asked_about_withholding(conference::State const& state, PersonId const& person)
{
    return owes_reports(state, person) && !state.meeting.closed;
}

bool is_to_come(conference::State const& state, PersonId const&)
{
    return state.convening.request && !state.meeting.closed && !state.convening.not_held;
}

/// REC-09: once the record is agreed (3.2).
bool may_give_its_record(conference::State const& state, PersonId const& person)
{
    return state.is_chair(person) && state.afterwards.signed_off;
}

/// UNB-01: while it meets about a child not yet born.
bool meets_about_an_unborn_child(conference::State const& state, PersonId const&)
{
    return state.meeting.opened && !state.meeting.closed
           && std::ranges::any_of(state.convening.children, &conference::SubjectChild::is_unborn);
}

constexpr ConferenceAction actions[] = {
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.request.lead", "request",
     is_being_asked_for},
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.request.answer.lead", "request/answer",
     awaits_their_answer},
    {access::Action::arrange_conference, access::ObjectKind::conference, "page.convene", "convene", may_be_booked},
    {access::Action::arrange_conference, access::ObjectKind::conference, "page.convene.move", "convene", may_be_moved},
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.family.lead", "family",
     is_being_asked_for},
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.family.after", "family", is_over},
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.step.doctor", "doctor",
     has_somebody_invited},
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.step.sufficiency", "sufficiency",
     is_theirs_to_chair},
    // That it is opened by whoever chairs, and after a fresh proof (★), its page asks.
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.opening", "open", is_theirs_to_open},
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.step.postpone", "postpone",
     is_theirs_to_chair},
    {access::Action::arrange_conference, access::ObjectKind::conference, "page.step.not_held", "not-held",
     may_turn_out_not_held},
    // RESP-07, REP-20, VOTE-12
    {access::Action::prepare_conference, access::ObjectKind::conference, "page.step.information", "information",
     is_to_come},
    {access::Action::take_part, access::ObjectKind::conference, "page.step.risk_tool", "risk-tool", is_to_come},
    {access::Action::conduct_meeting, access::ObjectKind::conference, "page.step.involvement", "involvement",
     is_to_come},
    {access::Action::record_quoracy, access::ObjectKind::conference, "page.step.midwifery", "midwifery",
     meets_about_an_unborn_child},
    {access::Action::reply_invitation, access::ObjectKind::invitation, "page.reply.lead", "reply", is_asked_to_come},
    {access::Action::take_part, access::ObjectKind::conference, "page.own_reports.do", "report", owes_reports},
    {access::Action::take_part, access::ObjectKind::conference, "page.withholding.do", "withholding",
     is_asked_about_withholding},
    {access::Action::conduct_meeting, access::ObjectKind::conference, "page.sharing.do", "sharing"},
    {access::Action::arrange_conference, access::ObjectKind::conference, "page.invite.lead", "invite", is_to_come},
    // That it is permitted by whoever chaired, after a fresh proof (★) and with a second person, its page asks.
    {access::Action::read_header, access::ObjectKind::conference, "page.step.disclosure", "disclosure",
     may_give_its_record},
};

std::vector<std::string> segments_of(ConferenceId const& conference, std::string_view place)
{
    std::vector<std::string> segments{"conferences", conference.value};
    while (!place.empty()) {
        auto const end = place.find('/');
        segments.emplace_back(place.substr(0, end));
        place.remove_prefix(end == std::string_view::npos ? place.size() : end + 1);
    }
    return segments;
}

}

std::span<ConferenceAction const> conference_actions() { return actions; }

Html link_of(Reader const& reader, ledger::Snapshot const& snapshot, ConferenceId const& conference,
             ConferenceAction const& action)
{
    if (action.is_open && !action.is_open(snapshot.site().conference(conference), reader.who()))
        return {};
    // One's own invitation or paper is one's agency's: access asks whose.
    if (!reader.could(snapshot, action.action, {.kind = action.kind, .conference = conference, .person = reader.who()}))
        return {};
    return html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to(segments_of(conference, action.place)),
                reader.text(action.message));
}

Html what_you_can_do(Reader const& reader, ledger::Snapshot const& snapshot, ConferenceId const& conference)
{
    Html links;
    for (auto const& action : actions)
        if (auto const link = link_of(reader, snapshot, conference, action); !link.empty())
            links.add("<li>{}</li>", link);
    if (links.empty())
        return {};
    return html(R"({}<ul class="govuk-list noddfa-no-print">{}</ul>)", heading(reader.text("page.do"), "do"), links);
}

}
