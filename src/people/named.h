#pragma once

#include <boost/describe/class.hpp>

#include <algorithm>
#include <string_view>

namespace noddfa {

/// Text as a template argument.
template<std::size_t N> struct FixedText {
    char text[N]{};
    constexpr FixedText(char const (&from)[N]) { std::copy_n(from, N, text); }
    constexpr std::string_view view() const { return {text, N - 1}; }
};

/// Who usually gives a command; what a replay file leaves out is filled in from this. `self`: the person that the
/// command's `person` field (or its first) names. `agency_lead`: of the agency whose report it names.
enum class Usual {
    chair,
    record_taker,
    coordinator,
    social_worker,
    team_manager,
    self,
    lead_manager,
    custodian,
    panel,
    agency_lead
};

/// A command or an event: a payload under its stored name.
template<FixedText Name, class Payload, Usual Actor = Usual::chair>
struct Named : Payload {
    using fields = Payload;
    static constexpr std::string_view stored_name = Name.view();
    static constexpr Usual usual_actor = Actor;
};

/// No fields of its own.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

}
