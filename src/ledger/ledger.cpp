#include "ledger/ledger.h"

#include "application/shapes.h"
#include "ledger/reference.h"
#include "ledger/refused.h"

namespace noddfa::ledger {

using application::Outcome;
using application::StreamId;

namespace {

constexpr std::size_t most_streams_shared = 1000; ///< by readers

std::string scope_of(Outcome const& outcome, StreamId const& stream)
{
    if (!outcome.records.empty())
        return outcome.records.front().key_scope;
    // A refused command about a stream that does not exist belongs to nobody yet.
    return "stream:" + stream.key;
}

}

Ledger::Ledger(store::LogOptions options, Services const& services, Holidays const& shipped, Progress const& progress)
    : services_(services), clock_(*options.clock), kept_(most_streams_shared),
      site_(writing_, default_settings(), shipped.calendar(), services_), log_(std::move(options)),
      shared_{std::make_shared<SettingsHistory const>(default_settings()),
              std::make_shared<Calendar const>(shipped.calendar()), std::make_shared<Holidays const>(shipped)}
{
    open(shipped);
    pass(clock_day(), progress);
}

Date Ledger::clock_day() const { return application::london_time(clock_).day; }

Shared Ledger::shared() const
{
    std::lock_guard const lock{mutex_};
    return shared_;
}

Outcome Ledger::perform(StreamId const& stream, application::AnyCommand command, Act const& act,
                        std::optional<int> shown_on)
{
    application::complete_paragraphs(command, act.by, act.id);
    turn(act.recorded_at.day);
    auto [outcome, touched] =
        log_.submit([this, stream, command = std::move(command), act, shown_on](store::Writer& writer) {
                touched_ = {};
                auto made = carry_out(writer, stream, command, act, shown_on);
                return std::pair{std::move(made), std::move(touched_)};
            })
            .get();
    changes_.note(touched);
    return std::move(outcome);
}

void Ledger::become_demonstration()
{
    log_.submit([this](store::Writer&) { site_.become_demonstration(); }).get();
}

void Ledger::look(std::vector<Look> looks)
{
    if (looks.empty())
        return;
    log_.submit([looks = std::move(looks)](store::Writer& writer) {
            for (auto const& one : looks)
                record_look(writer, one);
        })
        .get();
    Parts touched;
    touched.looks = true;
    changes_.note(touched);
}

int Ledger::note_search(application::Asker const& asker, Moment const& now)
{
    return log_
        .submit([this, asker, now](store::Writer& writer) {
            return record_search(writer, asker, now, site_.settings().on(now.day).enquiries_an_hour);
        })
        .get();
}

bool Ledger::writes_within(std::chrono::milliseconds time)
{
    try {
        auto done = log_.submit(
            [](store::Writer& writer) { writer.set_projection("written to try it", 1, writer.next_sequence()); });
        if (done.wait_for(time) != std::future_status::ready)
            return false;
        done.get();
        return true;
    } catch (store::Fault const&) {
        return false;
    }
}

bool Ledger::keep_draft(DraftOf const& of, std::string const& typed, Moment const& now)
{
    return log_.submit([&](store::Writer& writer) { return ledger::keep_draft(writer, of, typed, now); }).get();
}

std::optional<Draft> Ledger::draft(DraftOf const& of)
{
    return log_.read([&](store::Reader& reader) { return ledger::draft(reader, of); });
}

void Ledger::drop_draft(DraftOf const& of)
{
    (void)log_.submit([of](store::Writer& writer) { ledger::drop_draft(writer, of); });
}

std::optional<Outcome> Ledger::moved_on(StreamId const& stream, std::optional<int> shown_on) const
{
    if (!shown_on || writing_.version(stream) == *shown_on)
        return std::nullopt;
    Outcome outcome;
    outcome.refusal = Refusal{"changed-meanwhile"_code, {}, {}, {}};
    return outcome;
}

void Ledger::bind(store::Writer& writer)
{
    if (site_.streams_kept() > most_streams_kept)
        forget();
    writing_.bind(writer);
    rows_.bind(writer);
}

void Ledger::forget()
{
    site_.forget();
    writing_.forget();
    rows_.forget();
}

Outcome Ledger::carry_out(store::Writer& writer, StreamId const& stream, application::AnyCommand const& command,
                          Act const& act, std::optional<int> shown_on)
{
    bind(writer);
    if (auto const kept = writer.outcome(act.id.value))
        return first_outcome(*kept);
    if (auto moved = moved_on(stream, shown_on))
        return *moved;
    auto outcome = site_.perform_new(stream, command, act);
    auto const form = application::stored_form(outcome);
    writer.remember(act.id.value, scope_of(outcome, stream), store::view_of(form));
    bring_rows_up_to_date(writer, outcome, act.recorded_at);
    return outcome;
}

Outcome Ledger::first_outcome(store::KeptOutcome const& kept) const
{
    Outcome outcome;
    outcome.repeated = true;
    if (kept.erased)
        return outcome;
    auto read = application::read_outcome(text_of(kept.outcome));
    if (!read)
        throw store::Fault{store::FaultCode::damaged_outcome};
    for (auto const& [stream, version] : read->records) {
        auto records = writing_.read(stream);
        if (version >= 1 && version <= static_cast<int>(records.size()))
            outcome.records.push_back(std::move(records[static_cast<std::size_t>(version - 1)]));
    }
    outcome.findings = std::move(read->findings);
    outcome.refusal = std::move(read->refusal);
    return outcome;
}

}
