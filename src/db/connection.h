#pragma once

#include "db/dialect.h"
#include "db/failure.h"
#include "db/statement.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace noddfa::db {

/// A connection, used by one thread at a time. Every call may throw `Failure`.
class Connection {
public:
    virtual ~Connection() = default;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// A statement for `sql`, kept prepared for the next who asks.
    Statement prepare(std::string_view sql);
    /// Carries out one statement that gives no rows, with `$1`, `$2`, … bound; the number of rows it changed.
    template<class... Values> std::int64_t execute(std::string_view sql, Values const&... values)
    {
        auto statement = prepare(sql);
        statement.bind_in_place(values...);
        while (statement.next()) {
        }
        return changed();
    }

    /// Carries out several statements without parameters.
    virtual void run(std::string const& sql) = 0;
    /// Begins a transaction that will write, so that it cannot fail later because somebody else began first.
    virtual void begin_write() = 0;
    /// Begins a transaction that reads one snapshot.
    virtual void begin_read() = 0;
    virtual void commit() = 0;
    /// Ends the transaction, if there is one; never fails.
    virtual void roll_back() noexcept = 0;
    /// False once an error has ended the transaction by itself.
    virtual bool in_transaction() const = 0;
    virtual std::int64_t changed() const = 0;
    /// Called by the only writer, between transactions, when there is time: moves the journal into the file.
    virtual void tidy() {}
    virtual Dialect dialect() const = 0;

protected:
    Connection() = default;
    virtual std::unique_ptr<Prepared> make(std::string_view sql) = 0;
    /// A driver calls this before it closes.
    void forget_statements() { idle_.clear(); }

private:
    std::map<std::string, std::unique_ptr<Prepared>, std::less<>> idle_; ///< null while somebody has it
};

/// Where connections come from: a file, a server, or a test's own disk.
class Database {
public:
    virtual ~Database() = default;
    /// The connection that writes; made on first use where there is nothing yet.
    virtual std::unique_ptr<Connection> open_writer() = 0;
    /// A connection that can only read.
    virtual std::unique_ptr<Connection> open_reader() = 0;
};

}
