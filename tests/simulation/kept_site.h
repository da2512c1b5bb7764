#pragma once

#include "kept_post.h"
#include "oracle.h"
#include "random.h"

#include "db/test_disk.h"
#include "ledger/ledger.h"
#include "store/test_site.h"

#include <memory>

namespace noddfa::simulation {

/// What can be planted in the store to see that an invariant notices.
enum class Planted {
    nothing,
    lost_syncs,       ///< the disk says that it synced, and did not
    stray_event,      ///< an event that no command asked for
    lost_row,         ///< a row of a table goes
    lost_look,        ///< something is shown and no look recorded
    damaged_leaf,     ///< a bit of a stored leaf
    leaf_of_nothing,  ///< a record of an event in a stream that nobody has
    wrong_answer,     ///< what was answered about the register was not what the log says
    growing_recovery, ///< each opening writes another record
    lost_message,     ///< somebody was to be told, and the message goes
    stray_message,    ///< a message of an alert that nobody raised
    sent_anyway,      ///< what was taken back waits again
};

/// A life's commands once more, through the ledger on a store: with crashes at any moment, in recovery too. The life in
/// memory is what it must equal.
class KeptSite {
public:
    explicit KeptSite(std::uint64_t seed, Planted planted = Planted::nothing);

    /// Carries out what was carried out in memory, and compares. Throws `Found`.
    void command(application::StreamId const& stream, application::AnyCommand const& command, Act const& act,
                 application::Outcome const& told, application::Site const& memory);
    void setting(SettingRow const& row);
    /// Everything once more, when the life is over.
    void finish(application::Site const& memory);

    int crashes() const { return crashes_; }
    int rebuilds() const { return rebuilds_; }
    int sent() const { return post_.sent(); }

private:
    /// A disk and the folder on it.
    struct Place {
        std::filesystem::path folder;
        std::unique_ptr<db::TestDisk> disk = std::make_unique<db::TestDisk>();
    };
    struct Answer {
        ChildId child;
        std::int64_t size = 0; ///< of the log when it was answered
        std::optional<Date> since;
    };

    Place new_place();
    store::LogOptions options(Place const& place);
    std::unique_ptr<ledger::Ledger> opened(Place const& place);
    void put_down(Place const& place, db::DiskImage const& image);
    void cut_at(Place& place, int call, std::optional<db::DiskImage>& image);
    void recover(db::DiskImage const& image);
    void plant();
    void add_record(store::StreamName const& name, audit::LeafClass kind);
    void carry_out(application::StreamId const& stream, application::AnyCommand const& command, Act const& act,
                   application::Outcome const& told, application::Site const& memory);

    void same_outcome(application::Outcome const& kept, application::Outcome const& told) const;
    void same_streams(application::Site const& memory, std::optional<CommandId> const& in_flight) const;
    void same_tables();
    void answer(application::Site const& memory);
    void answers_hold() const;
    /// Somebody looks at something, now and then while the power goes.
    void look(application::Site const& memory);
    void looked(bool acknowledged);
    /// The mail carrier comes by, now and then while the power goes.
    void carry(application::Site const& memory);
    void verified() const;

    Random random_;
    Planted planted_;
    store::TestFolder folder_;
    store::TestClock clock_;
    store::TestRandom bytes_;
    int places_ = 0;
    Place place_;
    std::unique_ptr<ledger::Ledger> ledger_;
    KeptPost post_{clock_};
    std::vector<std::string> held_; ///< signed checkpoints, kept outside
    std::vector<Answer> answers_;
    std::size_t events_ = 0; ///< in memory
    std::size_t looks_ = 0; ///< of which something was shown
    int settings_ = 0;
    int crashes_ = 0;
    int rebuilds_ = 0;
};

struct StoreTotals {
    int commands = 0;
    int crashes = 0;
    int rebuilds = 0;
    int sent = 0; ///< messages
};
/// One life through the ledger; what broke, if anything.
std::optional<Violation> live_in_the_store(std::uint64_t seed, Planted planted, StoreTotals& totals);

/// Plants each in turn and lives until its invariant notices; prints which one did. True if all were noticed.
bool find_planted_in_the_store(std::uint64_t seed, int most, std::ostream& out);

}
