#pragma once

#include "access/actions.h"

#include <span>

/// What denies whatever a row would permit: ten rows, evaluated first (3.2).
namespace noddfa::access {

// The codes are permanent.
NODDFA_ACCESS_ENUM(Reason, permitted, wrong_object, not_active, sign_in_too_weak, another_authority,
                   conflict_of_interest, label_not_admitted, court_order, separation_of_duties, unknown_device,
                   legal_hold, withheld_address, not_by_partner, purpose_not_allowed, no_relation, not_now,
                   takes_no_second, proposal_expired, not_the_second)

struct Deny {
    std::string_view id; ///< `D1` to `D10`
    Reason reason{};
    bool (*bites)(Action, Asking const&) = nullptr;
};

std::span<Deny const> denies();

/// Whether the sign-in is fresh and strong enough for an action; what a step-up page asks before it sends anybody on.
bool sign_in_suffices(Action action, Context const& context, Settings const& settings);

}
