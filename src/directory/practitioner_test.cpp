#include "directory/lapses.h"
#include "directory/test_directory.h"

namespace noddfa::directory::practitioner_test {

TEST(Practitioner, is_recorded_once_with_a_name_and_a_sound_address)
{
    auto desk = directory::desk();
    EXPECT_EQ(desk.refusal_of<RecordPractitioner>(R"({"person":"hv","name":"Heulwen Haf"})"), "practitioner-in-use");
    Desk<State> other;
    other.on("2026-03-02").by("coordinator");
    EXPECT_EQ(other.refusal_of<RecordPractitioner>(R"({"person":"x","name":""})"), "missing-field");
    for (auto const* address : {"haf", "@x", "a@", "a@b@c", "a b@c", "a@b,c"})
        EXPECT_EQ(other.refusal_of<RecordPractitioner>(R"({"person":"x","name":"X","email":")" + std::string{address}
                                                       + "\"}"),
                  "not-an-address")
            << address;
}

TEST(Practitioner, another_address_is_proved_anew)
{
    auto desk = directory::desk();
    desk.by("hv").tell<VerifyContact>(R"({"person":"hv","email":"haf@example.test"})");
    EXPECT_EQ(desk.state.practitioner->verified_on, day("2026-03-02"));
    desk.tell<ChangePractitioner>(R"({"person":"hv","role":"Health visitor"})");
    EXPECT_TRUE(desk.state.practitioner->verified_on) << "the address is the same";
    desk.tell<ChangePractitioner>(R"({"person":"hv","email":"heulwen@example.test"})");
    EXPECT_FALSE(desk.state.practitioner->verified_on);
    EXPECT_EQ(desk.refusal_of<VerifyContact>(R"({"person":"hv","email":"haf@example.test"})"), "address-changed");
    EXPECT_EQ(desk.refusal_of<ChangePractitioner>(R"({"person":"hv","role":"Health visitor"})"), "nothing-changes");
    EXPECT_EQ(desk.refusal_of<ChangePractitioner>(R"({"person":"gp","role":"GP"})"), "unknown-practitioner");
}

TEST(Practitioner, lapsed_training_and_attestation_are_said)
{
    // R-27: they warn; that nothing is denied shows in that every command below is accepted.
    auto desk = directory::desk();
    desk.tell<RecordTraining>(R"({"person":"hv","course":"Level C","on":"2024-05-01","until":"2026-04-30"})");
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"board","service":"health_visiting"})");
    auto const on = [&](char const* iso) {
        return lapses(*desk.state.practitioner, day(iso), desk.settings.on(day(iso)));
    };
    EXPECT_THAT(on("2026-04-30"), IsEmpty());
    EXPECT_EQ(on("2026-05-01").front().code.text(), "practitioner-training-lapsed");
    EXPECT_EQ(on("2026-05-31").size(), 1U) << "the ninetieth day after it began";
    EXPECT_EQ(on("2026-06-01").front().code.text(), "attestation-lapsed");
    desk.on("2026-06-10").by("lead");
    EXPECT_THAT(desk.findings_of<AttestMembership>(R"({"person":"hv","agency":"board"})"),
                ElementsAre("attestation-lapsed INV-01"));
    desk.tell<RecordTraining>(R"({"person":"hv","course":"Level C","until":"2028-06-09"})");
    EXPECT_THAT(on("2026-06-11"), IsEmpty());
    EXPECT_EQ(desk.refusal_of<RecordTraining>(R"({"person":"hv","on":"2026-06-11"})"), "in-the-future");
    EXPECT_EQ(desk.refusal_of<RecordTraining>(R"({"person":"hv","on":"2026-06-09","until":"2026-06-08"})"),
              "ends-before-it-begins");
}

TEST(Practitioner, the_board_sets_how_long_an_attestation_lasts)
{
    auto desk = directory::desk();
    desk.tell<JoinAgency>(R"({"person":"hv","agency":"school"})");
    auto const lapsed = [&] {
        return lapses(*desk.state.practitioner, day("2026-04-02"), desk.settings.on(day("2026-04-02")));
    };
    EXPECT_THAT(lapsed(), IsEmpty());
    desk.set("ATTESTATION_DAYS", "30");
    EXPECT_EQ(lapsed().size(), 1U);
}

}
