#include "access/actions.h"
#include "application/shapes.h"
#include "base/london.h"
#include "main/test_board.h"

namespace noddfa::performed_as_test {

namespace {

using application::Room;
using application::StreamId;

/// 3.4: the reviewing service's co-ordinator makes a conference known, for the social worker who asks.
bool is_asked_of_the_coordinator(StreamId const& stream, application::AnyCommand const& command)
{
    auto const name = application::name_of(command);
    return stream.room == Room::conference
           && (name == "RecordStrategyMeeting" || name == "StartSection47" || name == "DetermineSection47"
               || name == "RequestConference" || name == "AddChild");
}

/// Plays a text with every command given by who acts in it, signed in a minute ago. What the protocol would have let
/// them do and access did not: command, person and why.
std::vector<std::string> not_permitted(Desk& desk, std::string const& text)
{
    std::vector<std::string> refused;
    desk.play(people_of_the_board() + text, [&](StreamId const& stream, application::AnyCommand const& command,
                                                Act const& act) {
        auto& ledger = desk.ledger();
        if (stream.room == Room::directory)
            return ledger.perform(stream, command, act).accepted();
        auto given = act;
        if (is_asked_of_the_coordinator(stream, command)) {
            given.on_behalf_of = act.by;
            given.by = PersonId{"coordinator"};
        }
        auto const outcome = ledger.perform_as(signed_in(given.by.value, act.recorded_at), stream, command, given);
        if (!outcome.refusal || outcome.refusal->code.text() != "not-permitted")
            return outcome.accepted();
        auto const accepted = ledger.perform(stream, command, act).accepted();
        if (accepted)
            refused.push_back(std::string{application::name_of(command)} + " " + act.by.value + " "
                              + outcome.refusal->details.at("why"));
        return accepted;
    });
    return refused;
}

}

TEST(PerformedAs, a_conference_is_carried_out_by_those_whose_part_it_is)
{
    Desk desk;
    desk.open();
    for (auto const& one : not_permitted(desk, told_here("closed")))
        ADD_FAILURE() << one;
}

namespace {

Moment at(std::string_view iso) { return *read_london_time(iso).moment; }

Act act_of(std::string const& id, Moment const& when)
{
    Act act;
    act.id = CommandId{id};
    act.held_on = act.recorded_at = when;
    return act;
}

conference::Command booking(std::string const& chair)
{
    conference::BookConference command;
    command.starts = at("2026-03-09T10:00");
    command.chair = PersonId{chair};
    command.record_taker = PersonId{"recorder"};
    command.place = "Neuadd Ddychmygol";
    command.chair_trained_until = Date{2027, 12, 31};
    return command;
}

conference::Command reply(std::string const& person)
{
    conference::ReplyToInvitation command;
    command.person = PersonId{person};
    command.answer = conference::Answer::attending;
    return command;
}

StreamId const c1{Room::conference, "C1"};

/// A booked conference of a board, and what somebody's command comes to.
class PerformedAsSomebody : public testing::Test {
protected:
    PerformedAsSomebody()
    {
        desk.open();
        desk.play(people_of_the_board() + told_here("convened"));
    }
    /// `ok`, a code, or why it is not permitted.
    std::string given(std::string const& person, StreamId const& stream, application::AnyCommand const& command,
                      Act const& act)
    {
        auto const outcome = desk.ledger().perform_as(signed_in(person, act.recorded_at), stream, command, act);
        last = outcome;
        if (!outcome.refusal)
            return "ok";
        auto const& details = outcome.refusal->details;
        return details.contains("why") ? details.at("why") : std::string{outcome.refusal->code.text()};
    }
    /// Leaves of a class in the whole log.
    int leaves(audit::LeafClass kind)
    {
        return desk.ledger().log().read([&](store::Reader& reader) {
            int found = 0;
            reader.scan(0, reader.head().size, [&](std::variant<store::Record, store::DamagedRecord> const& one) {
                auto const* record = std::get_if<store::Record>(&one);
                found += record && record->leaf.kind == kind;
            });
            return found;
        });
    }

