#pragma once

#include "protocol/decision.h"

#include <utility>

namespace noddfa {

/// Weighs a command where no clause of the protocol speaks: the first thing wrong refuses, and names none.
template<class Event>
class GateOf {
public:
    /// `field`: which field of the command is wrong; empty: none in particular.
    GateOf& need(bool met, Code code, std::string field = {})
    {
        if (met || refusal_)
            return *this;
        refusal_ = Refusal{code, {}, {}, {}};
        if (!field.empty())
            refusal_->details.emplace("field", std::move(field));
        return *this;
    }
    GateOf& note(Finding finding)
    {
        findings_.push_back(std::move(finding));
        return *this;
    }

    /// Whether nothing refuses so far: what follows may rely on what was asked above.
    bool open() const { return !refusal_; }

    template<class... Events> Decision<Event> answer(Events&&... events) const
    {
        if (refusal_)
            return {{}, {}, refusal_};
        Decision<Event> decision{{}, findings_, std::nullopt};
        (decision.events.push_back(Event{std::forward<Events>(events)}), ...);
        return decision;
    }

private:
    std::optional<Refusal> refusal_;
    std::vector<Finding> findings_;
};

}
