#include "web/before/request/test_requests.h"

namespace noddfa::web::report_test {

using testing::HasSubstr;

/// A health visitor is asked for a report on a child of a conference that is booked.
class Reports : public RequestVisits {
protected:
    Reports()
    {
        auto const id = approved();
        as("coord");
        fill("/conferences/" + id + "/convene", slot(working_day(5)));
        EXPECT_EQ(status(), 303) << body();
        conference::Invitation said;
        said.person = PersonId{"nurse"};
        said.name = "Invented nurse";
        said.capacity = Capacity::practitioner;
        said.service = ServiceId{"health_visiting"};
        said.agency = AgencyId{"health"};
        Act const act{CommandId{"invitation"}, PersonId{"coord"}, {}, now(), now(), {}};
        EXPECT_TRUE(ledger_
                        .perform({application::Room::conference, id},
                                 conference::Command{conference::InviteParticipant{said}}, act)
                        .accepted());
        form = "/conferences/" + id + "/report/" + child_of(id);
    }

    std::string form;
};

using RESP_02 = Reports;

TEST_F(RESP_02, records_whoever_writes_a_report_is_reminded_of_bias_on_seven_grounds)
{
    as("nurse");
    get(form);
    ASSERT_EQ(status(), 200);
    for (auto const* ground : {"age", "class", "culture", "disability", "gender", "race", "sexuality"})
        EXPECT_THAT(body(), testing::ContainsRegex(std::string{"once more for bias:[^<]*"} + ground));
    get(form, "cy");
    for (auto const* ground : {"oedran", "dosbarth", "diwylliant", "anabledd", "rhywedd", "hil", "rhywioldeb"})
        EXPECT_THAT(body(), testing::ContainsRegex(std::string{"rhag tuedd:[^<]*"} + ground));
}

}
