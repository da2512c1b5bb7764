#include "grants/test_grants.h"

namespace noddfa::grants::readers_test {

namespace {

using access::Relation;

std::string const proposal =
    R"({"person":"hv","whose":"mam","until":"2026-06-01","reason":{"text":"Visits at the new home."}})";
std::string const the_address = R"({"person":"hv","whose":"mam"})";

Desk<State> desk()
{
    Desk<State> desk;
    desk.on("2026-03-02").by("sw");
    return desk;
}

}

TEST(AddressReaders, are_let_in_by_two_people_of_whom_neither_is_the_reader)
{
    auto one = desk();
    EXPECT_EQ(one.by("hv").refusal_of<ProposeAddressReader>(proposal), "of-oneself");
    one.by("sw").tell<ProposeAddressReader>(proposal);
    EXPECT_THAT(held(one.state, Relation::address_access, "2026-03-02T09:00"), IsEmpty()) << "one person has asked";
    EXPECT_EQ(one.refusal_of<AgreeAddressReader>(the_address), "same-person-twice");
    EXPECT_EQ(one.by("hv").refusal_of<AgreeAddressReader>(the_address), "of-oneself");
    EXPECT_THAT(one.by("lsm").events_of<AgreeAddressReader>(the_address), ElementsAre("AddressOpened"));
    EXPECT_THAT(held(one.state, Relation::address_access, "2026-05-31T23:59"), ElementsAre("hv>mam"));
    EXPECT_THAT(held(one.state, Relation::address_access, "2026-06-01T00:00"), IsEmpty());
    EXPECT_EQ(one.refusal_of<AgreeAddressReader>(the_address), "no-address-proposal");
    EXPECT_EQ(one.refusal_of<ProposeAddressReader>(proposal), "known-already");
}

TEST(AddressReaders, wait_a_day_for_the_second_person_and_no_longer)
{
    auto one = desk();
    one.tell<ProposeAddressReader>(proposal);
    EXPECT_EQ(one.on("2026-03-04").by("lsm").refusal_of<AgreeAddressReader>(the_address), "proposal-expired");
    EXPECT_EQ(one.on("2026-03-03").refusal_of<AgreeAddressReader>(the_address), "");
}

TEST(AddressReaders, say_why_and_may_be_withdrawn)
{
    auto one = desk();
    EXPECT_EQ(one.refusal_of<ProposeAddressReader>(R"({"person":"hv","whose":"mam","reason":{"text":""}})"),
              "missing-field");
    EXPECT_EQ(one.refusal_of<ProposeAddressReader>(
                  R"({"person":"hv","whose":"mam","until":"2026-03-02","reason":{"text":"Visits."}})"),
              "ends-before-it-begins");
    one.tell<ProposeAddressReader>(proposal);
    one.tell<WithdrawAddressReader>(the_address);
    EXPECT_EQ(one.by("lsm").refusal_of<AgreeAddressReader>(the_address), "no-address-proposal");
    EXPECT_EQ(one.refusal_of<WithdrawAddressReader>(the_address), "no-address-proposal");
}

TEST(AddressReaders, are_shut_out_by_one)
{
    auto one = desk();
    EXPECT_EQ(one.refusal_of<CloseAddress>(the_address), "nothing-to-end");
    one.tell<ProposeAddressReader>(proposal);
    one.by("lsm").tell<AgreeAddressReader>(the_address);
    one.on("2026-04-01").tell<CloseAddress>(the_address);
    EXPECT_THAT(held(one.state, Relation::address_access, "2026-04-01T08:59"), ElementsAre("hv>mam"));
    EXPECT_THAT(held(one.state, Relation::address_access, "2026-04-01T09:00"), IsEmpty());
}

TEST(ListedReaders, are_listed_for_one_label_of_one_conference)
{
    auto one = desk();
    std::string const listing = R"json({"person":"hv","conference":"C1","label":"CHILD(A)"})json";
    EXPECT_EQ(one.by("hv").refusal_of<ListReader>(listing), "of-oneself");
    one.by("chair").tell<ListReader>(listing);
    EXPECT_EQ(one.refusal_of<ListReader>(listing), "known-already");
    EXPECT_EQ(one.refusal_of<ListReader>(R"({"person":"hv","conference":"C1","label":""})"), "missing-field");
    EXPECT_THAT(held(one.state, Relation::listed, "2026-03-02T09:00"), ElementsAre("hv>C1 CHILD(A)"));
    one.on("2026-03-05").tell<UnlistReader>(listing);
    EXPECT_THAT(held(one.state, Relation::listed, "2026-03-05T09:00"), IsEmpty());
    EXPECT_EQ(one.refusal_of<UnlistReader>(listing), "nothing-to-end");
}

}
