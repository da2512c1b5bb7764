#pragma once

#include "application/permits.h"
#include "ledger/changes.h"
#include "ledger/deliveries.h"
#include "ledger/looks.h"
#include "ledger/outbox.h"
#include "ledger/outliers.h"
#include "ledger/proposals.h"
#include "ledger/stored_log.h"
#include "ledger/tables.h"
#include "protocol/holidays.h"

#include <memory>

namespace noddfa::ledger {

/// What is asked of the diary: what is due from a day to before another, in one stream or of one person where named.
struct DueQuery {
    Date from;
    Date to;
    std::optional<application::StreamId> stream;
    std::optional<PersonId> who;
    int most = 1000;
};

/// One duty of the diary, as it stands on the day it is looked at.
struct Due {
    application::StreamId stream;
    application::DiaryRow row;
    application::Standing standing{};
};

/// What readers share: nothing of it is copied for a snapshot.
struct Shared {
    std::shared_ptr<SettingsHistory const> settings;
    std::shared_ptr<Calendar const> calendar;
    std::shared_ptr<Holidays const> holidays;
};

/// One moment of a site, for one reader: its streams as the application knows them, and the rows that pages list.
class Snapshot {
public:
    Snapshot(store::Reader& reader, Shared const& shared, Services const& services, application::StreamCache& kept)
        : reader_(reader), log_(reader, &kept), site_(log_, shared.settings, shared.calendar, services, &kept)
    {
    }

    application::Site const& site() const { return site_; }
    /// Valid as long as the snapshot.
    std::vector<application::EventRecord> const& records(application::StreamId const& stream) const
    {
        return *given_.emplace_back(log_.shared(stream));
    }
    /// Of the stream's last record: what was read of it before is still right while this has not changed.
    int version(application::StreamId const& stream) const { return log_.version(stream); }
    std::vector<ConferenceId> conferences_about(ChildId const& child) const;
    std::vector<application::Row> rows(application::RowKind kind, std::int64_t from, std::int64_t to, int most) const;
    /// Rows of a kind that stand under a key (`likeness`, `serving`, `agency`), at most `most`.
    std::vector<application::Row> under(application::RowKind kind, std::string const& key, int most) const;
    /// The same of one owner: a person, or whoever holds a post.
    std::vector<application::Row> rows_of(application::RowKind kind, std::string const& owner, std::int64_t from,
                                          std::int64_t to, int most) const;
    /// What is due, in the order of the dates; what lapsed or has not begun by `today` is left out.
    std::vector<Due> due(DueQuery const& query, Date today) const;
    std::vector<Queued> outbox(std::int64_t behind, int most) const;
    Delivery delivery(std::int64_t number) const;
    /// Messages in a state behind a number, in order, at most `most`; with `failed`, only those of which a try failed.
    std::vector<Queued> messages_in(application::DeliveryState state, bool failed, std::int64_t behind, int most) const;
    std::optional<Queued> message(std::int64_t number) const;
    /// How a matter is called in what leaves the house.
    std::string reference(application::StreamId const& stream) const;
    std::int64_t outbox_size() const { return queued(reader_); }
    /// Whether somebody may do something to a thing, as this snapshot has it.
    access::Decision may(application::Asker const& asker, access::Action action, application::Thing const& thing,
                         Moment const& now, application::More const& more = {}) const;
    /// Whether a paragraph of what a permit is for is shown to them: what they were kept out of and what a label keeps
    /// from them leaves no trace. `Bug` for a permit that this snapshot did not give.
    bool admitted(application::Asker const& asker, access::Permit const& permit, Paragraph const& paragraph) const;
    /// What is in a document; nothing where there is none, or it was erased. Whether the reader may see it is asked by
    /// whoever calls.
    std::optional<std::string> file(DocumentId const& document) const;
    /// What waits for a second person, the oldest first; and one of them.
    std::vector<Proposal> proposals(int most) const;
    std::optional<Proposal> proposal(CommandId const& id) const;
    /// Whether somebody may be the second person for it.
    access::Decision may_agree(application::Asker const& asker, Proposal const& proposal, Moment const& now) const;
    /// Who looked at a child, or what a person looked at: as in `looks.h`.
    std::vector<KeptLook> looks_at(ChildId const& child, std::int64_t before, int most) const;
    std::vector<KeptLook> looks_of(PersonId const& who, std::int64_t before, int most) const;
    /// Everybody who looked from a day to before another, beside their peers.
    std::vector<Outlier> outliers(Date from, Date to) const;
    /// Records in the whole log.
    std::int64_t size() const { return log_.last(); }
    /// What of the site was looked at: what was made from it stays right until one of these changes.
    Parts looked() const;

private:
    store::Reader& reader_;
    StoredLog log_;
    application::Site site_;
    mutable std::vector<std::shared_ptr<std::vector<application::EventRecord> const>> given_;
    mutable Parts looked_; ///< at rows and messages
    mutable std::vector<application::Question> permitted_; ///< what was asked last and permitted
};

}
