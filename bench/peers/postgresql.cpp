#include "db/postgresql.h"

#include "peers/peers.h"

#include <vector>

namespace noddfa::peers {

namespace {

class Postgresql final : public Peer {
public:
    Postgresql(std::string const& where, int writers)
    {
        db::PostgresqlDatabase database{where};
        for (int writer = 0; writer < writers; ++writer)
            connections_.push_back(database.open_writer());
        connections_.front()->run("DROP TABLE IF EXISTS event");
        connections_.front()->run("CREATE TABLE event (seq BIGSERIAL PRIMARY KEY, plan BIGINT, body TEXT)");
        connections_.front()->run("CREATE INDEX event_of_plan ON event (plan)");
    }

    void append(int writer, std::string const& body) override
    {
        // A statement by itself is a transaction.
        connections_[static_cast<std::size_t>(writer)]->execute("INSERT INTO event (plan, body) VALUES ($1, $2)",
                                                                writer, std::string_view{body});
    }

private:
    std::vector<std::unique_ptr<db::Connection>> connections_;
};

}

std::unique_ptr<Peer> postgresql(std::string const& where, int writers)
{
    return std::make_unique<Postgresql>(where, writers);
}

}
