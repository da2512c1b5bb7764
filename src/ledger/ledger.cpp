#include "ledger/ledger.h"

#include "base/bug.h"
#include "base/contains.h"
#include "codec/read.h"
#include "codec/write.h"
#include "ledger/tables.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <set>

namespace noddfa::ledger {

using application::EventRecord;
using application::Outcome;
using application::Room;
using application::Row;
using application::Site;
using application::StreamId;

namespace {

store::StreamName settings_stream() { return {"settings", "board"}; }
constexpr std::size_t most_streams_kept = 2000;
constexpr char const* settings_scope = "site:settings";

std::string text_of_bytes(store::Bytes const& bytes)
{
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

/// A row as one text, for comparison.
std::string form_of(Row const& row)
{
    return std::to_string(static_cast<int>(row.kind)) + " " + std::string{name_of(row.stream.room)} + " "
           + row.stream.key + " " + std::to_string(row.at) + " " + row.key_scope + " "
           + boost::json::serialize(row.data);
}

std::vector<StreamId> every_stream(Site const& site)
{
    std::vector<StreamId> streams;
    for (auto const room : {Room::conference, Room::register_, Room::plan, Room::dispute})
        for (auto const& stream : site.streams(room))
            streams.push_back(stream);
    return streams;
}

std::string scope_of(Outcome const& outcome, StreamId const& stream)
{
    if (!outcome.records.empty())
        return outcome.records.front().key_scope;
    // A refused command about a stream that does not exist belongs to nobody yet.
    return "stream:" + stream.key;
}

}

std::vector<ConferenceId> Snapshot::conferences_about(ChildId const& child) const
{
    return conferences_of(reader_, child);
}

std::vector<Row> Snapshot::rows(application::RowKind kind, std::int64_t from, std::int64_t to, int most) const
{
    return rows_between(reader_, kind, from, to, most);
}

Ledger::Ledger(store::LogOptions options, Services const& services, Calendar calendar)
    : services_(services), calendar_(std::move(calendar)), site_(writing_, default_settings(), calendar_, services_),
      log_(std::move(options)), settings_(default_settings())
{
    log_.submit([](store::Writer& writer) { make_tables(writer); }).get();
    load_settings();
}

SettingsHistory Ledger::settings() const
{
    std::lock_guard const lock{mutex_};
    return settings_;
}

void Ledger::load_settings()
{
    auto const kept = log_.read([](store::Reader& reader) { return reader.stream(settings_stream()); });
    std::lock_guard const lock{mutex_};
    for (auto const& record : kept) {
        SettingRow row;
        boost::json::error_code error;
        auto const json = boost::json::parse(text_of_bytes(record.payload), error);
        if (error || codec::read(json, row) || settings_.add(row) || site_.set(row))
            throw store::Fault{store::FaultCode::damaged_record, record.leaf.sequence};
    }
}

std::optional<SettingFault> Ledger::set(SettingRow row, CommandId const& command, PersonId const& by)
{
    auto after = settings();
    if (auto fault = after.add(row))
        return fault;
    auto const is_new =
        log_.submit([&](store::Writer& writer) {
                if (writer.outcome(command.value))
                    return false;
                store::NewRecord record;
                record.kind = audit::LeafClass::administration;
                record.key_scope = settings_scope;
                record.command = command.value;
                record.actor = by.value;
                auto const text = boost::json::serialize(codec::write(row));
                record.payload = store::copy_of(store::view_of(text));
                if (!writer.append(settings_stream(), writer.version(settings_stream()), std::span{&record, 1}))
                    throw Bug{"the only writer was overtaken"};
                writer.remember(command.value, settings_scope, store::view_of("{}"));
                return true;
            })
            .get();
    if (!is_new)
        return std::nullopt;
    // In force once it is on the disk.
    log_.submit([&](store::Writer&) { (void)site_.set(row); }).get();
    std::lock_guard const lock{mutex_};
    settings_ = std::move(after);
    return std::nullopt;
}

Outcome Ledger::perform(StreamId const& stream, application::AnyCommand command, Act const& act)
{
    return log_
        .submit([this, stream, command = std::move(command), act](store::Writer& writer) {
            return carry_out(writer, stream, command, act);
        })
        .get();
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
    auto read = application::read_outcome(text_of_bytes(kept.outcome));
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
        // What is due in a conference may hang on a later one about the same child, and on the register.
        for (auto const& child : site_.children_of(record.stream))
            for (auto const& conference : conferences_of(writer, child))
                changed.insert({Room::conference, conference.value});
    }
    for (auto const& stream : changed)
        replace_rows(writer, stream, rows_of(site_, stream, today));
}

Comparison Ledger::rebuild(bool write, Date today)
{
    return log_
        .submit([this, write, today](store::Writer& writer) {
            writing_.bind(writer);
            site_.forget();
            auto const& site = site_;
            Comparison comparison;
            std::multiset<std::string> live;
            each_row(writer, [&](Row const& row) { live.insert(form_of(row)); });
            auto const streams = every_stream(site);
            comparison.streams = streams.size();
            std::vector<std::pair<StreamId, std::vector<Row>>> made;
            for (auto const& stream : streams) {
                auto rows = rows_of(site, stream, today);
                for (auto const& row : rows) {
                    ++comparison.rows;
                    if (auto const found = live.find(form_of(row)); found != live.end())
                        live.erase(found);
                    else
                        ++comparison.missing;
                }
                if (write)
                    made.emplace_back(stream, std::move(rows));
            }
            comparison.extra = live.size();
            if (write) {
                clear_tables(writer);
                for (auto const& [stream, rows] : made)
                    replace_rows(writer, stream, rows);
                for (auto const& stream : streams)
                    for (auto const& child : site.children_of(stream))
                        if (stream.room == Room::conference)
                            note_child(writer, child, ConferenceId{stream.key});
            }
            return comparison;
        })
        .get();
}

}
