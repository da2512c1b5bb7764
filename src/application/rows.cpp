#include "application/rows.h"

#include "application/likeness.h"
#include "application/meetings.h"
#include "codec/write.h"
#include "conference/quoracy.h"
#include "conference/reports.h"
#include "grants/duties.h"

#include <algorithm>
#include <map>

namespace noddfa::application {

namespace {

ConferenceStage stage_of(conference::State const& state)
{
    auto const& after = state.afterwards;
    if (state.convening.not_held)
        return ConferenceStage::not_held;
    if (after.record_sent)
        return ConferenceStage::circulated;
    if (after.signed_off)
        return ConferenceStage::record_signed;
    if (state.meeting.closed)
        return ConferenceStage::closed;
    if (state.meeting.adjourned)
        return ConferenceStage::adjourned;
    if (state.meeting.opened)
        return ConferenceStage::open;
    auto const& convening = state.convening;
    if (convening.booking)
        return ConferenceStage::booked;
    if (convening.returned_because)
        return ConferenceStage::returned;
    if (convening.awaits_approval())
        return ConferenceStage::awaiting_approval;
    return convening.request || !convening.begun ? ConferenceStage::requested : ConferenceStage::being_written;
}

std::vector<ListedChild> children_of_row(conference::State const& state)
{
    std::vector<ListedChild> children;
    for (auto const& child : state.convening.children) {
        ListedChild listed{child.id, child.name, child.is_unborn(), std::nullopt};
        if (auto const found = state.outcomes.declared.find(child.id); found != state.outcomes.declared.end())
            listed.outcome = found->second.outcome;
        children.push_back(std::move(listed));
    }
    return children;
}

std::optional<Date> conference_due(std::vector<Duty> const& duties)
{
    auto const found = std::ranges::find(duties, std::string_view{"hold-conference"}, &Duty::what);
    // B-29: once it is met, later holidays move nothing.
    bool const is_open = found != duties.end() && found->deadline && !found->met_on;
    return is_open ? std::optional{found->deadline->due} : std::nullopt;
}

/// Who somebody is, as one conference knows them; empty where it does not.
std::string name_in(conference::State const& state, PersonId const& person)
{
    if (auto const known = state.invitations.roll.find(person); known != state.invitations.roll.end())
        return known->second.name;
    auto const relative = state.family.people.find(person);
    return relative == state.family.people.end() ? std::string{} : relative->second.name;
}

/// An interpreter is needed and none is booked (CHD-07, PAR-07).
bool lacks_interpreter(conference::Family const& family)
{
    auto const booked = [&](auto const& for_whom) { return std::ranges::any_of(family.interpreters, for_whom); };
    for (auto const& [child, needs] : family.child_needs)
        if (needs.interpreter && !booked([&](auto const& each) { return each.child == child; }))
            return true;
    for (auto const& [person, needs] : family.person_needs)
        if (needs.interpreter && !booked([&](auto const& each) { return each.person == person; }))
            return true;
    return false;
}

/// What may go wrong with a conference that has not opened yet.
void add_risks(ConferenceRow& row, conference::State const& state, Terms const& terms)
{
    row.interpreter_missing = lacks_interpreter(state.family);
    for (auto const& owed : conference::reports_owed(state, terms))
        row.reports_missing += !owed.individual && !owed.merged;
    if (auto const due = conference::reports_due(state, terms))
        row.reports_due = due->due;
    if (state.meeting.opened)
        return;
    for (auto const& child : state.convening.children) {
        auto const level = conference::quoracy_forecast(state, child.id, terms).level;
        row.forecast = std::max(row.forecast.value_or(level), level);
    }
}

ConferenceRow conference_row(ConferenceId id, conference::State const& state, std::vector<Duty> const& duties)
{
    ConferenceRow row;
    row.id = std::move(id);
    row.kind = state.convening.kind;
    row.stage = stage_of(state);
    if (auto const& booking = state.convening.booking) {
        row.starts = booking->starts;
        row.place = booking->place;
        row.chair = booking->chair;
        row.chair_name = name_in(state, booking->chair);
        row.record_taker = booking->record_taker;
    }
    row.children = children_of_row(state);
    for (auto const& [person, participant] : state.invitations.roll) {
        if (participant.capacity != Capacity::practitioner)
            continue;
        ++row.invited;
        auto const reply = state.invitations.replies.find(person);
        row.coming += reply != state.invitations.replies.end() && reply->second.answer == conference::Answer::attending;
    }
    row.reports = static_cast<int>(state.reports.kept.size());
    row.due = conference_due(duties);
    return row;
}

std::optional<RegisterRow> register_row(ChildId id, cpr::State const& state)
{
    if (!state.live && !state.stay)
        return std::nullopt;
    RegisterRow row;
    row.id = std::move(id);
    row.name = state.identity.name;
    row.born = state.identity.born;
    row.expected = state.identity.expected;
    row.challenged = state.challenge.has_value();
    row.whereabouts_unknown = state.whereabouts_unknown;
    if (state.live) {
        row.authority = state.live->said.authority;
        row.categories = state.live->said.categories;
        row.registered_on = state.live->from;
        row.coordinator = state.live->said.arrangements.coordinator;
        row.review = state.live->said.arrangements.review;
    } else {
        row.temporary = true;
        row.authority = state.stay->said.authority;
        row.categories = state.stay->said.categories;
        row.registered_on = state.stay->entered_on;
        row.coordinator = state.stay->said.coordinator;
    }
    return row;
}

std::vector<ClaimRow> claim_rows(grants::State const& state, Terms const& terms)
{
    std::vector<ClaimRow> rows;
    for (auto const& [said, by, since, review, reviewed_by, reviewed_on] : state.claims)
        if (!review)
            rows.push_back({said.claim, said.child, by, said.agency, said.emergency, since, said.until,
                            grants::review_due(since.day, terms).due, grants::narrows_on(since.day, terms)});
    return rows;
}

/// Who of a stream may be somebody that others ask about.
std::vector<LikenessRow> likenesses(conference::State const& state)
{
    std::vector<LikenessRow> rows;
    auto const* request = state.convening.asked();
    if (!request)
        return rows;
    for (auto const& child : state.convening.children)
        rows.push_back({child.id.value, child.name, child.born, child.expected, true, request->family});
    for (auto const& [person, said] : state.family.people)
        if (is_family(said.capacity.value_or(Capacity::parent)))
            rows.push_back({person.value, said.name, {}, {}, false, request->family});
    return rows;
}

std::vector<LikenessRow> likenesses(cpr::State const& state, ChildId const& child)
{
    auto const& identity = state.identity;
    return {{child.value, identity.name, identity.born, identity.expected, true, {}}};
}

/// What the diary's rows are made with.
struct DiaryTerms {
    Settings const& settings;
    Calendar const& calendar;
    std::vector<DatesMoved> const& history;
};

void add_serving(std::vector<Row>& rows, StreamId const& stream, std::string const& scope,
                 directory::Practitioner const& practitioner)
{
    auto const& said = practitioner.said;
    int number = 0;
    auto const add = [&](std::string const& key, Date from, std::optional<Date> until) {
        rows.push_back({RowKind::serving, stream, number++, 0, scope,
                        codec::text(ServingRow{said.person, said.name, said.role, from, until}), std::nullopt, key});
    };
    for (auto const& membership : practitioner.memberships)
        add(serving_key(membership.agency), membership.from, membership.until);
    for (auto const& held : practitioner.posts)
        if (held.of.authority)
            add(serving_key(held.of.post, *held.of.authority), held.from, held.until);
}

void add_agency(std::vector<Row>& rows, StreamId const& stream, std::string const& scope,
                directory::AgencyDetails const& agency)
{
    auto const text = codec::text(AgencyRow{agency.agency});
    int number = 0;
    auto const add = [&](std::string const& key) {
        rows.push_back({RowKind::agency, stream, number++, 0, scope, text, std::nullopt, key});
    };
    add(every_agency);
    for (auto const& authority : agency.authorities)
        add(agencies_key(authority));
}

void add_likenesses(std::vector<Row>& rows, StreamId const& stream, std::string const& scope,
                    std::vector<LikenessRow> const& people)
{
    int number = 0;
    for (auto const& one : people)
        for (auto const& key : likeness_keys(one))
            rows.push_back({RowKind::likeness, stream, number++, 0, scope, codec::text(one), std::nullopt, key});
}

void add_diary(std::vector<Row>& rows, Site const& site, StreamId const& stream, std::vector<Duty> const& duties,
               DiaryTerms const& terms)
{
    auto const& state = site.state(stream);
    auto const scope = key_scope_of(stream, state);
    std::vector<DiaryRow> diary;
    std::vector<Owner> owners;
    std::vector<std::optional<AgencyId>> agencies;
    std::map<Date, ReminderRow> reminding;
    for (auto const& duty : duties) {
        if (duty.met_on)
            continue;
        auto const& days = reminder_days(duty.clause, terms.settings);
        diary.push_back(diary_row(duty, days, terms.calendar));
        auto owner = owner_of(state, duty);
        owners.push_back(owner == Owner{} ? keeper_of(site, stream) : std::move(owner));
        agencies.push_back(agency_owing(duty));
        for (auto& reminder : reminders(duty, days, terms.calendar)) {
            reminder.to = owners.back().person;
            reminder.post = owners.back().post;
            reminding[reminder.on].reminders.push_back(std::move(reminder));
        }
    }
    remember_earlier(diary, terms.history);
    rows.reserve(rows.size() + 2 * diary.size() + reminding.size());
    int number = 0;
    int of_agencies = 0;
    for (std::size_t at = 0; at < diary.size(); ++at) {
        auto const& row = diary[at];
        auto const on = row.due ? day_number(*row.due) : 0;
        auto const text = codec::text(row);
        rows.push_back({RowKind::diary, stream, number++, on, scope, text, owners[at].person, owners[at].post});
        if (agencies[at])
            rows.push_back(
                {RowKind::owed, stream, of_agencies++, on, scope, text, std::nullopt, agency_key(*agencies[at])});
    }
    number = 0;
    for (auto const& [on, row] : reminding)
        rows.push_back({RowKind::reminder, stream, number++, day_number(on), scope, codec::text(row), std::nullopt});
}

/// REP-01: reports that their agency's lead may still answer. Whether the agency wants it is its own to say, and to
/// change: it is asked where they are shown.
void add_unapproved(std::vector<Row>& rows, StreamId const& stream, std::string const& scope,
                    conference::State const& state)
{
    if (state.meeting.closed)
        return;
    auto number = static_cast<int>(std::ranges::count(rows, RowKind::owed, &Row::kind));
    for (auto const& id : state.reports.order) {
        auto const& kept = state.reports.kept.at(id);
        auto const author = state.invitations.roll.find(kept.report.author);
        if (kept.approval || author == state.invitations.roll.end() || author->second.agency.empty())
            continue;
        DiaryRow row;
        row.clause = id_of(Clause::REP_01);
        row.what = "approve-report";
        row.about = id.value;
        if (kept.report.children.size() == 1)
            row.child = kept.report.children.front();
        rows.push_back({RowKind::owed, stream, number++, 0, scope, codec::text(row), std::nullopt,
                        approval_key(author->second.agency)});
    }
}

}

std::string serving_key(AgencyId const& agency) { return "agency:" + agency.value; }

std::string serving_key(Post post, AuthorityId const& authority)
{
    return "post:" + std::string{codec::write(post).as_string()} + ":" + authority.value;
}

std::string agencies_key(AuthorityId const& authority) { return "authority:" + authority.value; }

std::vector<Row> rows_of(Site const& site, StreamId const& stream, Date as_of, std::vector<DatesMoved> const& history)
{
    auto const& state = site.state(stream);
    auto const scope = key_scope_of(stream, state);
    Site::StreamTerms const terms{site, stream, as_of};
    auto const duties = Site::duties_at_any_time(state, as_of, terms);
    std::vector<Row> rows;
    if (auto const* conference = std::get_if<conference::State>(&state)) {
        auto row = conference_row(ConferenceId{stream.key}, *conference, duties);
        add_risks(row, *conference, terms);
        rows.push_back({RowKind::conference, stream, 0, row.starts ? row.starts->utc_minutes : 0, scope,
                        codec::text(row), row.chair});
        int number = 0;
        for (auto const& meeting : meetings_of(*conference))
            rows.push_back({RowKind::meeting, stream, number++, meeting.starts.utc_minutes, scope, codec::text(meeting),
                            meeting.who});
        add_likenesses(rows, stream, scope, likenesses(*conference));
    } else if (auto const* registered = std::get_if<cpr::State>(&state)) {
        if (auto const row = register_row(ChildId{stream.key}, *registered))
            rows.push_back({RowKind::register_, stream, 0, 0, scope, codec::text(*row), row->coordinator});
        add_likenesses(rows, stream, scope, likenesses(*registered, ChildId{stream.key}));
    } else if (auto const* known = std::get_if<directory::State>(&state)) {
        if (known->practitioner)
            add_serving(rows, stream, scope, *known->practitioner);
        if (known->agency)
            add_agency(rows, stream, scope, known->agency->said);
    } else if (auto const* access = std::get_if<grants::State>(&state)) {
        int number = 0;
        for (auto const& row : claim_rows(*access, terms))
            rows.push_back(
                {RowKind::claim, stream, number++, day_number(row.due), scope, codec::text(row), std::nullopt});
        for (auto const& one : access->proposals)
            rows.push_back({RowKind::address, stream, number++, 0, scope,
                            codec::text(AddressRow{one.said.person, one.said.whose, one.by, one.at}), std::nullopt});
    }
    auto const calendar = site.calendar_on(as_of);
    add_diary(rows, site, stream, duties, {site.settings().on(as_of), *calendar, history});
    if (auto const* conference = std::get_if<conference::State>(&state))
        add_unapproved(rows, stream, scope, *conference);
    return rows;
}

std::vector<DiaryRow> diary_of(std::vector<Row> const& rows)
{
    std::vector<DiaryRow> diary;
    for (auto const& row : rows)
        if (row.kind == RowKind::diary)
            if (auto one = data_of<DiaryRow>(row))
                diary.push_back(std::move(*one));
    return diary;
}

}
