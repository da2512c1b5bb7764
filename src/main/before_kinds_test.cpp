#include "main/test_before.h"

/// The other kinds of conference on the way to the meeting: a review, a transfer in, one that meets again, one before
/// the birth.
namespace noddfa::web::before_kinds_test {

using testing::HasSubstr;
using testing::Not;

using Typed = std::map<std::string, std::string>;

Typed with(Typed typed, Typed const& more)
{
    typed.insert(more.begin(), more.end());
    return typed;
}

Typed day(std::string const& field, std::string const& iso)
{
    return {{field + "-day", iso.substr(8)}, {field + "-month", iso.substr(5, 2)}, {field + "-year", iso.substr(0, 4)}};
}

class OtherKinds : public BeforeTheMeeting {
protected:
    /// The child of the shipped beginnings, asked about once more.
    static Typed alaw(std::string const& kind)
    {
        return with({{"kind", kind}, {"name", "Alaw Dychmygol"}}, day("born", "2018-05-01"));
    }
    std::string at_request(std::string const& part = {}) const { return at_conference("request" + part); }
    std::string refused(TestBrowser& who, std::string const& address, Typed typed)
    {
        auto const answer = fill(who, address, std::move(typed));
        EXPECT_EQ(answer.status, 422) << address;
        return answer.body;
    }
    std::string taken(TestBrowser& who, std::string const& address, Typed typed)
    {
        auto const answer = fill(who, address, std::move(typed));
        EXPECT_EQ(answer.status, 303) << address << answer.body;
        return led_to(answer);
    }
    void begin_request(TestBrowser& who, Typed const& typed)
    {
        auto const place = taken(who, "/en/request-a-conference", typed);
        auto const from = place.find("/conferences/") + 13;
        conference = place.substr(from, place.find('/', from) - from);
    }
    void send_and_approve(TestBrowser& worker, Typed typed = {})
    {
        typed.emplace("team_manager", "manager");
        taken(worker, at_request("/send"), std::move(typed));
        auto manager = signed_in("manager");
        taken(manager, at_request("/answer"), {{"answer", "approve"}});
    }
    void post_chair()
    {
        for (auto const& [who, post] :
             std::map<std::string, std::string>{{"chair", "chair"}, {"recorder", "record_taker"}})
            more_ +=
                R"({"do":"ProposePost","by":"coordinator","change":"grant","on":"2026-01-01","authority":"W06000016","person":")"
                + who + R"(","post":")" + post + "\"}\n";
    }
    void begin_at(std::string_view now, std::string const& lines)
    {
        post_chair();
        begin(now, more_ + lines);
    }
    Typed slot(std::string const& on) const
    {
        return with({{"at", "10:00"}, {"chair", "chair"}, {"record_taker", "recorder"}, {"place", "Room 1"}},
                    day("on", on));
    }

private:
    std::string more_;
};

