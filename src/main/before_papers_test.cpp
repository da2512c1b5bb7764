#include "main/test_before.h"

namespace noddfa::web::before_papers_test {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Two parents who live apart: each has their own time, their own dispute and passages of their own (R-22).
class OwnPapers : public BeforeTheMeeting {
protected:
    OwnPapers()
    {
        begin("2026-03-06T10:00", told_here("convened") + R"json({"clock":"2026-03-06T09:00"}
{"do":"InviteFamilyMember","person":"mother","spoken":true,"arrives":"2026-03-09T09:30"}
{"do":"InviteFamilyMember","person":"father","spoken":true,"arrives":"2026-03-09T10:20"}
{"do":"SubmitReport","report":"r-new","author":"police","children":["A"],"sections":["involvement"],"statements":[{"type":"fact","text":"Words for everybody."},{"type":"fact","text":{"text":"Words private to her.","labels":["PERSON(mother)"]},"reason":"Private to her."},{"type":"fact","text":{"text":"Words private to him.","labels":["PERSON(father)"]},"reason":"Private to him."},{"type":"fact","text":{"text":"Words among practitioners.","labels":["PROF"]},"reason":"An enquiry goes on."},{"type":"fact","text":"Words to the chair.","restricted":true,"reason":"A child is in danger."}],"summary":"In short.","reasons":{"REP-10":"Late."}}
{"do":"ShareReport","report":["r-new"],"person":"mother","method":"in_person","discussed":true,"disputed":["Her answer to it."]}
)json");
    }
    std::string of(std::string const& person, std::string const& reader)
    {
        auto who = signed_in(reader);
        auto const shown = who.get(at_conference("family/papers/" + person));
        EXPECT_EQ(shown.status, 200);
        return shown.body;
    }
};

TEST_F(OwnPapers, hold_what_is_for_everybody_and_what_is_private_to_each)
{
    for (auto const* reader : {"sw", "chair", "coordinator"}) {
        auto const hers = of("mother", reader);
        EXPECT_THAT(hers, AllOf(Not(HasSubstr("Words private to him.")), Not(HasSubstr("Words among practitioners.")),
                                Not(HasSubstr("Words to the chair.")), Not(HasSubstr("10:20"))))
            << reader;
        EXPECT_THAT(hers, AllOf(HasSubstr("Mair Dychmygol"), HasSubstr("09:30"))) << reader;
        auto const his = of("father", reader);
        EXPECT_THAT(his, AllOf(Not(HasSubstr("Words private to her.")), Not(HasSubstr("Words among practitioners.")),
                               Not(HasSubstr("Words to the chair.")), Not(HasSubstr("Her answer to it.")),
                               Not(HasSubstr("09:30"))))
            << reader;
        EXPECT_THAT(his, HasSubstr("10:20")) << reader;
    }
    EXPECT_THAT(of("mother", "chair"),
                AllOf(HasSubstr("Words for everybody."), HasSubstr("Words private to her."),
                      HasSubstr("Her answer to it."), HasSubstr(text("page.own_papers.left_out"))));
    EXPECT_THAT(of("father", "chair"), AllOf(HasSubstr("Words for everybody."), HasSubstr("Words private to him.")));
}

TEST_F(OwnPapers, of_a_report_that_is_not_for_them_or_is_locked_hold_nothing)
{
    conference::SetReportRecipients recipients;
    recipients.report = ReportId{"r-new"};
    recipients.people = {PersonId{"mother"}};
    recipients.reason = Paragraph{{}, {}, {}, {}, "Not for him.", ""};
    tell(recipients, "police");
    EXPECT_THAT(of("father", "chair"), AllOf(Not(HasSubstr("Words for everybody.")), Not(HasSubstr("from-r-new"))));
    EXPECT_THAT(of("mother", "chair"), HasSubstr("Words for everybody."));
    conference::NotifySharingRisk risk;
    risk.report = ReportId{"r-new"};
    risk.reason.text = "He may harm her.";
    tell(risk, "police");
    EXPECT_THAT(of("mother", "chair"), Not(HasSubstr("Words for everybody.")));
}

TEST_F(OwnPapers, are_for_whoever_prepares_the_conference_and_of_the_family_alone)
{
    auto sw = signed_in("sw");
    EXPECT_THAT(sw.get(at_conference("family")).body, HasSubstr(at_conference("family/papers/mother")));
    EXPECT_EQ(sw.get(at_conference("family/papers/hv")).status, 404);
    EXPECT_EQ(sw.get(at_conference("family/papers/nobody")).status, 404);
    auto stranger = signed_in("stranger");
    EXPECT_EQ(stranger.get(at_conference("family/papers/mother")).status, 404);
}
}
