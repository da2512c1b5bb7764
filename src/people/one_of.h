#pragma once

#include <concepts>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace noddfa {

/// One of a family's named payloads: a command or an event of one room. The payload never changes once made, so a
/// copy is cheap. A family is a tag for which `belongs(Family const*, Payload const*)` is declared for each of its
/// payloads. (A variant of so many would be instantiated in every translation unit that touches an event.)
template<class Family>
class OneOf {
public:
    OneOf() = default;

    template<class Payload>
        requires requires(Family const* family, Payload const* payload) { belongs(family, payload); }
    OneOf(Payload payload) : name_(Payload::stored_name), payload_(new Payload(std::move(payload)), &destroy<Payload>)
    {
    }

    /// The stored name; empty for none.
    std::string_view name() const { return name_; }

    /// The payload, if it is of that kind.
    template<class Payload>
    Payload const* get_if() const
    {
        return name_ == Payload::stored_name ? static_cast<Payload const*>(payload()) : nullptr;
    }

    /// The payload for somebody who is still filling it in; nothing once there are copies.
    void* unshared() { return payload_.use_count() == 1 ? payload_.get() : nullptr; }
    void const* payload() const { return payload_.get(); }

private:
    // One kind of deleter for all payloads: the control block is instantiated once, not for each.
    template<class Payload> static void destroy(void* payload) { delete static_cast<Payload*>(payload); }

    std::string_view name_;
    std::shared_ptr<void> payload_;
};

/// A function for each payload of a family, found by name.
template<class Function>
using ByName = std::map<std::string_view, Function>;

}