// REV-01, REV-03, REG-12, CG-03: the child is known, the plan has the date, and the core group is asked.
TEST_F(OtherKinds, a_review_rests_on_the_plan_and_asks_the_core_group)
{
    begin_at("2026-05-11T09:00", told_here("closed"));
    auto sw = signed_in("sw");
    auto const asked = fill(sw, "/en/request-a-conference", alaw("review"));
    EXPECT_EQ(asked.status, 200) << "a question, and nothing that is wrong";
    EXPECT_THAT(asked.body, HasSubstr("value=\"A\""));
    EXPECT_THAT(refused(sw, "/en/request-a-conference", with(alaw("review"), {{"same", "none"}})), HasSubstr("REV-01"))
        << "of a child on the register, and of nobody else";
    begin_request(sw, with(alaw("review"), {{"same", "A"}}));
    EXPECT_EQ(state().convening.children.front().id, ChildId{"A"});
    EXPECT_EQ(state().convening.children.front().school, AgencyId{"school-1"}) << "what is known is not typed again";
    auto const page = sw.get(at_request()).body;
    EXPECT_THAT(page, HasSubstr("8 June 2026"));
    EXPECT_THAT(page, Not(HasSubstr(at_request("/meeting")))) << "it follows from no new enquiries";
    EXPECT_THAT(page, HasSubstr(at_request("/adults-before")));
    taken(sw, at_request("/adults-before"), {{"people", "mother"}});
    EXPECT_EQ(state().family.people.at(PersonId{"mother"}).name, "Mair Dychmygol");
    EXPECT_THAT(sw.get(at_request("/adults-before")).body, HasSubstr("value=\"father\""));
    EXPECT_EQ(sw.get(at_request("/kind")).status, 404);
    send_and_approve(sw);
    EXPECT_THAT(sw.get(at_request()).body, HasSubstr("3 months from 9 March 2026"));
    auto coordinator = signed_in("coordinator");
    EXPECT_THAT(refused(coordinator, at_conference("convene"), slot("2026-06-17")), HasSubstr("REG-12"));
    taken(coordinator, at_conference("convene"), slot("2026-06-03"));
    auto const invite = coordinator.get(at_conference("invite")).body;
    EXPECT_THAT(invite, HasSubstr("core group"));
    for (auto const* who : {"sw@north-council", "hv@health-board", "teacher@school-1"})
        EXPECT_THAT(invite, testing::ContainsRegex(std::string{"value=\""} + who + "\" checked")) << who;
    // ADV-02: an advocate is considered anew; CHD-02 is of conferences that follow enquiries.
    auto const ready = signed_in("chair").get(at_conference("readiness")).body;
    EXPECT_THAT(ready, HasSubstr("ADV-02"));
    EXPECT_THAT(ready, Not(HasSubstr("CHD-02")));
    EXPECT_THAT(ready, HasSubstr("REP-10")) << "prepared as the first one was";
}

// CONV-09, MOV-08, MOV-09: fifteen working days, from the stricter of two readings, and both are shown.
TEST_F(OtherKinds, a_transfer_in_counts_from_the_notice_of_the_move)
{
    begin_at("2026-05-11T09:00", told_here("board"));
    auto sw = signed_in("sw");
    EXPECT_THAT(refused(sw, "/en/request-a-conference", alaw("transfer_in")), HasSubstr("CONV-09"));
    begin_request(sw,
                  with(with(alaw("transfer_in"), {{"from_authority", "W06000015"}}), day("notified_on", "2026-05-07")));
    EXPECT_THAT(sw.get(at_request()).body, HasSubstr("15 working days from 7 May 2026"));
    EXPECT_THAT(
        refused(sw, at_request("/kind"), with({{"from_authority", "W06000015"}}, day("notified_on", "2026-05-12"))),
        HasSubstr("notified_on-error"))
        << "a day that has not come";
    taken(sw, at_request("/kind"),
          with(with({{"from_authority", "W06000015"}}, day("notified_on", "2026-05-07")),
               day("agreed_permanent_on", "2026-05-08")));
    auto const page = sw.get(at_request()).body;
    EXPECT_THAT(page, HasSubstr("15 working days from 7 May 2026"));
    EXPECT_THAT(page, HasSubstr("15 working days from 8 May 2026"));
    EXPECT_THAT(page, HasSubstr("MOV-08"));
    EXPECT_EQ(state().convening.children.size(), 1U) << "the children stay";
    EXPECT_THAT(page, Not(HasSubstr(at_request("/meeting"))));
    send_and_approve(sw);
    auto coordinator = signed_in("coordinator");
    EXPECT_THAT(refused(coordinator, at_conference("convene"), slot("2026-06-17")), HasSubstr("CONV-09"));
    taken(coordinator, at_conference("convene"), slot("2026-05-27"));
    EXPECT_THAT(signed_in("chair").get(at_conference("readiness")).body, HasSubstr("ADV-02"));
}

