#include "kept_site.h"

#include "life.h"

#include "application/reach.h"
#include "application/stored_form.h"
#include "protocol/services.h"
#include "store/verify.h"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <set>

namespace noddfa::simulation {

using application::EventRecord;
using application::Outcome;
using application::Room;
using application::StreamId;
using ledger::Snapshot;

namespace {

constexpr int crashes_in_a_thousand = 12;  ///< commands
constexpr int rebuilds_in_a_hundred = 3;   ///< commands
constexpr int of_unchanged_in_a_hundred = 10; ///< more of those after which no row is made anew
constexpr int held_in_a_hundred = 2;       ///< commands
constexpr int looks_in_a_hundred = 15;     ///< commands
constexpr int carries_in_a_hundred = 10;   ///< commands
constexpr int crashes_in_a_hundred = 3;    ///< looks
constexpr int cuts_in_a_hundred = 8;       ///< rounds of the mail carrier
constexpr std::uint64_t latest_cut = 24;   ///< calls of the disk after which the power goes
constexpr int cuts_in_recovery = 2;

[[noreturn]] void broken(char const* invariant, std::string what) { throw Found{{invariant, std::move(what)}}; }

std::string form(EventRecord record)
{
    // The log on disk numbers the board's settings and moved dates too.
    record.caused_by.reset();
    return application::stored_form(record);
}

std::optional<Date> since(application::AnyState const& state)
{
    auto const& entry = std::get<cpr::State>(state);
    return entry.live ? std::optional{entry.live->from} : std::nullopt;
}

}

KeptSite::KeptSite(std::uint64_t seed, Planted planted)
    : random_(seed ^ 0x5EEDULL), planted_(planted), bytes_(seed), place_(new_place())
{
    place_.disk->drop_syncs = planted_ == Planted::lost_syncs;
    ledger_ = opened(place_);
    place_.disk->folder_synced();
}

KeptSite::Place KeptSite::new_place()
{
    Place place;
    place.folder = folder_.path() / ("data-" + std::to_string(++places_));
    std::filesystem::create_directory(place.folder);
    std::filesystem::permissions(place.folder, std::filesystem::perms::owner_all);
    return place;
}

store::LogOptions KeptSite::options(Place const& place)
{
    store::LogOptions given;
    given.folder = place.folder;
    given.site_key = folder_.path() / "site.key";
    given.origin = store::test_origin;
    given.clock = &clock_;
    given.random = &bytes_;
    given.vfs = place.disk->name();
    given.readers = 1;
    return given;
}

std::unique_ptr<ledger::Ledger> KeptSite::opened(Place const& place)
{
    try {
        return std::make_unique<ledger::Ledger>(options(place), services(), holidays_of_england_and_wales());
    } catch (store::Fault const& fault) {
        broken("I31", std::string{"the store does not open: "} + store::name(fault.code()));
    }
}

void KeptSite::put_down(Place const& place, db::DiskImage const& image)
{
    for (auto const& [path, bytes] : image)
        store::write_file(place.folder / std::filesystem::path{path}.filename(), bytes);
}

void KeptSite::cut_at(Place& place, int call, std::optional<db::DiskImage>& image)
{
    place.disk->before = [this, call, &place, &image, count = 0](db::DiskCall, std::string const&) mutable {
        if (++count == call)
            image = place.disk->image([this](std::uint64_t below) { return random_.next() % below; });
        return SQLITE_OK;
    };
}

/// I31, I33: what the disk held opens, also when the power goes again while it does.
void KeptSite::recover(db::DiskImage const& image)
{
    auto next = image;
    for (int cut = 0; cut < cuts_in_recovery; ++cut) {
        auto place = new_place();
        put_down(place, next);
        std::optional<db::DiskImage> again;
        // The files stand there as if written before: their bytes are what a cut leaves of them.
        cut_at(place, 1 + random_.below(static_cast<int>(latest_cut)), again);
        auto const recovering = opened(place);
        place.disk->before = nullptr;
        if (!again)
            break;
        for (auto const& [path, bytes] : next) {
            auto const name = (place.folder / std::filesystem::path{path}.filename()).string();
            if (!again->contains(name))
                (*again)[name] = bytes;
        }
        next = *again;
    }
    ++crashes_;
    ledger_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(place_.folder, ignored);
    place_ = new_place();
    put_down(place_, image);
    ledger_ = opened(place_);
    if (planted_ == Planted::growing_recovery)
        add_record({"settings", "growing"}, audit::LeafClass::administration);
}

void KeptSite::command(StreamId const& stream, application::AnyCommand const& command, Act const& act,
                       Outcome const& told, application::Site const& memory)
{
    try {
        carry_out(stream, command, act, told, memory);
    } catch (store::Fault const& fault) {
        broken("I31", std::string{"the store fails: "} + store::name(fault.code())
                          + (fault.sequence() ? " " + std::to_string(*fault.sequence()) : ""));
    }
}

void KeptSite::carry_out(StreamId const& stream, application::AnyCommand const& command, Act const& act,
                         Outcome const& told, application::Site const& memory)
{
    auto const before = ledger_->read([](Snapshot const& snapshot) { return snapshot.size(); });
    std::optional<db::DiskImage> image;
    bool const crash = random_.below(1000) < crashes_in_a_thousand;
    if (crash)
        cut_at(place_, 1 + random_.below(static_cast<int>(latest_cut)), image);
    auto outcome = ledger_->perform(stream, command, act);
    place_.disk->before = nullptr;
    if (outcome.repeated != told.repeated)
        broken("I17", "a command identifier had a second effect");
    same_outcome(outcome, told);
    auto const after = ledger_->read([](Snapshot const& snapshot) { return snapshot.size(); });
    // I30: what was refused, or done before, has no effect.
    if ((outcome.refusal || outcome.repeated) && after != before)
        broken("I30", "a refused or repeated command wrote to the log");
    if (!outcome.refusal && !outcome.repeated) {
        events_ += outcome.records.size();
        post_.expect(told, memory, act.recorded_at);
    }
    if (crash) {
        auto const acknowledged = !image;
        recover(image ? *image : place_.disk->image([this](std::uint64_t below) { return random_.next() % below; }));
        same_streams(memory, acknowledged ? std::nullopt : std::optional{act.id});
        post_.compare(*ledger_, memory, acknowledged);
        // G2: sent again, it has the one effect, whether or not it was kept.
        same_outcome(ledger_->perform(stream, command, act), told);
        same_streams(memory, std::nullopt);
        post_.compare(*ledger_, memory, true);
    }
    plant();
    answer(memory);
    if (random_.in_hundred(looks_in_a_hundred))
        look(memory);
    if (random_.in_hundred(carries_in_a_hundred))
        carry(memory);
    if (random_.in_hundred(held_in_a_hundred))
        held_.push_back(ledger_->log().checkpoint());
    bool const unchanged = std::ranges::all_of(told.records, [](application::EventRecord const& record) {
        return application::reach_of(record.event) == application::Reach::no_row;
    });
    if (random_.in_hundred(rebuilds_in_a_hundred + (unchanged ? of_unchanged_in_a_hundred : 0)))
        same_tables();
}

void KeptSite::setting(SettingRow const& row)
{
    if (ledger_->set(row, CommandId{"setting-" + std::to_string(++settings_)}, PersonId{"board"}))
        broken("I17", "a setting that memory took was refused");
}

/// I17: one command, one outcome; numbers of records without gaps.
void KeptSite::same_outcome(Outcome const& kept, Outcome const& told) const
{
    if (application::stored_form(kept) != application::stored_form(told) && !kept.repeated)
        broken("I17", "the store answered another outcome than memory");
    if (kept.records.size() != told.records.size())
        broken("I17", "a repeated command does not give its first outcome");
    for (std::size_t at = 0; at < kept.records.size(); ++at) {
        if (form(kept.records[at]) != form(told.records[at]) || kept.records[at].version != told.records[at].version)
            broken("I17", "an event is not what memory recorded");
        if (at > 0 && !kept.repeated && kept.records[at].sequence <= kept.records[at - 1].sequence)
            broken("I17", "numbers of events do not rise");
    }
}

/// I30, I31: what was acknowledged is there, of the command that was under way all or nothing.
void KeptSite::same_streams(application::Site const& memory, std::optional<CommandId> const& in_flight) const
{
    ledger_->read([&](Snapshot const& snapshot) {
        std::size_t there = 0;
        std::size_t gone = 0;
        for (auto const room : application::all_rooms)
            for (auto const& stream : memory.streams(room)) {
                auto const told = memory.log().read(stream);
                auto const& kept = snapshot.records(stream);
                if (kept.size() > told.size())
                    broken("I30", stream.key + " has events that nobody asked for");
                for (std::size_t at = 0; at < told.size(); ++at) {
                    bool const pending = in_flight && told[at].act.id == *in_flight;
                    if (at >= kept.size() && !pending)
                        broken("I30", "an acknowledged event of " + stream.key + " is gone");
                    if (at < kept.size() && form(kept[at]) != form(told[at]))
                        broken("I30", "an event of " + stream.key + " is not what was acknowledged");
                    there += pending && at < kept.size();
                    gone += pending && at >= kept.size();
                }
            }
        if (there > 0 && gone > 0)
            broken("I31", "half of a command is visible");
    });
}

/// I16: the tables are what the log gives.
void KeptSite::same_tables()
{
    ++rebuilds_;
    auto const found = ledger_->rebuild(false);
    if (!found.same())
        broken("I16", std::to_string(found.missing) + " rows missing, " + std::to_string(found.extra) + " too many");
}

namespace {

std::size_t leaves_of(ledger::Ledger& ledger, audit::LeafClass kind)
{
    return ledger.log().read([&](store::Reader& reader) {
        std::size_t leaves = 0;
        reader.scan(0, reader.head().size, [&](auto const& found) {
            auto const* record = std::get_if<store::Record>(&found);
            leaves += record && record->leaf.kind == kind;
        });
        return leaves;
    });
}

}

/// I19: when a look has been answered its leaf is on the disk, and with it what it may show.
void KeptSite::look(application::Site const& memory)
{
    auto const streams = memory.streams(random_.in_hundred(50) ? Room::conference : Room::register_);
    if (streams.empty())
        return;
    auto const& stream = random_.one_of(streams);
    ledger::Look one{PersonId{"reader" + std::to_string(random_.below(5))},
                     access::Role::practitioner,
                     access::Action::read_report,
                     stream,
                     memory.children_of(stream),
                     application::key_scope_of(stream, memory.state(stream)),
                     "conference",
                     "request-" + std::to_string(looks_),
                     "session"};
    std::optional<db::DiskImage> image;
    bool const crash = random_.in_hundred(crashes_in_a_hundred);
    if (crash)
        cut_at(place_, 1 + random_.below(static_cast<int>(latest_cut)), image);
    if (planted_ != Planted::lost_look)
        ledger_->look({std::move(one)});
    place_.disk->before = nullptr;
    if (!crash)
        return looked(true);
    auto const acknowledged = !image;
    recover(image ? *image : place_.disk->image([this](std::uint64_t below) { return random_.next() % below; }));
    looked(acknowledged);
}

void KeptSite::looked(bool acknowledged)
{
    auto const found = leaves_of(*ledger_, audit::LeafClass::access);
    bool const one_more = found == looks_ + 1;
    if (!one_more && (acknowledged || found != looks_))
        broken("I19", std::to_string(looks_ + 1) + " looks, " + std::to_string(found) + " leaves of looks");
    looks_ = found;
}

/// I32: whatever the power does, what was sent was committed.
void KeptSite::carry(application::Site const& memory)
{
    std::optional<db::DiskImage> image;
    bool const crash = random_.in_hundred(cuts_in_a_hundred);
    if (crash)
        cut_at(place_, 1 + random_.below(static_cast<int>(latest_cut)), image);
    post_.carry(*ledger_, random_, [&] { return !image; });
    place_.disk->before = nullptr;
    if (crash)
        recover(image ? *image : place_.disk->image([this](std::uint64_t below) { return random_.next() % below; }));
    post_.compare(*ledger_, memory, true);
}

void KeptSite::answer(application::Site const& memory)
{
    auto const streams = memory.streams(Room::register_);
    if (streams.empty())
        return;
    auto const& stream = random_.one_of(streams);
    answers_.push_back(ledger_->read([&](Snapshot const& snapshot) {
        return Answer{ChildId{stream.key}, snapshot.size(), since(snapshot.site().state(stream))};
    }));
    if (planted_ == Planted::wrong_answer)
        answers_.back().since = Date{1999, 1, 1};
}

/// I14: what was answered about the register is what the events up to then say.
void KeptSite::answers_hold() const
{
    ledger_->read([&](Snapshot const& snapshot) {
        for (auto const& given : answers_) {
            auto records = snapshot.records({Room::register_, given.child.value});
            std::erase_if(records, [&](EventRecord const& record) { return record.sequence > given.size; });
            if (since(application::replay(Room::register_, records)) != given.since)
                broken("I14", "the register said of " + given.child.value + " what its events did not say then");
        }
    });
}

/// I18, I19: the audit is green against every checkpoint held outside, and every event has its leaf and every leaf its
/// event.
void KeptSite::verified() const
{
    store::VerifyOptions checks;
    checks.origin = store::test_origin;
    checks.key = ledger_->log().verifier_key();
    checks.held = held_;
    if (!store::verify_folder(place_.folder, checks, folder_.path() / "site.key").green())
        broken("I18", "the audit does not verify");
    auto const leaves = leaves_of(*ledger_, audit::LeafClass::domain_event);
    if (leaves != events_)
        broken("I19", std::to_string(events_) + " events, " + std::to_string(leaves) + " leaves");
    if (auto const looks = leaves_of(*ledger_, audit::LeafClass::access); looks != looks_)
        broken("I19", std::to_string(looks_) + " looks, " + std::to_string(looks) + " leaves of looks");
}

void KeptSite::finish(application::Site const& memory)
{
    same_streams(memory, std::nullopt);
    same_tables();
    answers_hold();
    post_.compare(*ledger_, memory, true);
    post_.finish(*ledger_);
    if (planted_ == Planted::damaged_leaf)
        ledger_->log()
            .submit([](store::Writer& writer) {
                writer.sql().execute("UPDATE records SET leaf = zeroblob(length(leaf)) WHERE sequence = 3");
            })
            .get();
    verified();
    // I33: however often it is recovered, it ends in the same state.
    auto const head = [&] { return ledger_->log().read([](store::Reader& reader) { return reader.head(); }); };
    auto const before = head();
    recover(place_.disk->image([this](std::uint64_t below) { return random_.next() % below; }));
    auto const after = head();
    if (before.size != after.size || before.root != after.root || before.streams != after.streams)
        broken("I33", "a recovery changed the log");
    same_streams(memory, std::nullopt);
    same_tables();
    post_.compare(*ledger_, memory, true);
    verified();
}

void KeptSite::add_record(store::StreamName const& name, audit::LeafClass kind)
{
    ledger_->log()
        .submit([&](store::Writer& writer) {
            auto made = store::test_record("planted", "child:nobody");
            made.kind = kind;
            (void)writer.append(name, writer.version(name), {&made, 1});
        })
        .get();
}

void KeptSite::plant()
{
    constexpr std::size_t some_events = 40;
    if (planted_ == Planted::lost_row)
        ledger_->log()
            .submit([](store::Writer& writer) { writer.sql().execute("DELETE FROM rows WHERE kind = 2"); })
            .get();
    if (planted_ == Planted::lost_message)
        ledger_->log().submit([](store::Writer& writer) { writer.sql().execute("DELETE FROM outbox"); }).get();
    if (planted_ == Planted::sent_anyway)
        ledger_->log()
            .submit([](store::Writer& writer) {
                writer.sql().execute("UPDATE deliveries SET state = 0 WHERE state = $1",
                                     static_cast<std::int64_t>(application::DeliveryState::recalled));
            })
            .get();
    if (events_ < some_events)
        return;
    if (planted_ == Planted::stray_message)
        ledger_->log()
            .submit([](store::Writer& writer) {
                ledger::Outbox outbox{writer, {}};
                application::OutboundMessage message;
                message.kind = application::MessageKind::alert;
                outbox.queue({Room::conference, "C1"}, "family:F1", "alert 999999", message);
            })
            .get();
    if (planted_ == Planted::leaf_of_nothing)
        add_record({"ghost", "ghost"}, audit::LeafClass::domain_event);
    if (planted_ == Planted::stray_event)
        ledger_->log()
            .submit([](store::Writer& writer) {
                store::StreamName const name{"conference", "C1"};
                auto const records = writer.stream(name);
                if (records.empty())
                    return;
                auto again = store::test_record("", "family:F1");
                again.payload = records.back().payload;
                (void)writer.append(name, records.size(), {&again, 1});
            })
            .get();
}

namespace {

struct Control {
    Planted planted;
    char const* name;
    std::set<std::string> invariants; ///< any of which may notice first
};

std::vector<Control> const& controls()
{
    static std::vector<Control> const all{
        {Planted::lost_syncs, "a disk that only says it synced", {"I30", "I31", "I33"}},
        {Planted::stray_event, "an event nobody asked for", {"I17", "I30"}},
        {Planted::lost_row, "a row that is gone", {"I16"}},
        {Planted::lost_look, "a look that is not recorded", {"I19"}},
        {Planted::damaged_leaf, "a damaged leaf", {"I18"}},
        {Planted::leaf_of_nothing, "a leaf of no event", {"I19"}},
        {Planted::wrong_answer, "a wrong answer about the register", {"I14"}},
        {Planted::growing_recovery, "a recovery that writes", {"I33"}},
        {Planted::lost_message, "a message that is gone", {"I32"}},
        {Planted::stray_message, "a message of nothing", {"I32"}},
        {Planted::sent_anyway, "a message sent though taken back", {"I32"}}};
    return all;
}

}

std::optional<Violation> live_in_the_store(std::uint64_t seed, Planted planted, StoreTotals& totals)
{
    try {
        KeptSite kept{seed, planted};
        Teller teller{&kept};
        Life{seed, teller}.live();
        totals.commands += teller.commands();
        totals.crashes += kept.crashes();
        totals.rebuilds += kept.rebuilds();
        totals.sent += kept.sent();
    } catch (Found const& found) {
        return found.violation;
    }
    return std::nullopt;
}

bool find_planted_in_the_store(std::uint64_t seed, int most, std::ostream& out)
{
    bool all = true;
    out << "planted in the store\n";
    for (auto const& control : controls()) {
        StoreTotals totals;
        std::optional<Violation> found;
        int lives = 0;
        while (!found && lives < most)
            found = live_in_the_store(seed_of_life(seed, ++lives), control.planted, totals);
        bool const noticed = found && control.invariants.contains(found->invariant);
        all = all && noticed;
        out << "  " << std::left << std::setw(36) << control.name;
        if (noticed)
            out << found->invariant << " after " << lives << " lives: " << found->what << "\n";
        else
            out << "NOT FOUND in " << lives << " lives" << (found ? ", but " + found->invariant : "") << "\n";
    }
    return all;
}

}
