#pragma once

#include "access/denies.h"
#include "access/obligations.h"
#include "access/question.h"

#include <optional>

namespace noddfa::access {

struct Decision;

/// What lets data be fetched and an act be done. Only `decide` makes one.
class Permit {
public:
    Subject const& who() const { return who_; }
    Action action() const { return action_; }
    Object const& object() const { return object_; }
    /// What must be done in the same transaction, or before the first byte of a page.
    Obligations obligations() const { return obligations_; }
    /// The row of `rows()` that permitted it; none for a second person.
    std::optional<std::size_t> row() const { return row_; }
    /// The version of the facts it was decided on. The transaction asks again where it has moved on.
    std::uint64_t facts_version() const { return facts_version_; }

private:
    friend Decision decide(Subject const&, Action, Object const&, Context const&, Facts const&, Settings const&);
    Permit() = default;

    Subject who_;
    Action action_{};
    Object object_;
    Obligations obligations_;
    std::optional<std::size_t> row_;
    std::uint64_t facts_version_ = 0;
};

struct Decision {
    Reason reason{};              ///< `permitted`, or why not
    std::uint64_t facts_version = 0;
    std::optional<Permit> permit; ///< exactly where permitted
};

/// Whether somebody may do something to an object, in a context, as the facts stand. Total and without effects: the
/// denies first, in order; then, for the second of two people, the table of pairs; otherwise the first row whose role
/// they play and whose circumstances are met.
Decision decide(Subject const& who, Action action, Object const& object, Context const& context, Facts const& facts,
                Settings const& settings);

}
