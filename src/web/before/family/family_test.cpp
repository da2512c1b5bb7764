#include "web/before/request/test_requests.h"

namespace noddfa::web::family_test {

using testing::HasSubstr;

class Families : public RequestVisits {
protected:
    Families()
    {
        id = approved();
        child = child_of(id);
        as("sw");
        fill(place(id, "/new-adult"), {{"name", "Mair Ddychmygus"}, {"capacity", "parent"}, {"children", child}});
        fill(place(id, "/new-adult"), {{"name", "Ifan Dychmygus"}, {"capacity", "parent"}, {"children", child}});
        for (auto const& [person, said] : of(id).family.people)
            (said.name.starts_with("Mair") ? mother : father) = person.value;
        as("coord");
        fill("/conferences/" + id + "/convene", slot(working_day(5)));
        EXPECT_EQ(status(), 303) << body();
        as("sw");
    }
    void write(std::string const& part, Typed const& typed)
    {
        fill("/conferences/" + id + "/family/" + part, typed);
        EXPECT_EQ(status(), 303) << part << body();
    }

    std::string id;
    std::string child;
    std::string mother;
    std::string father;
};

TEST_F(Families, have_each_child_heard_and_offered_an_advocate)
{
    write("advocacy/" + child, {{"answer", "declined"}, {"language", "cy"}});
    write("participation/" + child, {{"attends", "not_at_all"}, {"chosen_with_child", "yes"}});
    write("voice/" + child, {{"method", "drawing"}, {"text", "A house with two doors."}});
    auto const family = of(id).family;
    EXPECT_EQ(family.advocacy.begin()->second.answer, conference::OfferAnswer::declined);
    EXPECT_EQ(family.participation.begin()->second.attends, conference::Attendance::not_at_all);
    EXPECT_EQ(family.voices.begin()->second.front().text.text, "A house with two doors.");
    get("/conferences/" + id + "/family");
    EXPECT_THAT(body(), HasSubstr("drawing"));
    fill("/conferences/" + id + "/family/participation/" + child, {{"attends", "part"}});
    EXPECT_EQ(status(), 422) << "the chair limits, nobody else";
    EXPECT_THAT(body(), HasSubstr("CHD-09"));
}

TEST_F(Families, have_parents_prepared_and_invited_apart_in_both_forms)
{
    write("preparation/" + mother, {{"topics", "purpose"},
                                    {"topics", "reports"},
                                    {"leaflets", "complaints"},
                                    {"told", "yes"},
                                    {"support", "A lift."}});
    write("invitation/" + mother, {{"how", "spoken"}, {"how", "written"}, {"arrives", "9:30"}});
    write("invitation/" + father, {{"how", "written"}, {"arrives", "9:45"}});
    auto const family = of(id).family;
    EXPECT_EQ(family.prepared.at(PersonId{mother}).topics.size(), 2U);
    EXPECT_EQ(family.invited.at(PersonId{mother}).arrives->minute_of_day, 570);
    EXPECT_EQ(family.invited.at(PersonId{father}).arrives->minute_of_day, 585);
    get("/conferences/" + id + "/family");
    EXPECT_THAT(body(), HasSubstr("In person and in writing To come at"));
    EXPECT_THAT(body(), HasSubstr("In writing only"));
}

using PAR_09 = Families;

TEST_F(PAR_09, records_whoever_prepares_the_family_is_told_never_to_say_how_it_will_end)
{
    auto const page = "/conferences/" + id + "/family/preparation/" + mother;
    get(page);
    EXPECT_THAT(body(), HasSubstr("Never say how the conference is likely to end."));
    get(page, "cy");
    EXPECT_THAT(body(), HasSubstr("Peidiwch byth"));
}

TEST_F(Families, are_kept_out_by_the_chair_alone_with_reasons_and_are_heard_otherwise)
{
    get("/conferences/" + id + "/family/exclusion/" + father);
    EXPECT_EQ(status(), 404);
    as("chair");
    fill("/conferences/" + id + "/family/exclusion/" + father, {{"attends", "not_at_all"}, {"reason", ""}});
    EXPECT_EQ(status(), 422);
    write("exclusion/" + father, {{"attends", "not_at_all"},
                                  {"reason", "A restraining order."},
                                  {"views_heard_by", "The social worker reads them."}});
    EXPECT_TRUE(of(id).family.excluded_wholly(PersonId{father}));
    as("sw");
    write("view/" + father, {{"text", "I want to see her."}, {"none_because", ""}});
    EXPECT_TRUE(of(id).family.has_view(PersonId{father}, ChildId{child}));
}

TEST_F(Families, have_an_interpreter_who_comes_to_the_conference)
{
    as("sw");
    fill(place(id, "/needs/" + mother), {{"language", "cy"}, {"interpreter", "yes"}});
    get("/conferences/" + id + "/family");
    EXPECT_THAT(body(), HasSubstr("Needed, and none is booked"));
    as("coord");
    auto const where = "/conferences/" + id + "/family/interpreter/" + mother;
    fill(where, {{"interpreter", "new"}, {"name", ""}});
    EXPECT_EQ(status(), 422);
    write("interpreter/" + mother, {{"interpreter", "new"}, {"name", "Nia Rhithiol"}, {"about", "independent"}});
    ASSERT_EQ(of(id).family.interpreters.size(), 1U);
    EXPECT_TRUE(of(id).family.interpreters.front().independent);
    get("/conferences/" + id + "/family");
    EXPECT_THAT(body(), HasSubstr("Nia Rhithiol, not briefed yet"));
}

TEST_F(Families, have_addresses_that_nobody_reads_but_whom_two_people_let_in)
{
    person("lsm", "Invented lsm", "council");
    post("lsm", Post::lead_manager, "W06000016");
    constexpr char const* address = "9 Invented Close";
    as("sw");
    fill(place(id, "/address/" + mother), {{"address", address}});
    ASSERT_EQ(status(), 303) << body();
    auto const stands_nowhere = [&](std::string const& who) {
        as(who);
        for (auto const& page : {"/conferences/" + id, place(id, ""), place(id, "/address/" + mother),
                                 "/conferences/" + id + "/family", "/addresses/" + mother}) {
            get(page);
            EXPECT_THAT(body(), testing::Not(HasSubstr(address))) << who << page;
        }
        EXPECT_EQ(status(), 404) << who << ": not even who wrote it down";
    };
    for (auto const* who : {"sw", "coord", "chair", "boss", "lsm"})
        stands_nowhere(who);
    as("sw");
    auto const addresses = "/conferences/" + id + "/addresses/" + mother;
    fill(addresses + "/new-reader", {{"person", "sw-2"}, {"reason", "Visits her."}});
    ASSERT_EQ(status(), 303) << body();
    auto const agree = addresses + "/readers/sw-2/agree";
    auto const told = ledger_.read([](ledger::Snapshot const& at) { return at.outbox(0, 1000); });
    auto const waits = std::ranges::find_if(
        told, [](ledger::Queued const& one) { return one.message.what == "second-person-awaited"; });
    ASSERT_NE(waits, told.end()) << "whoever may agree is told";
    EXPECT_EQ(waits->message.post, "lead_safeguarding_manager");
    EXPECT_TRUE(waits->message.address.empty());
    for (auto const* who : {"sw", "sw-2", "coord"}) {
        as(who);
        get(agree);
        EXPECT_EQ(status(), 404) << who;
    }
    stands_nowhere("sw-2");
    as("coord");
    get("/work");
    EXPECT_THAT(body(), testing::Not(HasSubstr(agree)));
    as("lsm");
    get("/work");
    EXPECT_THAT(body(), HasSubstr(agree)) << "whoever may agree finds it among their work";
    EXPECT_THAT(body(), testing::Not(HasSubstr("Visits her")));
    fill(agree, {});
    ASSERT_EQ(status(), 303) << body();
    get("/work");
    EXPECT_THAT(body(), testing::Not(HasSubstr(agree))) << "agreed to once";
    as("sw-2");
    get("/addresses/" + mother);
    EXPECT_EQ(status(), 200);
    EXPECT_THAT(body(), HasSubstr(address));
    for (auto const* who : {"sw", "lsm"})
        stands_nowhere(who);
}

}