// SET-04: about a decision that was taken, by the day that was set with the set-aside.
TEST_F(OtherKinds, a_conference_that_meets_again_names_what_it_is_about)
{
    begin_at("2026-03-12T09:00",
             told_here("closed")
                 + R"({"do":"SetAside","at":"2026-03-11T09:00","conference":"C1","child":"A","trigger":"opinion",)"
                   R"("information":"The plan leaves weekends out.","source":"hv","reason":"Nobody sees her then.",)"
                   R"("interim_protection":"Grandmother's house."})"
                   "\n");
    auto sw = signed_in("sw");
    auto const again = with(alaw("reconvened"), {{"same", "A"}});
    EXPECT_THAT(refused(sw, "/en/request-a-conference", again), HasSubstr("SET-04"));
    EXPECT_THAT(refused(sw, "/en/request-a-conference", with(again, {{"reconvenes", "C9"}})),
                HasSubstr(text("form.request_child.reconvenes.unknown")));
    begin_request(sw, with(again, {{"reconvenes", "C1"}}));
    taken(sw, at_request("/kind"), with({{"reconvenes", "C1"}}, day("due", "2026-04-01")));
    EXPECT_THAT(sw.get(at_request()).body, HasSubstr("1 April 2026"));
    send_and_approve(sw);
    EXPECT_EQ(state().convening.request->due, (Date{2026, 4, 1}));
    auto coordinator = signed_in("coordinator");
    EXPECT_THAT(refused(coordinator, at_conference("convene"), slot("2026-04-08")), HasSubstr("SET-04"));
    taken(coordinator, at_conference("convene"), slot("2026-03-20"));
    EXPECT_THAT(coordinator.get(at_conference("invite")).body, HasSubstr("earlier conference"));
}

/// The shipped conference, closed without anybody registered because too little was known.
std::string nobody_registered()
{
    auto lines = told_here("views");
    auto const say = [&](std::string const& line) { lines += "{" + line + "}\n"; };
    say(R"("do":"OpenViews","child":"A")");
    for (auto const* person : {"sw", "police", "hv", "teacher"})
        say(R"("do":"GiveView","child":"A","view":"not_register","reason":"Too little is known.","person":")"
            + std::string{person} + '"');
    say(R"("do":"RevealViews","child":"A")");
    say(R"("do":"DeclareConsensus","child":"A")");
    say(R"("do":"DeclareOutcome","outcome":"not_register","ground":"insufficient_information",)"
        R"("reasons":"The scan is missing.","no_immediate_risk":"Alaw is with her grandmother.")");
    say(R"("do":"AnswerNeeds","needs":false,"reason":"Nothing until the scan is read.")");
    say(R"("do":"SetNextConference","on":"2026-03-27")");
    say(R"("do":"CloseConference","at":"2026-03-09T12:00")");
    return lines;
}

// DEFER-05, R-06: after too little information the conference that follows needs no new finding.
TEST_F(OtherKinds, a_conference_that_follows_names_the_earlier_one_and_needs_no_new_finding)
{
    begin_at("2026-03-12T09:00", nobody_registered());
    auto sw = signed_in("sw");
    begin_request(sw, with(alaw("initial"), {{"same", "A"}}));
    EXPECT_THAT(sw.get(at_request()).body, HasSubstr(text("form.request_kind.follows")));
    EXPECT_THAT(refused(sw, at_request("/send"), {{"team_manager", "manager"}}), HasSubstr("PRIN-10"));
    EXPECT_THAT(sw.get(at_request("/kind")).body, HasSubstr("value=\"C1\""));
    taken(sw, at_request("/kind"), {{"follows", "C1"}});
    EXPECT_EQ(state().convening.request, std::nullopt);
    EXPECT_EQ(state().convening.asked()->follows, ConferenceId{"C1"});
    send_and_approve(sw);
    EXPECT_EQ(state().convening.request->follows, ConferenceId{"C1"});
}

