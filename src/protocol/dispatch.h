#pragma once

#include "people/one_of.h"
#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/terms.h"

#include <initializer_list>
#include <utility>

namespace noddfa {

/// The `decide` of a room for each type of its commands, found by the command's stored name. One row for each:
/// `Deciders<State, Command, Event>::row<Type>()`.
template<class State, class Command, class Event>
class Deciders {
public:
    using Decide = Decision<Event> (*)(State const&, Command const&, Act const&, Terms const&);
    using Row = std::pair<std::string_view const, Decide>;

    Deciders(std::initializer_list<Row> rows) : deciders_(rows) {}

    template<class Type>
    static Row row()
    {
        return {Type::stored_name, [](State const& state, Command const& command, Act const& act, Terms const& terms) {
                    return decide(state, *command.template get_if<Type>(), act, terms);
                }};
    }

    /// Nothing at all for a command that is none of the room's.
    Decision<Event> operator()(State const& state, Command const& command, Act const& act, Terms const& terms) const
    {
        auto const found = deciders_.find(command.name());
        return found == deciders_.end() ? Decision<Event>{} : found->second(state, command, act, terms);
    }

private:
    ByName<Decide> deciders_;
};

/// The `fold` of a room for each type of its events, in the same way.
template<class State, class Event>
class Folds {
public:
    using Fold = void (*)(State&, Event const&, Act const&);
    using Row = std::pair<std::string_view const, Fold>;

    Folds(std::initializer_list<Row> rows) : folds_(rows) {}

    template<class Type>
    static Row row()
    {
        return {Type::stored_name, [](State& state, Event const& event, Act const& act) {
                    fold(state, *event.template get_if<Type>(), act);
                }};
    }

    /// An event that is none of the room's changes nothing.
    void operator()(State& state, Event const& event, Act const& act) const
    {
        if (auto const found = folds_.find(event.name()); found != folds_.end())
            found->second(state, event, act);
    }

private:
    ByName<Fold> folds_;
};

}
