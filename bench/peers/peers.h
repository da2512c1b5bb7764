#pragma once

#include <filesystem>
#include <memory>
#include <string>

/// What others would append to. Each makes one row of an event durable, as the benchmark of the log does with a record.
namespace noddfa::peers {

class Peer {
public:
    virtual ~Peer() = default;
    /// Appends one row; returns when it is on the disk. `writer` counts from 0; one thread each.
    virtual void append(int writer, std::string const& body) = 0;
};

/// SQLite in WAL mode with synchronous=FULL, one connection; who finds nobody committing commits all that wait.
std::unique_ptr<Peer> grouped_sqlite(std::filesystem::path const& folder);
/// PostgreSQL, a connection for each writer, committing synchronously.
std::unique_ptr<Peer> postgresql(std::string const& where, int writers);

}
