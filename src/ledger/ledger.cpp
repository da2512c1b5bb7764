#include "ledger/ledger.h"

#include "base/bug.h"
#include "base/contains.h"
#include "codec/read.h"
#include "codec/write.h"
#include "ledger/reference.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace noddfa::ledger {

using application::DatesMoved;
using application::MoveCause;
using application::Outcome;
using application::Room;
using application::Row;
using application::RowKind;
using application::Site;
using application::StreamId;

namespace {

store::StreamName settings_stream() { return {"settings", "board"}; }
store::StreamName holidays_stream() { return {"settings", "holidays"}; }
/// The dates of a stream that moved.
store::StreamName moves_stream(StreamId const& stream)
{
    return {"diary", std::string{name_of(stream.room)} + " " + stream.key};
}

constexpr std::size_t most_streams_kept = 2000;   ///< by the writer
constexpr std::size_t most_streams_shared = 1000; ///< by readers
constexpr std::size_t most_questions_kept = 32;   ///< by a snapshot
constexpr std::size_t step_of_pass = 64;          ///< streams, between which commands go on
constexpr int most_reminders = 100'000;           ///< of one turn of the day
constexpr char const* settings_scope = "site:settings";

template<class Described> Described read_payload(store::Record const& record)
{
    Described read;
    boost::json::error_code error;
    auto const json = boost::json::parse(text_of(record.payload), error);
    if (error || codec::read(json, read))
        throw store::Fault{store::FaultCode::damaged_record, record.leaf.sequence};
    return read;
}

void append(store::Writer& writer, store::StreamName const& stream, store::NewRecord record, boost::json::value json)
{
    record.kind = audit::LeafClass::administration;
    auto const text = boost::json::serialize(json);
    record.payload = store::copy_of(store::view_of(text));
    if (!writer.append(stream, writer.version(stream), std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
}

store::NewRecord by_the_board(CommandId const& command, PersonId const& by)
{
    store::NewRecord record;
    record.key_scope = settings_scope;
    record.command = command.value;
    record.actor = by.value;
    return record;
}

/// A row as one text, for comparison.
std::string form_of(Row const& row)
{
    return std::to_string(static_cast<int>(row.kind)) + " " + std::string{name_of(row.stream.room)} + " "
           + row.stream.key + " " + std::to_string(row.at) + " " + row.key_scope + " " + (row.who ? row.who->value : "")
           + " " + boost::json::serialize(row.data);
}

std::vector<StreamId> every_stream(application::EventLog const& log)
{
    std::vector<StreamId> streams;
    for (auto const room : application::all_rooms)
        for (auto const& stream : log.streams(room))
            streams.push_back(stream);
    return streams;
}

std::vector<DatesMoved> moves_of(store::Reader& reader, StreamId const& stream)
{
    std::vector<DatesMoved> history;
    auto const name = moves_stream(stream);
    if (reader.version(name) == 0)
        return history;
    for (auto const& record : reader.stream(name))
        if (!record.erased)
            history.push_back(read_payload<DatesMoved>(record));
    return history;
}

std::vector<Row> rows_among(StreamId const& stream, std::vector<KeptRow> const& kept)
{
    std::vector<Row> rows;
    for (auto const& row : kept)
        rows.push_back(row_from(stream, row));
    return rows;
}

std::string scope_of(Outcome const& outcome, StreamId const& stream)
{
    if (!outcome.records.empty())
        return outcome.records.front().key_scope;
    // A refused command about a stream that does not exist belongs to nobody yet.
    return "stream:" + stream.key;
}

/// B-29: whether what came into force after a day, up to another, is local closures alone.
MoveCause cause_of(SettingsHistory const& settings, Date after, Date until)
{
    for (auto const& row : settings.rows())
        if (row.valid_from > after && row.valid_from <= until && row.key != "LOCAL_CLOSURE_DAYS")
            return MoveCause::settings;
    return MoveCause::holidays;
}

}

std::vector<ConferenceId> Snapshot::conferences_about(ChildId const& child) const
{
    looked_.children.insert(child);
    return conferences_of(reader_, child);
}

std::vector<Row> Snapshot::rows(RowKind kind, std::int64_t from, std::int64_t to, int most) const
{
    looked_.lists.insert(kind);
    return rows_between(reader_, kind, from, to, most);
}

std::vector<Due> Snapshot::due(DueQuery const& query, Date today) const
{
    auto const from = application::day_number(query.from);
    auto const to = application::day_number(query.to);
    std::vector<Row> rows;
    if (query.stream)
        looked_.streams.insert(*query.stream);
    else
        looked_.lists.insert(RowKind::diary);
    if (query.stream) {
        rows = rows_among(*query.stream, kept_rows(reader_, *query.stream));
        std::erase_if(rows, [&](Row const& row) {
            return row.kind != RowKind::diary || row.at < from || row.at >= to || (query.who && row.who != query.who);
        });
        std::ranges::stable_sort(rows, {}, &Row::at);
    } else if (query.who) {
        rows = rows_of_person(reader_, RowKind::diary, *query.who, from, to, query.most);
    } else {
        rows = rows_between(reader_, RowKind::diary, from, to, query.most);
    }
    std::vector<Due> all;
    for (auto const& row : rows)
        for (auto& one : application::diary_of({row})) {
            auto const stands = application::standing(one, today);
            if (stands != application::Standing::not_yet && stands != application::Standing::lapsed
                && all.size() < static_cast<std::size_t>(query.most))
                all.push_back({row.stream, std::move(one), stands});
        }
    return all;
}

std::vector<Queued> Snapshot::outbox(std::int64_t behind, int most) const
{
    looked_.everything = true;
    return waiting(reader_, behind, most);
}

access::Decision Snapshot::may(application::Asker const& asker, access::Action action, application::Thing const& thing,
                               Moment const& now, application::More const& more) const
{
    auto asked = application::question(site_, asker, action, thing, now, more);
    auto decision = asked.answer();
    if (decision.permit) {
        if (permitted_.size() == most_questions_kept)
            permitted_.erase(permitted_.begin());
        permitted_.push_back(std::move(asked));
    }
    return decision;
}

bool Snapshot::admitted(application::Asker const& asker, access::Permit const& permit, Paragraph const& paragraph) const
{
    auto const asked = std::find_if(permitted_.rbegin(), permitted_.rend(), [&](application::Question const& one) {
        return one.who == access::subject(asker.who) && one.who == permit.who() && one.action == permit.action()
               && one.object == permit.object();
    });
    if (asked == permitted_.rend())
        throw Bug{"a permit of another snapshot"};
    return application::admitted(*asked, paragraph);
}

std::vector<KeptLook> Snapshot::looks_at(ChildId const& child, std::int64_t before, int most) const
{
    looked_.looks = true;
    return ledger::looks_at(reader_, child, before, most);
}

std::vector<KeptLook> Snapshot::looks_of(PersonId const& who, std::int64_t before, int most) const
{
    looked_.looks = true;
    return ledger::looks_of(reader_, who, before, most);
}

std::vector<Outlier> Snapshot::outliers(Date from, Date to) const
{
    looked_.looks = true;
    std::vector<std::pair<std::string, Looker>> grouped;
    for (auto& looker : lookers(reader_, from, to)) {
        auto group = group_of(site_.practitioner(looker.who), from);
        grouped.emplace_back(std::move(group), std::move(looker));
    }
    return ledger::outliers(grouped, site_.settings().on(from).look_outlier_times);
}

Parts Snapshot::looked() const
{
    auto all = log_.looked();
    all.streams.insert(looked_.streams.begin(), looked_.streams.end());
    all.lists.insert(looked_.lists.begin(), looked_.lists.end());
    all.children.insert(looked_.children.begin(), looked_.children.end());
    all.looks = looked_.looks;
    all.everything = all.everything || looked_.everything;
    return all;
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

void Ledger::open(Holidays const& shipped)
{
    auto [settings, used] = log_.read([](store::Reader& reader) {
        return std::pair{reader.stream(settings_stream()), reader.stream(holidays_stream())};
    });
    auto history = default_settings();
    for (auto const& record : settings)
        if (history.add(read_payload<SettingRow>(record)))
            throw store::Fault{store::FaultCode::damaged_record, record.leaf.sequence};
    auto in_use = shipped;
    bool known = false;
    for (auto const& record : used) {
        in_use = read_payload<Holidays>(record);
        known = known || in_use.version == shipped.version;
    }
    if (!known)
        in_use = shipped;
    auto const first = history.last_change(clock_day());
    log_.submit([&](store::Writer& writer) {
            make_tables(writer);
            make_outbox(writer);
            make_looks(writer);
            auto basis = ledger::basis(writer);
            if (basis.as_of == Date{})
                basis.as_of = first;
            if (!known) {
                append(writer, holidays_stream(), by_the_board({}, {}), codec::write(shipped));
                if (!used.empty()) {
                    basis.pass = std::max(basis.pass, Pass::open);
                    basis.because = MoveCause::holidays;
                }
            }
            set_basis(writer, basis);
        })
        .get();
    shared_.settings = std::make_shared<SettingsHistory const>(std::move(history));
    take_up(in_use);
}

/// What the writer and the readers go by from now on.
void Ledger::take_up(Holidays const& holidays)
{
    Shared next = shared();
    next.holidays = std::make_shared<Holidays const>(holidays);
    next.calendar = std::make_shared<Calendar const>(holidays.calendar());
    log_.submit([&](store::Writer&) { site_.use(next.settings, next.calendar); }).get();
    {
        std::lock_guard const lock{mutex_};
        shared_ = std::move(next);
    }
    changes_.note(everything());
}

Shared Ledger::shared() const
{
    std::lock_guard const lock{mutex_};
    return shared_;
}

std::optional<SettingFault> Ledger::set(SettingRow row, CommandId const& command, PersonId const& by)
{
    std::lock_guard const one_at_a_time{rules_};
    auto after = std::make_shared<SettingsHistory>(*shared().settings);
    if (auto fault = after->add(row))
        return fault;
    auto const is_new = log_.submit([&](store::Writer& writer) {
                                if (writer.outcome(command.value))
                                    return false;
                                append(writer, settings_stream(), by_the_board(command, by), codec::write(row));
                                writer.remember(command.value, settings_scope, store::view_of("{}"));
                                auto basis = ledger::basis(writer);
                                auto const now = std::max(basis.turned, basis.as_of);
                                // what starts from its day on goes by it. One for the past may make something
                                // owed where nothing was, so every stream is looked at.
                                basis.pass = std::max(basis.pass, row.valid_from < now ? Pass::all : Pass::open);
                                basis.because =
                                    row.key == "LOCAL_CLOSURE_DAYS" ? MoveCause::holidays : MoveCause::settings;
                                basis.as_of = after->last_change(now);
                                set_basis(writer, basis);
                                return true;
                            })
                            .get();
    if (!is_new)
        return std::nullopt;
    {
        std::lock_guard const lock{mutex_};
        shared_.settings = std::move(after);
    }
    // In force once it is on the disk.
    take_up(*shared().holidays);
    pass(clock_day(), {});
    return std::nullopt;
}

bool Ledger::use(Holidays const& holidays, CommandId const& command, PersonId const& by, Date today,
                 Progress const& progress)
{
    std::lock_guard const one_at_a_time{rules_};
    auto const is_new = log_.submit([&](store::Writer& writer) {
                                for (auto const& record : writer.stream(holidays_stream()))
                                    if (read_payload<Holidays>(record).version == holidays.version)
                                        return false;
                                append(writer, holidays_stream(), by_the_board(command, by), codec::write(holidays));
                                auto basis = ledger::basis(writer);
                                basis.pass = std::max(basis.pass, Pass::open);
                                basis.because = MoveCause::holidays;
                                set_basis(writer, basis);
                                return true;
                            })
                            .get();
    if (is_new) {
        take_up(holidays);
        pass(today, progress);
    }
    return is_new;
}

void Ledger::turn(Date today)
{
    if (application::day_number(today) <= turned_)
        return;
    std::lock_guard const one_at_a_time{rules_};
    auto const due = log_.submit([&](store::Writer& writer) {
                             auto basis = ledger::basis(writer);
                             if (today <= basis.turned)
                                 return false;
                             auto const& settings = site_.settings();
                             auto const as_of = settings.last_change(today);
                             if (as_of > basis.as_of) {
                                 basis.pass = std::max(basis.pass, Pass::open);
                                 basis.because = cause_of(settings, basis.as_of, as_of);
                                 basis.as_of = as_of;
                                 set_basis(writer, basis);
                             }
                             return true;
                         })
                         .get();
    if (due) {
        pass(today, {});
        log_.submit([&](store::Writer& writer) {
                auto basis = ledger::basis(writer);
                // The first day of all has nothing to catch up with.
                auto const from = application::day_number(basis.turned == Date{} ? today : basis.turned.plus_days(1));
                auto const to = application::day_number(today) + 1;
                Outbox outbox{writer};
                application::remind(rows_between(writer, RowKind::reminder, from, to, most_reminders), outbox);
                basis.turned = today;
                set_basis(writer, basis);
            })
            .get();
        changes_.note(everything());
    }
    turned_ = std::max(turned_.load(), application::day_number(today));
}

Outcome Ledger::perform(StreamId const& stream, application::AnyCommand command, Act const& act)
{
    turn(act.recorded_at.day);
    auto [outcome, touched] = log_.submit([this, stream, command = std::move(command), act](store::Writer& writer) {
                                      touched_ = {};
                                      auto made = carry_out(writer, stream, command, act);
                                      return std::pair{std::move(made), std::move(touched_)};
                                  })
                                  .get();
    changes_.note(touched);
    return std::move(outcome);
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

Outcome Ledger::carry_out(store::Writer& writer, StreamId const& stream, application::AnyCommand const& command,
                          Act const& act)
{
    writing_.bind(writer);
    if (site_.streams_kept() > most_streams_kept)
        site_.forget();
    if (auto const kept = writer.outcome(act.id.value))
        return first_outcome(*kept);
    auto outcome = site_.perform(stream, command, act);
    site_.forget_outcomes();
    auto const form = application::stored_form(outcome);
    writer.remember(act.id.value, scope_of(outcome, stream), store::view_of(form));
    bring_rows_up_to_date(writer, outcome, act.recorded_at.day);
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

void Ledger::bring_rows_up_to_date(store::Writer& writer, Outcome const& outcome, Date today)
{
    std::set<StreamId> changed;
    for (auto const& record : outcome.records) {
        changed.insert(record.stream);
        touched_.streams.insert(record.stream);
        touched_.children.insert(record.children.begin(), record.children.end());
        // What is due in a conference may hang on a later one about the same child, and on the register.
        for (auto const& child : site_.children_of(record.stream)) {
            for (auto const& conference : conferences_of(writer, child))
                changed.insert({Room::conference, conference.value});
            // SET-04: what was set aside waits for a conference to decide again.
            for (auto const& dispute : disputes_of(writer, child))
                changed.insert({Room::dispute, dispute.value});
        }
    }
    Outbox outbox{writer};
    application::tell(outcome.records, outbox);
    for (auto const& stream : changed)
        application::remind(make_rows(writer, stream, today, MoveCause::act), outbox);
}

std::vector<Row> Ledger::make_rows(store::Writer& writer, StreamId const& stream, Date today, MoveCause because)
{
    auto const as_of = ledger::basis(writer).as_of;
    auto history = moves_of(writer, stream);
    auto const kept = kept_rows(writer, stream);
    auto made = changes(kept, rows_of(site_, stream, as_of, history));
    DatesMoved together{
        today, because,
        application::moved(application::diary_of(rows_among(stream, made.gone)), application::diary_of(made.come))};
    if (!together.dates.empty()) {
        store::NewRecord record;
        record.key_scope = made.come.front().key_scope;
        record.object = stream.key;
        record.object_type = static_cast<std::uint16_t>(stream.room);
        append(writer, moves_stream(stream), std::move(record), codec::write(together));
        history.push_back(std::move(together));
        made = changes(kept, rows_of(site_, stream, as_of, history));
    }
    write_changes(writer, stream, made);
    if (!made.none())
        touched_.streams.insert(stream);
    for (auto const& row : made.gone)
        touched_.lists.insert(row.kind);
    for (auto const& row : made.come)
        touched_.lists.insert(row.kind);
    if (stream.room == Room::dispute)
        for (auto const& child : site_.children_of(stream))
            note_dispute(writer, child, DisputeId{stream.key});
    std::erase_if(made.come, [&](Row const& row) {
        return row.kind != RowKind::reminder || row.at != application::day_number(today);
    });
    return std::move(made.come);
}

void Ledger::pass(Date today, Progress const& progress)
{
    auto const wanted = log_.read([](store::Reader& reader) { return ledger::basis(reader); });
    if (wanted.pass == Pass::none)
        return;
    auto const streams = log_.read([](store::Reader& reader) { return every_stream(StoredLog{reader}); });
    auto const on = std::max(today, wanted.turned);
    for (std::size_t done = 0; done < streams.size(); done += step_of_pass) {
        auto const end = std::min(done + step_of_pass, streams.size());
        log_.submit([&](store::Writer& writer) {
                writing_.bind(writer);
                for (auto at = done; at < end; ++at)
                    if (wanted.pass == Pass::all || has_open_rows(writer, streams[at]))
                        (void)make_rows(writer, streams[at], on, wanted.because);
                if (site_.streams_kept() > most_streams_kept)
                    site_.forget();
            })
            .get();
        if (progress)
            progress(end, streams.size());
    }
    log_.submit([&](store::Writer& writer) {
            auto basis = ledger::basis(writer);
            basis.pass = Pass::none;
            set_basis(writer, basis);
        })
        .get();
    changes_.note(everything());
}

Comparison Ledger::rebuild(bool write, Progress const& progress)
{
    std::lock_guard const one_at_a_time{rules_};
    pass(clock_day(), progress);
    auto const comparison = log_.submit([&](store::Writer& writer) { return remake(writer, write, progress); }).get();
    changes_.note(everything());
    return comparison;
}

/// In the writer's job: every row made anew, compared, and kept with `write`.
Comparison Ledger::remake(store::Writer& writer, bool write, Progress const& progress)
{
    writing_.bind(writer);
    site_.forget();
    auto const& site = site_;
    auto const as_of = ledger::basis(writer).as_of;
    Comparison comparison;
    std::multiset<std::string> live;
    each_row(writer, [&](Row const& row) { live.insert(form_of(row)); });
    auto const streams = every_stream(writing_);
    comparison.streams = streams.size();
    if (write)
        clear_tables(writer);
    std::size_t done = 0;
    for (auto const& stream : streams) {
        if (stream.room == Room::conference && write)
            for (auto const& record : writing_.read(stream))
                for (auto const& child : record.children)
                    note_child(writer, child, ConferenceId{stream.key});
        if (stream.room == Room::dispute && write)
            for (auto const& child : site.children_of(stream))
                note_dispute(writer, child, DisputeId{stream.key});
        if (progress && ++done % step_of_pass == 0)
            progress(done, streams.size());
    }
    for (auto const& stream : streams) {
        auto const rows = rows_of(site, stream, as_of, moves_of(writer, stream));
        for (auto const& row : rows) {
            ++comparison.rows;
            if (auto const found = live.find(form_of(row)); found != live.end())
                live.erase(found);
            else
                ++comparison.missing;
        }
        if (write)
            write_changes(writer, stream, {{}, rows});
    }
    comparison.extra = live.size();
    auto const looks = remake_looks(writer, write);
    comparison.rows += looks.rows;
    comparison.missing += looks.missing;
    comparison.extra += looks.extra;
    return comparison;
}

void Ledger::erase(std::string const& key_scope, PersonId const& by)
{
    // What was recorded before a conference was asked for is under the conference's own key. It goes first, so that an
    // erasure that was interrupted finds it again.
    std::set<std::string> scopes;
    for (auto const& stream : log_.read([&](store::Reader& reader) { return streams_of_scope(reader, key_scope); }))
        if (stream.room == Room::conference)
            scopes.insert(application::key_scope_of(stream, conference::State{}));
    scopes.erase(key_scope);
    for (auto const& scope : scopes)
        erase_scope(scope, by);
    erase_scope(key_scope, by);
    log_.submit([this](store::Writer&) { site_.forget(); }).get();
    kept_.clear();
    changes_.note(everything());
}

void Ledger::erase_scope(std::string const& key_scope, PersonId const& by)
{
    store::NewRecord about;
    about.actor = by.value;
    log_.erase(key_scope, std::move(about),
               [key_scope](store::Writer& writer) {
                   purge_scope(writer, key_scope);
                   purge_outbox(writer, key_scope);
                   purge_looks(writer, key_scope);
               })
        .get();
}

}
