#pragma once

#include <stdexcept>
#include <string>

namespace noddfa::db {

/// What went wrong in the database, whichever it is.
enum class Code {
    busy,           ///< somebody else holds it; trying again may do
    full,           ///< no space left; nothing of the transaction is kept
    read_only,      ///< the file or its folder may not be written
    constraint,     ///< a unique, foreign or check constraint refuses the row
    corrupt,        ///< what was read cannot have been written
    not_a_database, ///< another kind of file, or encrypted
    cannot_open,    ///< missing, or not ours to open
    io,             ///< a read or a write failed
    sync,           ///< what was written may not be on the disk: the outcome is unknown
    out_of_memory,
    interrupted,
    other,
};

/// `busy`, `full`, …: for logs and messages.
char const* name(Code code);

/// A failed call. Holds a code and the driver's number, never the driver's text: that can quote bound values.
class Failure final : public std::runtime_error {
public:
    explicit Failure(Code code, int driver_number = 0);

    Code code() const { return code_; }
    int driver_number() const { return driver_number_; }

private:
    Code code_;
    int driver_number_;
};

}