    Desk desk;
    application::Outcome last;
    Moment now = at("2026-03-06T12:00");
};

}

TEST_F(PerformedAsSomebody, is_who_acts_whatever_the_act_says)
{
    auto act = act_of("one", now);
    act.by = PersonId{"chair"};
    act.on_behalf_of = PersonId{"chair"};
    ASSERT_EQ(given("hv", c1, reply("hv"), act), "ok");
    ASSERT_FALSE(last.records.empty());
    EXPECT_EQ(last.records.front().act.by, PersonId{"hv"});
    EXPECT_FALSE(last.records.front().act.on_behalf_of);
}

TEST_F(PerformedAsSomebody, replies_for_themselves_and_for_nobody_else)
{
    EXPECT_EQ(given("hv", c1, reply("teacher"), act_of("one", now)), "no_relation");
    EXPECT_EQ(given("teacher", c1, reply("teacher"), act_of("two", now)), "ok");
    EXPECT_EQ(given("coordinator", c1, reply("hv"), act_of("three", now)), "ok");
}

TEST_F(PerformedAsSomebody, is_refused_with_a_leaf_and_nothing_is_kept_under_the_commands_name)
{
    auto const before = leaves(audit::LeafClass::security);
    EXPECT_EQ(given("stranger", c1, reply("stranger"), act_of("one", now)), "no_relation");
    EXPECT_EQ(leaves(audit::LeafClass::security), before + 1);
    EXPECT_TRUE(last.records.empty());
    // The same form sent again by somebody who may: it was not used up.
    EXPECT_EQ(given("coordinator", c1, reply("hv"), act_of("one", now)), "ok");
    EXPECT_EQ(leaves(audit::LeafClass::security), before + 1);
}

TEST_F(PerformedAsSomebody, is_not_given_what_became_of_anothers_command)
{
    ASSERT_EQ(given("hv", c1, reply("hv"), act_of("one", now)), "ok");
    EXPECT_EQ(given("hv", c1, reply("hv"), act_of("one", now)), "ok");
    EXPECT_TRUE(last.repeated);
    EXPECT_EQ(given("stranger", c1, reply("hv"), act_of("one", now)), "command_of_another");
    EXPECT_TRUE(last.records.empty());
}

TEST_F(PerformedAsSomebody, may_only_what_they_may_at_that_moment)
{
    // A permit from before the change of office is worth nothing in the transaction.
    auto const asker = signed_in("chair", now);
    application::Thing thing;
    thing.kind = access::ObjectKind::conference;
    thing.conference = ConferenceId{"C1"};
    auto const permitted = desk.ledger().read([&](ledger::Snapshot const& snapshot) {
        return snapshot.may(asker, access::Action::conduct_meeting, thing, now).permit.has_value();
    });
    EXPECT_TRUE(permitted);
    auto act = act_of("one", now);
    act.reasons[Clause::CHAIR_08] = Paragraph{{}, {}, {}, {}, "The chair is ill.", ""};
    ASSERT_EQ(given("coordinator", c1, booking("stranger"), act), "ok");
    conference::AskAboutWithholding question;
    EXPECT_EQ(given("chair", c1, conference::Command{question}, act_of("two", now)), "no_relation");
    EXPECT_EQ(given("stranger", c1, conference::Command{question}, act_of("three", now)), "ok");
}

TEST_F(PerformedAsSomebody, says_why_where_the_permit_asks_for_a_reason_and_both_offices_hear_of_it)
{
    EXPECT_EQ(given("coordinator", c1, booking("stranger"), act_of("one", now)), "reason_missing");
    auto act = act_of("one", now);
    act.reasons[Clause::CHAIR_08] = Paragraph{{}, {}, {}, {}, "The chair is ill.", ""};
    ASSERT_EQ(given("coordinator", c1, booking("stranger"), act), "ok");
    auto const told = desk.ledger().read([](ledger::Snapshot const& snapshot) { return snapshot.outbox(0, 1000); });
    std::vector<std::string> posts;
    for (auto const& queued : told)
        if (queued.message.what == "done-by-permit" && queued.message.about == "replace_office")
            posts.push_back(queued.message.post + " " + queued.message.to.value_or(PersonId{}).value);
    EXPECT_EQ(posts, (std::vector<std::string>{"chair stranger", "record_taker recorder", "chair chair"}));
}

TEST_F(PerformedAsSomebody, appoints_nobody_to_an_office_of_their_own)
{
    auto act = act_of("one", now);
    act.reasons[Clause::CHAIR_08] = Paragraph{{}, {}, {}, {}, "The chair is ill.", ""};
    EXPECT_EQ(given("coordinator", c1, booking("coordinator"), act), "separation_of_duties");
}

TEST_F(PerformedAsSomebody, signs_in_afresh_for_what_cannot_be_undone)
{
    auto asker = signed_in("chair", at("2026-03-09T10:00"));
    asker.proved = later(asker.proved, -10);
    auto const act = act_of("one", at("2026-03-09T10:00"));
    auto const opening = conference::Command{conference::OpenConference{}};
    auto const weak = desk.ledger().perform_as(asker, c1, opening, act);
    ASSERT_TRUE(weak.refusal);
    EXPECT_EQ(weak.refusal->details.at("why"), "sign_in_too_weak");
    // The same form, after a fresh sign-in.
    EXPECT_NE(given("chair", c1, opening, act), "sign_in_too_weak");
}

TEST_F(PerformedAsSomebody, gives_no_command_that_the_system_gives)
{
    cpr::EnterRegister entry;
    entry.child = ChildId{"A"};
    entry.authority = AuthorityId{"W06000016"};
    for (auto const* person : {"custodian", "chair", "coordinator", "admin", "lsm"})
        EXPECT_EQ(given(person, {Room::register_, "A"}, cpr::Command{entry}, act_of(person, now)), "system_only")
            << person;
    directory::VerifyContact proof;
    proof.person = PersonId{"hv"};
    EXPECT_EQ(given("hv", {Room::directory, "person:hv"}, directory::Command{proof}, act_of("one", now)),
              "system_only");
}

TEST_F(PerformedAsSomebody, checks_the_register_so_many_times_in_an_hour)
{
    cpr::RecordEnquiry enquiry;
    enquiry.name = "Neb Dychmygol";
    enquiry.identifier = cpr::IdentifierKind::born;
    enquiry.identifier_value = "2018-05-01";
    enquiry.person = PersonId{"nurse"};
    enquiry.kind = cpr::EnquiryKind::concern;
    enquiry.reason.text = "A bruise that nobody explained.";
    enquiry.agency = AgencyId{"health-board"};
    enquiry.checked = cpr::EnquirerCheck::signed_in;
    enquiry.searched = {AuthorityId{"W06000016"}};
    StreamId const nobody{Room::register_, "nobody"};
    for (int number = 1; number <= 30; ++number)
        ASSERT_EQ(given("nurse", nobody, cpr::Command{enquiry}, act_of("e" + std::to_string(number), now)), "ok")
            << number;
    EXPECT_EQ(given("nurse", nobody, cpr::Command{enquiry}, act_of("once more", now)), "not_now");
    constexpr std::int64_t hour = 3'600'000'000; // microseconds
    desk.site().clock.set(desk.site().clock.now() + hour);
    EXPECT_EQ(given("nurse", nobody, cpr::Command{enquiry}, act_of("later", later(now, 60))), "ok");
    EXPECT_GT(leaves(audit::LeafClass::access), 30);
}

TEST_F(PerformedAsSomebody, is_not_enough_where_it_takes_two)
{
    directory::RecordAgency agency;
    agency.agency = AgencyId{"coed-school"};
    agency.name = "Ysgol y Coed";
    agency.sector = Sector::education;
    agency.services = {ServiceId{"school"}};
    agency.authorities = {AuthorityId{"W06000016"}};
    StreamId const stream{Room::directory, "agency:coed-school"};
    auto const& ledger_site = [&](auto look) { return desk.ledger().read(look); };
    ASSERT_EQ(given("admin", stream, directory::Command{agency}, act_of("new", now)), "second-person-awaited");
    EXPECT_TRUE(last.records.empty());
    auto const waiting = ledger_site([](ledger::Snapshot const& snapshot) { return snapshot.proposals(10); });
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.front().command, "RecordAgency");
    auto const agree = [&](std::string const& person, store::Hash const& saw, Moment const& when) {
        auto const outcome = desk.ledger().agree_as(signed_in(person, when), CommandId{"new"}, saw, when);
        last = outcome;
        return outcome.refusal ? outcome.refusal->details.at("why") : std::string{"ok"};
    };
    auto const saw = waiting.front().hash();
    // Not the first again, nobody without the office, and nobody who saw something else.
    EXPECT_EQ(agree("admin", saw, now), "separation_of_duties");
    EXPECT_EQ(agree("coordinator", saw, now), "not_the_second");
    EXPECT_EQ(agree("admin-2", {}, now), "not_what_was_proposed");
    EXPECT_TRUE(ledger_site([&](ledger::Snapshot const& snapshot) {
        return snapshot.may_agree(signed_in("admin-2", now), waiting.front(), now).permit.has_value();
    }));
    EXPECT_EQ(agree("admin-2", saw, later(now, 24 * 60)), "proposal_expired");
    ASSERT_EQ(agree("admin-2", saw, later(now, 60)), "ok");
    ASSERT_FALSE(last.records.empty());
    EXPECT_EQ(last.records.front().act.by, PersonId{"admin"});
    EXPECT_EQ(agree("admin-2", saw, later(now, 60)), "no_proposal");
    EXPECT_TRUE(ledger_site([](ledger::Snapshot const& snapshot) {
        return snapshot.site().agency(AgencyId{"coed-school"}).agency.has_value();
    }));
}

