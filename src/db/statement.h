#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace noddfa::db {

using ByteView = std::span<std::uint8_t const>;
using Null = std::monostate;
/// What can be bound to a parameter.
using Value = std::variant<Null, std::int64_t, std::string_view, ByteView>;

/// Whether a bound text or blob is copied, or stays where it is until the statement is done.
enum class Bound { copied, in_place };

/// A statement as a driver knows it. Written once by each driver, used through `Statement` and `Row`.
class Prepared {
public:
    virtual ~Prepared() = default;

    virtual void bind(int number, Value const& value, Bound bound) = 0; ///< `$number`, from 1
    virtual bool step() = 0;                               ///< whether there is a row
    virtual void reset() = 0;                              ///< back to the start, nothing bound; never fails
    virtual bool is_null(int column) const = 0;            ///< columns count from 0
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual ByteView bytes(int column) const = 0;
};

/// The row a statement stands on. What it gives lives until the statement moves on. A column of another type is a
/// `Failure` with `corrupt`: our tables are strict, so nobody can have stored it.
class Row {
public:
    explicit Row(Prepared const& prepared) : prepared_(&prepared) {}

    bool is_null(int column) const { return prepared_->is_null(column); }
    std::int64_t integer(int column) const { return prepared_->integer(column); }
    std::string_view text(int column) const { return prepared_->text(column); }
    ByteView bytes(int column) const { return prepared_->bytes(column); }

private:
    Prepared const* prepared_;
};

/// A prepared statement, borrowed from its connection and given back at the end. Not longer than the connection.
class Statement {
public:
    /// `place`: where it waits for the next who asks.
    Statement(std::unique_ptr<Prepared> prepared, std::unique_ptr<Prepared>& place)
        : prepared_(std::move(prepared)), place_(place)
    {
    }
    Statement(Statement&&) noexcept = default;
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement()
    {
        if (prepared_) {
            prepared_->reset();
            place_ = std::move(prepared_);
        }
    }

    /// Binds `$1`, `$2`, … in order, each copied.
    template<class... Values> Statement& bind(Values const&... values) { return bind_as(Bound::copied, values...); }
    /// The same for values that outlive the run of the statement.
    template<class... Values> Statement& bind_in_place(Values const&... values)
    {
        return bind_as(Bound::in_place, values...);
    }
    /// Moves to the next row; false after the last.
    bool next() { return prepared_->step(); }
    /// Back before the first row, with nothing bound.
    void rewind() { prepared_->reset(); }
    Row row() const { return Row{*prepared_}; }

private:
    template<class... Values> Statement& bind_as([[maybe_unused]] Bound bound, Values const&... values)
    {
        int number = 0;
        (prepared_->bind(++number, Value{values}, bound), ...);
        return *this;
    }

    std::unique_ptr<Prepared> prepared_;
    std::unique_ptr<Prepared>& place_;
};

}
