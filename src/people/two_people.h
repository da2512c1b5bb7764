#pragma once

#include <boost/describe/enum.hpp>

namespace noddfa {

/// What may take two people (access model 3.4, the dual-control list), beside posts and a set-aside, which have
/// settings of their own.
enum class TwoPeople {
    rules,
    organisations,
    outside_release,
    widened_release,
    lowered_label,
    address_unsealed,
    administrative_removal,
    entry_corrected,
    register_list,
    appeal_outcome,
    identities,
    bulk_export,
    disposal,
    hold_lifted,
    system_change,
};
BOOST_DESCRIBE_ENUM(TwoPeople, rules, organisations, outside_release, widened_release, lowered_label, address_unsealed,
                    administrative_removal, entry_corrected, register_list, appeal_outcome, identities, bulk_export,
                    disposal, hold_lifted, system_change)

}
