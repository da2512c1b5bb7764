#include "base/london.h"
#include "main/test_board.h"

namespace noddfa::permits_test {

namespace {

using access::Action;
using access::Reason;
using application::Asker;
using application::Room;
using application::Thing;

Moment at(std::string_view iso) { return *read_london_time(iso).moment; }

/// A board with its people, and a conference that came as far as one of the shipped beginnings.
class PermitsOf : public testing::Test {
protected:
    void told(std::string_view as_far_as)
    {
        desk.open();
        EXPECT_GT(desk.play(people_of_the_board() + told_here(as_far_as)), 60);
    }
    Reason asked(std::string const& person, Action action, std::string_view when = "2026-03-09T12:00", Thing thing = {})
    {
        thing.kind = access::row_of(action).object;
        if (!thing.child && !thing.conference)
            thing.conference = ConferenceId{"C1"};
        return desk.ledger().read([&](ledger::Snapshot const& snapshot) {
            return snapshot.may(signed_in(person, at(when)), action, thing, at(when)).reason;
        });
    }

    Desk desk;
};

}

TEST_F(PermitsOf, a_header_are_for_those_of_the_conference_and_its_coordinator)
{
    told("convened");
    for (auto const* person : {"chair", "recorder", "coordinator", "sw", "manager", "hv", "teacher", "police"})
        EXPECT_EQ(asked(person, Action::read_header), Reason::permitted) << person;
    for (auto const* person : {"stranger", "custodian", "lsm"})
        EXPECT_EQ(asked(person, Action::read_header), Reason::no_relation) << person;
    EXPECT_EQ(asked("admin", Action::read_header), Reason::separation_of_duties);
    EXPECT_EQ(asked("mother", Action::read_header), Reason::not_active);
}

TEST_F(PermitsOf, a_report_begin_with_the_pack_and_for_its_agency_before)
{
    told("convened");
    Thing report;
    report.conference = ConferenceId{"C1"};
    report.report = ReportId{"r-hv"};
    EXPECT_EQ(asked("teacher", Action::read_report, "2026-03-04T18:00", report), Reason::not_now);
    EXPECT_EQ(asked("hv", Action::read_report, "2026-03-04T18:00", report), Reason::permitted);
    EXPECT_EQ(asked("nurse", Action::read_report, "2026-03-04T18:00", report), Reason::permitted);
    EXPECT_EQ(asked("teacher", Action::read_report, "2026-03-06T18:00", report), Reason::permitted);
    EXPECT_EQ(asked("nurse", Action::read_report, "2026-03-06T18:00", report), Reason::not_now);
    EXPECT_EQ(asked("coordinator", Action::read_report, "2026-03-06T18:00", report), Reason::no_relation);
}

TEST_F(PermitsOf, a_conference_end_so_many_days_after_it_closed)
{
    told("closed");
    for (auto const* person : {"chair", "hv"}) {
        EXPECT_EQ(asked(person, Action::read_record, "2026-04-06T23:59"), Reason::permitted) << person;
        EXPECT_EQ(asked(person, Action::read_record, "2026-04-07T00:00"),
                  person == std::string{"hv"} ? Reason::not_now : Reason::no_relation)
            << person;
    }
    EXPECT_EQ(asked("recorder", Action::read_record, "2026-06-07T00:00"), Reason::permitted) << "not agreed yet";
}

TEST_F(PermitsOf, a_record_end_for_its_taker_so_many_days_after_it_was_agreed)
{
    told("closed");
    // Not agreed: they go on writing it.
    EXPECT_EQ(asked("recorder", Action::read_record, "2027-03-09T12:00"), Reason::permitted);
    EXPECT_EQ(desk.play(R"({"clock":"2026-03-16T09:00"}
{"do":"SignOffRecord","command":"agreed-1","at":"2026-03-16T09:00","conference":"C1","by":"chair","parts":["attendance","facts","discussion","strengths","risk_analysis","decisions","plan"],"none":["dissent"]}
)"),
              1);
    EXPECT_EQ(asked("recorder", Action::read_record, "2026-04-13T12:00"), Reason::permitted);
    EXPECT_EQ(asked("recorder", Action::read_record, "2026-04-14T12:00"), Reason::no_relation);
}

TEST_F(PermitsOf, an_entry_and_a_plan_are_for_core_group_coordinator_and_custodian)
{
    told("closed");
    Thing child;
    child.child = ChildId{"A"};
    for (auto const* person : {"sw", "hv", "teacher", "custodian"})
        EXPECT_EQ(asked(person, Action::read_entry, "2026-05-09T12:00", child), Reason::permitted) << person;
    for (auto const* person : {"police", "chair", "coordinator", "stranger"})
        EXPECT_EQ(asked(person, Action::read_entry, "2026-05-09T12:00", child), Reason::no_relation) << person;
    EXPECT_EQ(asked("sw", Action::read_plan, "2026-05-09T12:00", child), Reason::permitted);
    EXPECT_EQ(asked("custodian", Action::read_plan, "2026-05-09T12:00", child), Reason::no_relation);
}

TEST_F(PermitsOf, a_leaver_are_gone_at_the_next_request)
{
    told("convened");
    EXPECT_EQ(asked("hv", Action::read_header, "2026-03-09T12:00"), Reason::permitted);
    Act act;
    act.id = CommandId{"leaves"};
    act.by = PersonId{"nurse"};
    act.held_on = act.recorded_at = at("2026-03-09T12:00");
    directory::RecordLeaving leaving;
    leaving.person = PersonId{"hv"};
    EXPECT_TRUE(desk.ledger().perform({Room::directory, "person:hv"}, directory::Command{leaving}, act).accepted());
    EXPECT_EQ(asked("hv", Action::read_header, "2026-03-09T12:00"), Reason::not_active);
}

/// CPR-18: while somebody waits for the answer, and no longer.
TEST_F(PermitsOf, an_open_request_are_the_officers_alone)
{
    desk.open();
    desk.play(
        people_of_the_board()
        + R"({"do":"ProposePost","command":"dp-1","by":"first","change":"grant","on":"2026-01-01","person":"stranger","post":"data_protection","authority":"W06000016"}
{"do":"AgreePost","command":"dp-2","by":"second","person":"stranger","post":"data_protection","authority":"W06000016"}
)" + told_here("closed"));
    Thing history;
    history.child = ChildId{"A"};
    constexpr auto day = "2026-05-13T12:00";
    EXPECT_EQ(asked("stranger", Action::read_access_history, day, history), Reason::not_now);
    EXPECT_EQ(desk.play(R"({"clock":"2026-05-12T10:00"}
{"do":"RequestAccessLog","command":"asks-1","child":"A","person":"mother","by":"mother","asks_as":"parent"}
)"),
              1);
    EXPECT_EQ(asked("stranger", Action::read_access_history, day, history), Reason::permitted);
    EXPECT_EQ(asked("custodian", Action::read_access_history, day, history), Reason::no_relation);
    EXPECT_EQ(desk.play(R"({"clock":"2026-05-12T11:00"}
{"do":"AnswerAccessRequest","command":"answered-1","child":"A","person":"mother","by":"custodian"}
)"),
              1);
    EXPECT_EQ(asked("stranger", Action::read_access_history, day, history), Reason::not_now);
}

/// R-27: said, and never a denial.
TEST_F(PermitsOf, a_lapse_are_permits_that_warn)
{
    told("convened");
    Thing const header{.kind = access::ObjectKind::conference, .conference = ConferenceId{"C1"}};
    auto const warned = [&](std::string const& person, std::string_view when, access::Obligation of) {
        return desk.ledger().read([&](ledger::Snapshot const& snapshot) {
            auto const decision = snapshot.may(signed_in(person, at(when)), Action::read_header, header, at(when));
            EXPECT_TRUE(decision.permit) << person << " " << when;
            return decision.permit && decision.permit->obligations().has(of);
        });
    };
    using access::Obligation;
    // Attested by joining on the first day of the year, for ninety days.
    EXPECT_FALSE(warned("hv", "2026-04-01T12:00", Obligation::warn_attestation));
    EXPECT_TRUE(warned("hv", "2026-04-02T12:00", Obligation::warn_attestation));
    EXPECT_FALSE(warned("hv", "2026-04-02T12:00", Obligation::warn_training)) << "nothing is known of any";
    EXPECT_EQ(desk.play(R"({"clock":"2026-04-02T13:00"}
{"do":"AttestMembership","command":"attested-1","by":"nurse","person":"hv","agency":"health-board"}
{"do":"RecordTraining","command":"trained-1","by":"nurse","person":"hv","course":"Safeguarding","on":"2024-04-03","until":"2026-04-02"}
)"),
              2);
    EXPECT_FALSE(warned("hv", "2026-04-02T14:00", Obligation::warn_attestation));
    EXPECT_FALSE(warned("hv", "2026-04-02T14:00", Obligation::warn_training));
    EXPECT_TRUE(warned("hv", "2026-04-03T12:00", Obligation::warn_training));
    EXPECT_FALSE(warned("hv", "2026-04-03T12:00", Obligation::warn_attestation));
}

/// D5, PAR-11: somebody who was to come with the family, and has work of their own there.
TEST_F(PermitsOf, whoever_is_kept_out_are_gone_at_the_next_request)
{
    told("convened");
    Thing report;
    report.conference = ConferenceId{"C1"};
    report.report = ReportId{"r-hv"};
    EXPECT_EQ(asked("hv", Action::read_report, "2026-03-06T18:00", report), Reason::permitted);
    constexpr char const* beside =
        R"({"do":"AddFamilyMember","command":"beside-1","conference":"C1","person":"hv","name":"Neb hv","capacity":"legal_representative"})";
    constexpr char const* kept_out =
        R"({"do":"ExcludeFamilyMember","command":"kept-out-1","conference":"C1","by":"chair","person":"hv","attends":"not_at_all","scope":"All of it.","reason":"A witness is named."})";
    EXPECT_EQ(desk.play(std::string{R"({"clock":"2026-03-06T18:30"})"} + "\n" + beside), 1);
    EXPECT_EQ(asked("hv", Action::read_report, "2026-03-06T18:31", report), Reason::permitted);
    EXPECT_EQ(desk.play(std::string{R"({"clock":"2026-03-06T18:40"})"} + "\n" + kept_out), 1);
    EXPECT_EQ(asked("hv", Action::read_report, "2026-03-06T18:41", report), Reason::label_not_admitted);
    EXPECT_EQ(asked("teacher", Action::read_report, "2026-03-06T18:41", report), Reason::permitted);
}

TEST_F(PermitsOf, a_password_alone_are_none)
{
    told("convened");
    auto asker = signed_in("chair", at("2026-03-09T12:00"));
    asker.assurance = 1;
    Thing thing{access::ObjectKind::conference, ConferenceId{"C1"}, {}, {}, {}, {}, {}, {}};
    desk.ledger().read([&](ledger::Snapshot const& snapshot) {
        EXPECT_EQ(snapshot.may(asker, Action::read_header, thing, at("2026-03-09T12:00")).reason,
                  Reason::sign_in_too_weak);
        return 0;
    });
}

}
