#pragma once

#include "db/postgresql_result.h"
#include "db/statement.h"

#include <string>

namespace noddfa::db {

/// A statement of PostgreSQL, kept prepared by the server under a name. Its rows come all at once and in binary form,
/// so that other statements can be carried out while they are read.
class PostgresqlPrepared final : public Prepared {
public:
    /// `changed` becomes the number of rows each run changes.
    PostgresqlPrepared(PGconn* connection, std::string name, std::string const& sql, std::int64_t& changed);

    void bind(int number, Value const& value, Bound bound) override;
    bool step() override;
    void reset() override;
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    ByteView bytes(int column) const override;

private:
    void carry_out();
    std::string_view value_of(int column, std::initializer_list<Oid> types) const;

    PGconn* connection_;
    std::string name_;
    std::int64_t& changed_;
    std::vector<Oid> types_; ///< of the parameters, as the server sees them
    std::vector<std::string> values_;
    std::vector<bool> null_;
    PostgresqlResult rows_;
    int row_ = -1;
};

}
