#pragma once

#include "base/date.h"
#include "people/identifiers.h"
#include "protocol/data_fault.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// From when a row holds, and where it comes from.
struct Dated {
    Date valid_from;
    std::optional<Date> valid_until; ///< the first day on which it no longer holds
    std::string source;
    std::string mark; ///< `K` from memory and to be confirmed; empty: read in the source

    bool holds_on(Date day) const { return valid_from <= day && (!valid_until || day < *valid_until); }
};

/// A principal council, which keeps a register. `id`: its code in the register of geographic codes (`W06…`).
struct Authority : Dated {
    AuthorityId id;
    std::string english;
    std::string welsh;
};

/// A body that serves whole councils.
struct Body : Dated {
    std::string id;
    std::string english;
    std::string welsh;
    std::vector<AuthorityId> councils;

    bool serves(AuthorityId const& council, Date day) const;
};

/// The councils, regional safeguarding boards, health boards and police forces as data (`protocol/authorities.toml`).
struct Authorities {
    std::string version;
    std::string source;
    std::vector<Authority> councils;
    std::vector<Body> boards;
    std::vector<Body> health_boards;
    std::vector<Body> police_forces;

    /// Null for one that is not known.
    Authority const* council(AuthorityId const& id) const;
    /// The body of a list that serves a council on a day; null where none does.
    static Body const* serving(std::vector<Body> const& bodies, AuthorityId const& council, Date day);
};

/// Reads `authorities.toml`. Refuses a wrong field, an identifier twice, a code that is no council's, a body of a
/// council that there is not, and a council that on some day has two bodies of a kind, or that in the end has none.
std::optional<DataFault> read_authorities(std::string_view file, std::string_view toml, Authorities& into);

/// Those built into the program.
Authorities const& authorities();
/// Those that there are not, which a demonstration alone offers and accepts (`protocol/authorities-invented.toml`).
Authorities const& invented_authorities();

/// A council by its code, invented or not, to say its name; null for one that is not known.
Authority const* any_council(AuthorityId const& id);

}
