#include "peers/peers.h"

#include "db/sqlite.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace noddfa::peers {

namespace {

class GroupedSqlite final : public Peer {
public:
    explicit GroupedSqlite(std::filesystem::path const& folder)
        : connection_(db::SqliteDatabase{folder / "peer.db"}.open_writer())
    {
        connection_->run("CREATE TABLE event (seq INTEGER PRIMARY KEY, plan INTEGER, body TEXT);"
                         "CREATE INDEX event_of_plan ON event (plan)");
    }

    void append(int writer, std::string const& body) override
    {
        std::unique_lock lock{mutex_};
        waiting_.emplace_back(writer, body);
        auto const mine = ++queued_;
        while (durable_ < mine) {
            if (committing_) {
                changed_.wait(lock);
                continue;
            }
            committing_ = true;
            auto const rows = std::exchange(waiting_, {});
            auto const last = queued_;
            lock.unlock();
            commit(rows);
            lock.lock();
            durable_ = last;
            committing_ = false;
            changed_.notify_all();
        }
    }

private:
    using Row = std::pair<int, std::string>;

    void commit(std::vector<Row> const& rows)
    {
        connection_->begin_write();
        for (auto const& [writer, body] : rows)
            connection_->execute("INSERT INTO event (plan, body) VALUES ($1, $2)", writer, std::string_view{body});
        connection_->commit();
        connection_->tidy();
    }

    std::unique_ptr<db::Connection> connection_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Row> waiting_;
    std::uint64_t queued_ = 0;
    std::uint64_t durable_ = 0;
    bool committing_ = false;
};

}

std::unique_ptr<Peer> grouped_sqlite(std::filesystem::path const& folder)
{
    return std::make_unique<GroupedSqlite>(folder);
}

}
