#include "application/outbound.h"

#include <map>

namespace noddfa::application {

namespace {

/// What a reminder is of, whichever day it comes.
std::string subject_of(Row const& row, Reminder const& reminder)
{
    return std::string{name_of(row.stream.room)} + " " + row.stream.key + " " + reminder.clause + " " + reminder.what
           + " " + (reminder.child ? reminder.child->value : "") + " " + (reminder.who ? reminder.who->value : "") + " "
           + reminder.about;
}

}

void tell(std::vector<EventRecord> const& records, Outbound& outbound)
{
    for (auto const& record : records) {
        auto const* alert =
            std::visit([](auto const& event) { return event.template get_if<AlertRaised>(); }, record.event);
        if (!alert)
            continue;
        OutboundMessage message;
        message.kind = MessageKind::alert;
        message.clause = id_of(alert->clause);
        message.what = alert->about;
        message.post = alert->post;
        if (!alert->to.empty())
            message.to = alert->to;
        message.on = record.act.recorded_at.day;
        outbound.queue(record.stream, record.key_scope, "alert " + std::to_string(record.sequence), message);
    }
}

void remind(std::vector<Row> const& rows, Outbound& outbound)
{
    std::map<std::string, std::pair<Row const*, Reminder>> last;
    for (auto const& row : rows) {
        auto day = row.kind == RowKind::reminder ? data_of<ReminderRow>(row) : std::nullopt;
        if (!day)
            continue;
        for (auto& reminder : day->reminders) {
            auto& kept = last[subject_of(row, reminder)];
            if (!kept.first || kept.second.on < reminder.on)
                kept = {&row, std::move(reminder)};
        }
    }
    for (auto const& [subject, found] : last) {
        auto const& [row, reminder] = found;
        OutboundMessage message;
        message.kind = MessageKind::reminder;
        message.clause = reminder.clause;
        message.what = reminder.what;
        // Whoever has to do it; the reminder says whom or what it is about.
        message.to = reminder.to;
        message.post = reminder.post;
        message.about = reminder.about;
        message.step = reminder.step;
        message.due = reminder.due;
        message.on = reminder.on;
        outbound.queue(row->stream, row->key_scope, "reminder " + reminder.on.iso() + " " + subject, message);
    }
}

}
