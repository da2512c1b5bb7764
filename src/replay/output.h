#pragma once

#include "application/site.h"

#include <boost/json/object.hpp>

#include <string_view>

namespace noddfa::replay {

/// One event as the output shows it. A view not yet revealed shows only whose and about whom it is; the reveal
/// shows the round.
boost::json::object event_line(application::EventRecord const& record, application::Site const& site);
boost::json::object finding_line(Finding const& finding);
boost::json::object refusal_line(Refusal const& refusal);
/// Where one child of a conference stands.
boost::json::object child_line(application::Site const& site, ConferenceId const& conference, ChildId const& child,
                               Moment now);
boost::json::object duty_line(std::string_view stream, Duty const& duty, Date today);

}
