#pragma once

#include <stdexcept>

namespace noddfa {

/// A broken invariant: our mistake, never the user's. The request ends and nothing is appended. The text is for us; it
/// names identifiers of the program only, never what somebody wrote.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

}
