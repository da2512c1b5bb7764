#pragma once

#include "application/rows.h"
#include "net/message.h"
#include "web/house/reader.h"

#include <string_view>
#include <vector>

namespace noddfa::web {

/// What the address of the conferences says for it.
constexpr std::string_view to_be_held_view = "open";

/// Conferences without a day to be held on, the first to be due first.
std::vector<application::ConferenceRow> waiting_to_be_booked(Reader const& reader);

/// All that are still to be held, whenever that is, and what of them needs attention.
net::Response show_to_be_held(Reader const& reader);

}