// One that registered nobody is followed, and no other.
TEST_F(OtherKinds, no_other_earlier_conference_is_followed)
{
    begin_at("2026-03-12T09:00", told_here("convened"));
    auto sw = signed_in("sw");
    begin_request(sw, with(alaw("initial"), {{"same", "A"}}));
    EXPECT_EQ(sw.get(at_request("/kind")).status, 404);
}

// UNB-01, UNB-02, UNB-07: by the mother and the day that is expected; nothing is asked of who is not born.
TEST_F(OtherKinds, before_the_birth_the_child_is_known_by_the_mother)
{
    begin_at("2026-05-11T09:00", told_here("board"));
    auto sw = signed_in("sw");
    Typed const baby{{"kind", "initial"}, {"name", "Baban Dychmygus"}};
    EXPECT_THAT(refused(sw, "/en/request-a-conference", baby), HasSubstr("born-error"));
    begin_request(sw, with(baby, day("expected", "2026-08-20")));
    EXPECT_EQ(state().convening.kind, conference::Kind::pre_birth);
    auto const child = state().convening.children.front().id.value;
    EXPECT_THAT(sw.get(at_request("/child/" + child)).body, Not(HasSubstr("name=\"mother\"")));
    taken(sw, at_request("/new-adult"), {{"name", "Nest Ddychmygus"}, {"capacity", "parent"}, {"children", child}});
    auto const mother = state().family.people.begin()->first.value;
    taken(sw, at_request("/child/" + child),
          with({{"name", "Baban Dychmygus"}, {"mother", mother}}, day("expected", "2026-08-20")));
    EXPECT_EQ(state().convening.children.front().mother, PersonId{mother});
    auto const page = sw.get(at_request()).body;
    EXPECT_THAT(page, HasSubstr(at_request("/determination/" + child))) << "PRIN-10 holds before birth too";
    EXPECT_THAT(page, Not(HasSubstr(at_request("/needs/" + child)))) << "CHD-07 is of who is born";
    EXPECT_THAT(sw.get(at_conference("family")).body, Not(HasSubstr("/advocacy/")));
    taken(sw, at_request("/meeting"),
          with({{"kind", "meeting"},
                {"purpose", "initiating"},
                {"children", child},
                {"agencies", "CSS"},
                {"because", "The police were asked by telephone."}},
               day("on", "2026-05-11")));
    taken(sw, at_request("/determination/" + child),
          with({{"determination", "continuing_risk"}}, day("on", "2026-05-11")));
    send_and_approve(sw);
    auto coordinator = signed_in("coordinator");
    taken(coordinator, at_conference("convene"), slot("2026-05-20"));
    taken(coordinator, at_conference("invite"), {{"people", "sw@north-council"}});
    auto const ready = coordinator.get(at_conference("readiness")).body;
    EXPECT_THAT(ready, HasSubstr("UNB-01")) << "no midwife is asked yet";
    for (auto const* clause : {"CHD-02", "CHD-05", "CHD-07"})
        EXPECT_THAT(ready, Not(HasSubstr(clause)));
    EXPECT_THAT(ready, HasSubstr("PAR-01")) << "the mother is asked";
    // UNB-07: born before the meeting it is the same child, and from then on heard as any other.
    auto const birth = at_conference("family/birth/" + child);
    EXPECT_THAT(sw.get(at_conference("family")).body, HasSubstr("href=\"" + birth + "\""));
    EXPECT_EQ(coordinator.get(birth).status, 404) << "of the case";
    EXPECT_THAT(refused(sw, birth, day("born", "2026-05-12")), HasSubstr("UNB-07")) << "which has not come";
    taken(sw, birth, with({{"name", "Cai Dychmygus"}}, day("born", "2026-05-11")));
    EXPECT_EQ(state().child(ChildId{child})->name, "Cai Dychmygus");
    auto const family = sw.get(at_conference("family")).body;
    EXPECT_THAT(family, HasSubstr("/advocacy/" + child));
    EXPECT_EQ(sw.get(birth).status, 404) << "born once";
}

}
