#include "db/postgresql_prepared.h"

#include "base/bug.h"

#include <algorithm>
#include <cstdlib>

namespace noddfa::db {

namespace {

// Of PostgreSQL's catalogue pg_type; they never change.
constexpr Oid bytea_type = 17, int8_type = 20, int2_type = 21, int4_type = 23, text_type = 25;
constexpr int binary = 1;

std::size_t width_of(Oid type) { return type == int2_type ? 2 : type == int4_type ? 4 : 8; }

std::string big_endian(std::int64_t number, std::size_t width)
{
    std::string bytes(width, '\0');
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, number >>= 8)
        *at = static_cast<char>(number);
    return bytes;
}

// Numbers come and go in two's complement, the most significant byte first.
std::int64_t number_in(std::string_view bytes)
{
    auto const negative = !bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0x80) != 0;
    auto number = negative ? ~std::uint64_t{0} : std::uint64_t{0};
    for (auto const byte : bytes)
        number = number << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(number);
}

std::string form_of(Null, Oid) { return {}; }
std::string form_of(std::int64_t number, Oid type) { return big_endian(number, width_of(type)); }
std::string form_of(std::string_view text, Oid) { return std::string{text}; }
std::string form_of(ByteView bytes, Oid) { return {bytes.begin(), bytes.end()}; }

// The server would read the bytes of a value as its own type.
bool suits(Value const& value, Oid type)
{
    if (std::holds_alternative<std::int64_t>(value))
        return type == int8_type || type == int4_type || type == int2_type;
    if (std::holds_alternative<std::string_view>(value))
        return type == text_type;
    return std::holds_alternative<Null>(value) || type == bytea_type;
}

}

PostgresqlPrepared::PostgresqlPrepared(PGconn* connection, std::string name, std::string const& sql,
                                       std::int64_t& changed)
    : connection_(connection), name_(std::move(name)), changed_(changed)
{
    check_postgresql(PostgresqlResult{PQprepare(connection_, name_.c_str(), sql.c_str(), 0, nullptr)});
    PostgresqlResult const described{PQdescribePrepared(connection_, name_.c_str())};
    check_postgresql(described);
    for (int number = 0; number < PQnparams(described.get()); ++number)
        types_.push_back(PQparamtype(described.get(), number));
    reset();
}

void PostgresqlPrepared::bind(int number, Value const& value, Bound)
{
    if (number < 1 || static_cast<std::size_t>(number) > types_.size())
        throw Bug{"db: more values than parameters"};
    auto const place = static_cast<std::size_t>(number) - 1;
    if (!suits(value, types_[place]))
        throw Failure{Code::constraint};
    values_[place] = std::visit([&](auto const& held) { return form_of(held, types_[place]); }, value);
    null_[place] = std::holds_alternative<Null>(value);
}

void PostgresqlPrepared::carry_out()
{
    std::vector<char const*> starts;
    std::vector<int> lengths;
    std::vector<int> const forms(values_.size(), binary);
    for (std::size_t place = 0; place < values_.size(); ++place) {
        starts.push_back(null_[place] ? nullptr : values_[place].data());
        lengths.push_back(static_cast<int>(values_[place].size()));
    }
    rows_.reset(PQexecPrepared(connection_, name_.c_str(), static_cast<int>(values_.size()), starts.data(),
                               lengths.data(), forms.data(), binary));
    check_postgresql(rows_);
    changed_ = std::strtoll(PQcmdTuples(rows_.get()), nullptr, 10);
}

bool PostgresqlPrepared::step()
{
    if (!rows_)
        carry_out();
    return ++row_ < PQntuples(rows_.get());
}

void PostgresqlPrepared::reset()
{
    rows_.reset();
    row_ = -1;
    values_.assign(types_.size(), {});
    null_.assign(types_.size(), true);
}

bool PostgresqlPrepared::is_null(int column) const { return PQgetisnull(rows_.get(), row_, column) != 0; }

std::string_view PostgresqlPrepared::value_of(int column, std::initializer_list<Oid> types) const
{
    if (column < 0 || column >= PQnfields(rows_.get()) || row_ < 0 || row_ >= PQntuples(rows_.get()))
        throw Bug{"db: no such column, or no row"};
    if (std::ranges::find(types, PQftype(rows_.get(), column)) == types.end() || is_null(column))
        throw Failure{Code::corrupt};
    return {PQgetvalue(rows_.get(), row_, column), static_cast<std::size_t>(PQgetlength(rows_.get(), row_, column))};
}

std::int64_t PostgresqlPrepared::integer(int column) const
{
    return number_in(value_of(column, {int8_type, int4_type, int2_type}));
}

std::string_view PostgresqlPrepared::text(int column) const { return value_of(column, {text_type}); }

ByteView PostgresqlPrepared::bytes(int column) const
{
    auto const value = value_of(column, {bytea_type});
    return {reinterpret_cast<std::uint8_t const*>(value.data()), value.size()};
}

}
