#pragma once

#include "application/commanded.h"
#include "protocol/notice_answers.h"

#include <algorithm>
#include <array>
#include <initializer_list>

/// The tables behind `commanded`, one for each room. That none of a room's commands is missing does not compile
/// otherwise.
namespace noddfa::application {

/// The circumstances of a command, for what a row adds of its own.
struct Given {
    Site const& site;
    PersonId const& who;
    StreamId const& stream;
    Act const& act;
};

/// A few actions, in the order in which they are tried.
class AnyOf {
public:
    constexpr AnyOf() = default;
    constexpr AnyOf(access::Action action) : actions_{action}, size_(1) {} // NOLINT(google-explicit-constructor)
    constexpr AnyOf(std::initializer_list<access::Action> actions)
    {
        for (auto const action : actions)
            actions_[size_++] = action;
    }
    constexpr access::Action const* begin() const { return actions_.data(); }
    constexpr access::Action const* end() const { return actions_.data() + size_; }

private:
    std::array<access::Action, 3> actions_{};
    std::size_t size_ = 0;
};

struct Permission {
    std::string_view name;
    AnyOf own;    ///< tried first where the command is about who gives it
    AnyOf others; ///< tried for everybody
    void (*more)(Commanded&, AnyCommand const&, Given const&) = nullptr;
    bool paired_by_room = false;
};

template<std::size_t N, std::size_t M>
constexpr bool same_names(Permission const (&rows)[N], std::string_view const (&commands)[M])
{
    if (N != M)
        return false;
    for (std::size_t at = 0; at < N; ++at)
        if (rows[at].name != commands[at])
            return false;
    return true;
}

/// A command's payload, where it is of that kind.
template<class Type> Type const& said(AnyCommand const& command)
{
    return *std::visit([](auto const& any) { return any.template get_if<Type>(); }, command);
}

namespace detail {

template<class Id> void set(std::optional<Id>& into, Id const& said) { into = said; }
template<class Id> void set(std::optional<Id>& into, std::optional<Id> const& said)
{
    if (said)
        into = said;
}
inline void set(std::optional<ChildId>& into, conference::SubjectChild const& said) { into = said.id; }
/// Several are nobody's own.
template<class Id> void set(std::optional<Id>& into, std::vector<Id> const& said)
{
    if (said.size() == 1)
        into = said.front();
}

}

/// What a payload's own fields name of a thing.
template<class Payload> void name_thing(Thing& thing, Payload const& said)
{
    if constexpr (requires { said.child; })
        detail::set(thing.child, said.child);
    if constexpr (requires { said.person; })
        detail::set(thing.person, said.person);
    if constexpr (requires { said.report; })
        detail::set(thing.report, said.report);
    if constexpr (requires { said.agency; })
        detail::set(thing.agency, said.agency);
    if constexpr (requires { said.conference; })
        detail::set(thing.conference, said.conference);
}

using NameThing = std::map<std::string_view, void (*)(Thing&, void const*)>;

template<class Type> std::pair<std::string_view const, void (*)(Thing&, void const*)> naming()
{
    return {Type::stored_name,
            [](Thing& thing, void const* payload) { name_thing(thing, *static_cast<Type const*>(payload)); }};
}

/// One room's table.
struct RoomTable {
    std::span<Permission const> rows;
    NameThing name_thing;
};

RoomTable const& conference_table();
RoomTable const& register_table();
RoomTable const& plan_table();
RoomTable const& dispute_table();
RoomTable const& directory_table();
RoomTable const& access_table();

/// The authority that somebody works for; nothing for none.
std::optional<AuthorityId> authority_of(Given const& given);

/// R-02, CHAIR-08: an alert is its own to answer of whom it tells.
inline void of_an_alert(Commanded& asked, std::vector<Alert> const& open, AnyCommand const& command, Given const& given)
{
    auto const& answer = said<AcknowledgeAlert>(command);
    if (std::ranges::any_of(
            open, [&](Alert const& one) { return one.to == given.who && is_answered_by(one, answer, given.act); }))
        asked.more.recipient = given.who;
}

inline void add_if(Commanded& asked, access::Circumstance which, bool is_so)
{
    if (is_so)
        asked.more.circumstances.add(which);
}

}
