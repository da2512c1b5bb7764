#pragma once

#include "protocol/act.h"
#include "protocol/catalogue.h"
#include "protocol/decision.h"

#include <utility>

namespace noddfa {

/// Weighs a command against the clauses it touches, in the order the rule is written.
/// - `must`: unmet refuses. Where the catalogue gives the clause a chair's reason as a way through, the chair's
///   recorded reason passes it, and its absence asks for one.
/// - `should`: unmet asks for a recorded reason, whoever acts.
/// - `notice`: unmet is a finding.
/// The first refusal stands; of clauses that want a reason every one is listed at once (`reason-required`).
class Weighing {
public:
    Weighing(Act const& act, bool by_chair) : act_(act), by_chair_(by_chair) {}

    Weighing& must(bool met, Clause clause, Code code, Details details = {});
    Weighing& should(bool met, Clause clause, Code code, Details details = {});
    Weighing& notice(bool met, Clause clause, Code code, Details details = {});
    /// A command that makes no sense as written: `field` says which field of it. Cites no override.
    Weighing& sound(bool met, Clause clause, Code code, std::string field, Details details = {});

    /// Whether nothing refuses so far (missing reasons aside): what follows may rely on what was asked above.
    bool sound_so_far() const { return !refusal_; }
    /// Whether the command may not pass, missing reasons included.
    bool refused() const { return refusal_ || !unreasoned_.empty(); }
    Refusal refusal() const;
    std::vector<Finding> const& findings() const { return findings_; }

    /// The answer: the refusal if anything stands against the command, else the events with the findings.
    template<class Event, class... Events>
    Decision<Event> answer(Events&&... events) const
    {
        if (refused())
            return {{}, {}, refusal()};
        Decision<Event> decision{{}, findings_, std::nullopt};
        (decision.events.push_back(Event{std::forward<Events>(events)}), ...);
        return decision;
    }

private:
    Act const& act_;
    bool by_chair_;
    std::optional<Refusal> refusal_;
    std::vector<Finding> unreasoned_; ///< clauses that ask for a reason and have none
    std::vector<Finding> findings_;
};

}
