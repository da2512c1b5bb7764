#pragma once

#include <boost/describe/enum.hpp>

/// What becomes of a message that leaves the house.
namespace noddfa::application {

enum class DeliveryState {
    waiting,
    sending,     ///< handed to the server, or about to be: if the process ends now, nobody knows
    sent,        ///< taken by the server
    recalled,    ///< taken back before it was sent
    undelivered, ///< given up
    erased,      ///< with what it was about
};
BOOST_DESCRIBE_ENUM(DeliveryState, waiting, sending, sent, recalled, undelivered, erased)

/// Why a message was not taken.
enum class DeliveryFailure {
    none,
    nobody,          ///< it is for nobody in particular, or nobody holds the post
    left,            ///< they work nowhere any more
    no_address,
    unverified,      ///< the address was not yet proved to be theirs (T03)
    refused_for_now, ///< by the server, which may take it later
    refused,         ///< by the server, for good
    broken_off,      ///< in the middle of the message
};
BOOST_DESCRIBE_ENUM(DeliveryFailure, none, nobody, left, no_address, unverified, refused_for_now, refused, broken_off)

/// Whether another try would end the same.
constexpr bool is_permanent(DeliveryFailure failure) { return failure == DeliveryFailure::refused; }

}
