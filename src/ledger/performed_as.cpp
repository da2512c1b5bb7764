#include "application/clock.h"
#include "application/commanded.h"
#include "application/shapes.h"
#include "ledger/ledger.h"
#include "ledger/notices.h"
#include "ledger/permitted_look.h"
#include "ledger/refused.h"

/// Commands of somebody signed in: permitted on the facts as they are in the transaction that carries them out.
namespace noddfa::ledger {

using access::Obligation;
using access::Reason;
using application::Asker;
using application::Commanded;
using application::Outcome;
using application::Question;
using application::StreamId;

namespace {

Outcome not_permitted(std::string_view why)
{
    Outcome outcome;
    outcome.refusal = Refusal{"not-permitted"_code, {}, {{"why", std::string{why}}}, {}};
    return outcome;
}

/// What is asked about first, or what somebody may do most about: that they are not signed in well enough, or that it
/// is not the time, says more than that they have no part in it.
Reason sayable(Reason so_far, Reason next)
{
    return so_far == Reason::permitted || so_far == Reason::no_relation ? next : so_far;
}

struct Answer {
    access::Decision decision;
    Question asked;
};

/// so many enquiries of one person in an hour, as the record of looking has them.
bool is_within_rate(store::Reader& reader, application::Site const& site, PersonId const& who, Moment const& now)
{
    auto const most = site.settings().on(now.day).enquiries_an_hour;
    auto const looks = looks_of(reader, who, 0, most);
    constexpr std::int64_t hour = 60; // minutes
    auto const counts = [&](KeptLook const& look) {
        return look.action == access::name(access::Action::check_register)
               && now.utc_minutes - look.at.utc_minutes < hour;
    };
    return std::ranges::count_if(looks, counts) < most;
}

/// The first action that is permitted; otherwise why not.
Answer answer(application::Site const& site, Asker asker, Commanded const& asked, Act const& act)
{
    Answer first;
    for (auto const action : asked.actions) {
        auto const& row = access::row_of(action);
        auto thing = asked.thing;
        thing.kind = row.object;
        auto as_said = asker;
        // What a command is for is a part of it.
        for (std::size_t at = 0; at < std::size(access::names_of_Purpose); ++at)
            if (auto const purpose = static_cast<access::Purpose>(at); row.purposes.has(purpose))
                as_said.purpose = purpose;
        auto more = asked.more;
        more.happened = act.held_on;
        auto question = application::question(site, as_said, action, thing, act.recorded_at, more);
        auto decision = question.answer();
        if (decision.permit)
            return {std::move(decision), std::move(question)};
        auto const why = sayable(first.decision.reason, decision.reason);
        if (why != first.decision.reason || first.decision.reason == Reason::permitted)
            first = {std::move(decision), std::move(question)};
    }
    return first;
}

}

Outcome Ledger::perform_as(Asker const& asker, StreamId const& stream, application::AnyCommand command, Act act)
{
    act.by = asker.who;
    application::complete_paragraphs(command, act.by, act.id);
    turn(act.recorded_at.day);
    auto [outcome, touched] =
        log_.submit([this, asker, stream, command = std::move(command), act](store::Writer& writer) {
                touched_ = {};
                auto made = carry_out_as(writer, asker, stream, command, act);
                return std::pair{std::move(made), std::move(touched_)};
            })
            .get();
    changes_.note(touched);
    return std::move(outcome);
}

Outcome Ledger::carry_out_as(store::Writer& writer, Asker const& asker, StreamId const& stream,
                             application::AnyCommand const& command, Act act)
{
    writing_.bind(writer);
    if (site_.streams_kept() > most_streams_kept)
        site_.forget();
    auto const refuse = [&](std::string_view action, std::string_view why) {
        record_refusal(writer, asker, stream, action, why);
        return not_permitted(why);
    };
    // Asked again after it was done, it was done; by whoever did it.
    if (auto const kept = writer.outcome(act.id.value)) {
        auto first = first_outcome(*kept);
        bool const own = first.records.empty() || first.records.front().act.by == asker.who;
        return own ? first : refuse(application::name_of(command), "command_of_another");
    }
    auto asked = application::commanded(site_, asker.who, stream, command, act);
    // What only the system does nobody is asked about.
    if (!asked || asked->actions.empty())
        return refuse(application::name_of(command), "system_only");
    if (is_within_rate(writer, site_, asker.who, application::london_time(clock_)))
        asked->more.circumstances.add(access::Circumstance::within_rate);
    auto const [decision, question] = answer(site_, asker, *asked, act);
    if (!decision.permit)
        return refuse(access::name(question.action), access::name(decision.reason));
    auto const& permit = *decision.permit;
    if (permit.obligations().has(Obligation::reason) && !application::gives_words(command) && act.reasons.empty())
        return refuse(access::name(permit.action()), "reason_missing");
    // 3.4: in one's own name, but for what is entered for somebody else.
    if (!application::may_be_in_the_name_of(permit.action()))
        act.on_behalf_of.reset();
    // Whoever held the office until now is told too: once it is done, nobody remembers.
    auto const before = offices(site_, permit);
    auto outcome = carry_out(writer, stream, command, act);
    if (outcome.accepted() && permit.obligations().has(Obligation::log_look))
        record_look(writer, permitted_look(site_, asker, permit, act.recorded_at));
    if (outcome.accepted() && !outcome.records.empty()) {
        Outbox outbox{writer, seconds_of(clock_)};
        give_notice(site_, permit, before, outcome.records.front(), outbox);
    }
    return outcome;
}

}
