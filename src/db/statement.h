#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace noddfa::db {

using ByteView = std::span<std::uint8_t const>;
using Null = std::monostate;
/// What can be bound to a parameter; copied when bound.
using Value = std::variant<Null, std::int64_t, std::string_view, ByteView>;

/// A statement as a driver knows it. Written once by each driver, used through `Statement` and `Row`.
class Prepared {
public:
    virtual ~Prepared() = default;

    virtual void bind(int number, Value const& value) = 0; ///< `$number`, from 1
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
    using GiveBack = std::function<void(std::unique_ptr<Prepared>)>;

    Statement(std::unique_ptr<Prepared> prepared, GiveBack give_back)
        : prepared_(std::move(prepared)), give_back_(std::move(give_back))
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
            give_back_(std::move(prepared_));
        }
    }

    /// Binds `$1`, `$2`, … in order.
    template<class... Values> Statement& bind(Values const&... values)
    {
        int number = 0;
        (prepared_->bind(++number, Value{values}), ...);
        return *this;
    }
    /// Moves to the next row; false after the last.
    bool next() { return prepared_->step(); }
    /// Back before the first row, with nothing bound.
    void rewind() { prepared_->reset(); }
    Row row() const { return Row{*prepared_}; }

private:
    std::unique_ptr<Prepared> prepared_;
    GiveBack give_back_;
};

}
