#pragma once

#include <string_view>

/// Rules that a test build can switch off, so that the suite shows that it would notice. No other build defines
/// `switch_off`: there `is_off` is a constant.
namespace noddfa::access {

/// `D3` for a deny, the number of a row in `rows()`, `chair_of_own_case` for a separation.
void switch_off(std::string_view rule);
void switch_all_on();

#ifdef NODDFA_ACCESS_SWITCHES
bool is_off(std::string_view rule);
bool is_row_off(std::size_t row);
#else
constexpr bool is_off(std::string_view) { return false; }
constexpr bool is_row_off(std::size_t) { return false; }
#endif

}
