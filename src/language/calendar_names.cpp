#include "language/calendar_names.h"

#include "base/bug.h"

#include <unicode/dtfmtsym.h>

#include <span>

namespace noddfa::language {

CalendarNames calendar_names(Language language)
{
    auto const welsh = language == Language::cy;
    UErrorCode error = U_ZERO_ERROR;
    icu::DateFormatSymbols const symbols{icu::Locale{welsh ? "cy_GB" : "en_GB"}, error};
    CalendarNames names;
    int32_t count = 0;
    auto const* first_month = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    std::span const months{first_month, static_cast<std::size_t>(count)};
    for (std::size_t i = 0; U_SUCCESS(error) && i < names.months.size(); ++i)
        months[i].toUTF8String(names.months[i]);
    // ICU counts the days of the week from 1.
    auto const* no_day = symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    std::span const days{no_day, static_cast<std::size_t>(count)};
    for (std::size_t i = 0; U_SUCCESS(error) && i < names.days.size(); ++i)
        days[i + 1].toUTF8String(names.days[i]);
    if (U_FAILURE(error) || names.months[2] != (welsh ? "Mawrth" : "March"))
        throw Bug{"ICU does not know the months of the language"};
    return names;
}

}
