#include "codec/write.h"
#include "ledger/board_records.h"
#include "ledger/ledger.h"
#include "ledger/proposals.h"

namespace noddfa::ledger {

using application::MoveCause;

namespace {

store::StreamName settings_stream() { return {"settings", "board"}; }
store::StreamName holidays_stream() { return {"settings", "holidays"}; }

constexpr int most_reminders = 100'000; ///< of one turn of the day

/// B-29: whether what came into force after a day, up to another, is local closures alone.
MoveCause cause_of(SettingsHistory const& settings, Date after, Date until)
{
    for (auto const& row : settings.rows())
        if (row.valid_from > after && row.valid_from <= until && row.key != "LOCAL_CLOSURE_DAYS")
            return MoveCause::settings;
    return MoveCause::holidays;
}

}

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
            make_deliveries(writer);
            resume_deliveries(writer);
            make_looks(writer);
            make_proposals(writer);
            make_drafts(writer);
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

std::optional<SettingFault> Ledger::set(SettingRow row, CommandId const& command, PersonId const& by, Gate const& gate)
{
    std::lock_guard const one_at_a_time{rules_};
    auto after = std::make_shared<SettingsHistory>(*shared().settings);
    if (auto fault = after->add(row))
        return fault;
    auto const is_new = log_.submit([&](store::Writer& writer) {
                                if (writer.outcome(command.value))
                                    return false;
                                if (gate)
                                    gate(writer);
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
                 Progress const& progress, Gate const& gate)
{
    std::lock_guard const one_at_a_time{rules_};
    auto const is_new = log_.submit([&](store::Writer& writer) {
                                for (auto const& record : writer.stream(holidays_stream()))
                                    if (read_payload<Holidays>(record).version == holidays.version)
                                        return false;
                                if (gate)
                                    gate(writer);
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
                Outbox outbox{writer, seconds_of(clock_)};
                application::remind(rows_between(writer, application::RowKind::reminder, from, to, most_reminders),
                                    outbox);
                drop_drafts_before(writer, today.plus_days(-days_of_a_draft));
                basis.turned = today;
                set_basis(writer, basis);
            })
            .get();
        changes_.note(everything());
    }
    turned_ = std::max(turned_.load(), application::day_number(today));
}

}
