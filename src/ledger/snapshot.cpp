#include "ledger/snapshot.h"

#include "base/bug.h"
#include "ledger/files.h"

#include <algorithm>

namespace noddfa::ledger {

using application::Row;
using application::RowKind;

namespace {

constexpr std::size_t most_questions_kept = 32; ///< by a snapshot

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

std::vector<Row> Snapshot::under(RowKind kind, std::string const& key, int most) const
{
    looked_.lists.insert(kind);
    return rows_of_owner(reader_, kind, key, 0, 1, most);
}

std::vector<Row> Snapshot::rows_of(RowKind kind, std::string const& owner, std::int64_t from, std::int64_t to,
                                   int most) const
{
    looked_.lists.insert(kind);
    return rows_of_owner(reader_, kind, owner, from, to, most);
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
        rows = rows_from(*query.stream, kept_rows(reader_, *query.stream));
        std::erase_if(rows, [&](Row const& row) {
            return row.kind != RowKind::diary || row.at < from || row.at >= to || (query.who && row.who != query.who);
        });
        std::ranges::stable_sort(rows, {}, &Row::at);
    } else if (query.who) {
        rows = rows_of_owner(reader_, RowKind::diary, query.who->value, from, to, query.most);
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
    return messages(reader_, behind, most);
}

Delivery Snapshot::delivery(std::int64_t number) const
{
    looked_.everything = true;
    return ledger::delivery(reader_, number);
}

std::vector<Queued> Snapshot::messages_in(application::DeliveryState state, bool failed, std::int64_t behind,
                                          int most) const
{
    looked_.everything = true;
    std::vector<Queued> all;
    for (auto const number : numbers_in(reader_, state, failed, behind, most))
        if (auto one = queued_as(reader_, number))
            all.push_back(*std::move(one));
    return all;
}

std::optional<Queued> Snapshot::message(std::int64_t number) const
{
    looked_.everything = true;
    return queued_as(reader_, number);
}

std::string Snapshot::reference(application::StreamId const& stream) const { return reference_of(reader_, stream); }

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

std::optional<std::string> Snapshot::file(DocumentId const& document) const
{
    return ledger::file(reader_, document.value);
}

}
