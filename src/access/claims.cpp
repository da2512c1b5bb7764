#include "access/claims.h"

namespace noddfa::access {

Date review_due(Fact const& claim, Calendar const& calendar, Settings const& settings)
{
    return calendar.working_days_after(claim.since.day, settings.claim_review_working_days);
}

Date narrows_on(Fact const& claim, Calendar const& calendar, Settings const& settings)
{
    return calendar.working_days_after(claim.since.day, settings.claim_narrowed_working_days).plus_days(1);
}

}