/// Access model 3.1: the lead manager of an authority that the agency serves, and an administrator.
TEST_F(PerformedAsSomebody, appoints_the_lead_of_an_agency_that_serves_their_own_authority)
{
    directory::ProposedPost post{};
    post.person = PersonId{"teacher"};
    post.post = Post::agency_lead;
    post.agency = AgencyId{"school-1"};
    post.reason = Paragraph{{}, {}, {}, {}, "The last one left.", ""};
    StreamId const teacher{Room::directory, "person:teacher"};
    directory::Command const proposing{directory::ProposePost{post}};
    directory::Command const agreeing{directory::AgreePost{post}};
    EXPECT_EQ(given("coordinator", teacher, proposing, act_of("one", now)), "no_relation");
    EXPECT_EQ(given("lsm", teacher, proposing, act_of("two", now)), "ok");
    EXPECT_EQ(given("lsm", teacher, agreeing, act_of("three", now)), "separation_of_duties");
    EXPECT_EQ(given("admin", teacher, agreeing, act_of("four", now)), "ok");
    post.person = PersonId{"hv"};
    post.agency = AgencyId{"agency-of-elsewhere"};
    EXPECT_EQ(given("lsm", {Room::directory, "person:hv"}, directory::Command{directory::ProposePost{post}},
                    act_of("five", now)),
              "no_relation");
}

TEST_F(PerformedAsSomebody, has_what_they_proposed_carried_out_only_while_they_may)
{
    directory::CloseAgency closing;
    closing.agency = AgencyId{"school-1"};
    ASSERT_EQ(given("admin", {Room::directory, "agency:school-1"}, directory::Command{closing}, act_of("close", now)),
              "second-person-awaited");
    auto const saw = desk.ledger().read(
        [](ledger::Snapshot const& snapshot) { return snapshot.proposal(CommandId{"close"})->hash(); });
    auto act = act_of("leaves", now);
    act.by = PersonId{"head"};
    directory::RecordLeaving leaving;
    leaving.person = PersonId{"admin"};
    ASSERT_TRUE(desk.ledger().perform({Room::directory, "person:admin"}, directory::Command{leaving}, act).accepted());
    auto const outcome = desk.ledger().agree_as(signed_in("admin-2", now), CommandId{"close"}, saw, now);
    ASSERT_TRUE(outcome.refusal);
    EXPECT_EQ(outcome.refusal->details.at("why"), "not_active");
}

}
