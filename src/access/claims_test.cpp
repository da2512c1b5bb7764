#include "access/claims.h"
#include "base/london.h"

#include <gtest/gtest.h>

namespace noddfa::access::claims_test {

namespace {

TEST(AccessClaims, are_reviewed_within_two_working_days_and_narrow_after_five)
{
    Calendar const calendar{"test", {Date{2026, 12, 25}, Date{2026, 12, 28}, Date{2027, 1, 1}}, Date{2027, 12, 31}};
    Fact claim;
    claim.relation = Relation::claim;
    claim.since = later(start_of(Date{2026, 12, 23}), 23 * 60);
    Settings settings;
    EXPECT_EQ(review_due(claim, calendar, settings), Date(2026, 12, 29));
    // The fifth working day after the 23rd is the 4th of January.
    EXPECT_EQ(narrows_on(claim, calendar, settings), Date(2027, 1, 5));
    settings.claim_review_working_days = 1;
    EXPECT_EQ(review_due(claim, calendar, settings), Date(2026, 12, 24));
}

}

}
