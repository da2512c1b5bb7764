#include "application/clock.h"
#include "application/commanded.h"
#include "application/shapes.h"
#include "base/bug.h"
#include "codec/read.h"
#include "ledger/files.h"
#include "ledger/ledger.h"
#include "ledger/notices.h"
#include "ledger/permitted_look.h"
#include "ledger/refused.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

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

constexpr int minutes_of_an_hour = 60;

Outcome not_permitted(std::string_view why)
{
    Outcome outcome;
    outcome.refusal = Refusal{"not-permitted"_code, {}, {{"why", std::string{why}}}, {}};
    return outcome;
}

Outcome awaited(CommandId const& proposed)
{
    Outcome outcome;
    outcome.refusal = Refusal{"second-person-awaited"_code, {}, {{"proposal", proposed.value}}, {}};
    return outcome;
}

/// What was proposed as a command again; where it names its second person, that is who agrees now.
std::optional<application::AnyCommand> command_of(Proposal const& proposal, PersonId const& second)
{
    auto const* shape = application::command_shape(proposal.command, proposal.stream.room);
    boost::json::error_code error;
    auto json = boost::json::parse(proposal.payload, error);
    if (!shape || error || !json.is_object())
        return std::nullopt;
    if (shape->has("second"))
        json.as_object()["second"] = second.value;
    application::AnyCommand command;
    codec::ReadingOwnWriting const own;
    if (shape->read(json, command))
        return std::nullopt;
    return command;
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
Answer answer(application::Site const& site, Asker const& asker, Commanded const& asked, Act const& act)
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

Outcome Ledger::perform_as(Asker const& asker, StreamId const& stream, application::AnyCommand command, Act act,
                           std::optional<int> shown_on)
{
    act.by = asker.who;
    application::complete_paragraphs(command, act.by, act.id);
    turn(act.recorded_at.day);
    auto [outcome, touched] =
        log_.submit([this, asker, stream, command = std::move(command), act, shown_on](store::Writer& writer) {
                touched_ = {};
                auto made = carry_out_as(writer, asker, stream, command, act, shown_on);
                return std::pair{std::move(made), std::move(touched_)};
            })
            .get();
    changes_.note(touched);
    return std::move(outcome);
}

Outcome Ledger::attach_as(Asker const& asker, StreamId const& stream, conference::AttachDocument const& command,
                          Act act, std::string content)
{
    if (sha256_of(content) != command.sha256)
        throw Bug{"a document is not what its command says"};
    act.by = asker.who;
    turn(act.recorded_at.day);
    auto [outcome, touched] =
        log_.submit([this, asker, stream, command, act, content = std::move(content)](store::Writer& writer) {
                touched_ = {};
                auto made = carry_out_as(writer, asker, stream, conference::Command{command}, act, {});
                // Sent twice it is kept once.
                if (made.accepted() && !made.repeated)
                    keep_file(writer, command.document.value, application::key_scope_of(stream, site_.state(stream)),
                              act.by.value, content);
                return std::pair{std::move(made), std::move(touched_)};
            })
            .get();
    changes_.note(touched);
    return std::move(outcome);
}

Outcome Ledger::carry_out_as(store::Writer& writer, Asker const& asker, StreamId const& stream,
                             application::AnyCommand const& command, Act act, std::optional<int> shown_on)
{
    bind(writer);
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
    if (permit.obligations().has(Obligation::second_person) && !asked->paired_by_room) {
        if (auto moved = moved_on(stream, shown_on))
            return *moved;
        // The second person is asked about what would be done; where it names them it is weighed once they agree.
        auto const* shape = application::command_shape(application::name_of(command), stream.room);
        if (!shape || !shape->has("second"))
            if (auto refused = site_.refusal_of(stream, command, act)) {
                Outcome outcome;
                outcome.refusal = std::move(refused);
                return outcome;
            }
        auto const minutes = site_.settings().on(act.recorded_at.day).second_person_hours * minutes_of_an_hour;
        take_away_before(writer, act.recorded_at.utc_minutes - minutes);
        keep_proposal(writer,
                      {act.id, stream, application::key_scope_of(stream, site_.state(stream)),
                       std::string{application::name_of(command)}, boost::json::serialize(application::write(command)),
                       permit.action(), act, asker.assurance});
        return awaited(act.id);
    }
    return do_by(writer, asker, permit, stream, command, act, shown_on);
}

Outcome Ledger::do_by(store::Writer& writer, Asker const& asker, access::Permit const& permit, StreamId const& stream,
                      application::AnyCommand const& command, Act const& act, std::optional<int> shown_on)
{
    // Whoever held the office until now is told too: once it is done, nobody remembers.
    auto const before = offices(site_, permit);
    auto outcome = carry_out(writer, stream, command, act, shown_on);
    if (outcome.accepted() && permit.obligations().has(Obligation::log_look))
        record_look(writer, permitted_look(site_, asker, permit, act.recorded_at));
    if (outcome.accepted() && !outcome.records.empty()) {
        Outbox outbox{writer, seconds_of(clock_)};
        give_notice(site_, permit, before, outcome.records.front(), outbox);
    }
    return outcome;
}

Outcome Ledger::agree_as(Asker const& asker, CommandId const& proposed, store::Hash const& saw, Moment const& now)
{
    turn(now.day);
    auto [outcome, touched] = log_.submit([this, asker, proposed, saw, now](store::Writer& writer) {
                                      touched_ = {};
                                      auto made = carry_out_agreed(writer, asker, proposed, saw, now);
                                      return std::pair{std::move(made), std::move(touched_)};
                                  })
                                  .get();
    changes_.note(touched);
    return std::move(outcome);
}

Outcome Ledger::carry_out_agreed(store::Writer& writer, Asker const& asker, CommandId const& proposed,
                                 store::Hash const& saw, Moment const& now)
{
    bind(writer);
    auto const waiting = ledger::proposal(writer, proposed);
    if (!waiting)
        return not_permitted("no_proposal");
    auto const refuse = [&](std::string_view why) {
        record_refusal(writer, asker, waiting->stream, access::name(waiting->action), why);
        return not_permitted(why);
    };
    if (saw != waiting->hash())
        return refuse("not_what_was_proposed");
    auto const command = command_of(*waiting, asker.who);
    if (!command)
        throw store::Fault{store::FaultCode::damaged_record};
    auto act = waiting->act;
    act.recorded_at = now;
    // Whoever proposed it must still be allowed to: their sign-in was fresh when they did.
    Asker first;
    first.who = waiting->act.by;
    first.assurance = waiting->assurance;
    first.proved = now;
    auto asked = application::commanded(site_, first.who, waiting->stream, *command, act);
    if (!asked)
        return refuse("system_only");
    auto const [still, of_the_first] = answer(site_, first, *asked, act);
    if (!still.permit || still.permit->action() != waiting->action)
        return refuse(still.permit ? "not_what_was_proposed" : access::name(still.reason));
    asked->actions = {waiting->action};
    asked->more.first = waiting->act.by;
    asked->more.proposed_at = waiting->act.recorded_at;
    auto const [agreed, of_the_second] = answer(site_, asker, *asked, act);
    if (!agreed.permit)
        return refuse(access::name(agreed.reason));
    record_agreement(writer, asker, *waiting);
    take_away(writer, proposed);
    return do_by(writer, first, *still.permit, waiting->stream, *command, act);
}

access::Decision Snapshot::may_agree(Asker const& asker, Proposal const& proposal, Moment const& now) const
{
    auto const command = command_of(proposal, asker.who);
    auto act = proposal.act;
    act.recorded_at = now;
    auto asked = command ? application::commanded(site_, act.by, proposal.stream, *command, act) : std::nullopt;
    if (!asked)
        return {Reason::wrong_object, 0, std::nullopt};
    asked->actions = {proposal.action};
    asked->more.first = proposal.act.by;
    asked->more.proposed_at = proposal.act.recorded_at;
    return answer(site_, asker, *asked, act).decision;
}

std::vector<Proposal> Snapshot::proposals(int most) const
{
    looked_.everything = true;
    return proposals_waiting(reader_, most);
}

std::optional<Proposal> Snapshot::proposal(CommandId const& id) const
{
    looked_.everything = true;
    return ledger::proposal(reader_, id);
}

}
