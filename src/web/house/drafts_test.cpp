#include "web/house/test_house.h"

namespace noddfa::web::drafts_test {

using testing::HasSubstr;
using testing::Not;

namespace {

/// A form about a practitioner of the directory: what it does is a command, on the version that was shown.
class Drafts : public House {
protected:
    using Fields = std::map<std::string, std::string>;

    std::vector<Route> routes(Site& at) override
    {
        std::vector<Route> all;
        form_at<std::string>(
            all, at, "/people/{person}", "person", AnyVisitor{},
            [](Reader const& reader, std::string const& id) {
                auto const [now, version] = reader.read([&](ledger::Snapshot const& snapshot) {
                    auto const& state = snapshot.site().practitioner(PersonId{id});
                    return std::pair{state.practitioner ? state.practitioner->said.role : "",
                                     snapshot.version(stream_of(id))};
                });
                // Its words are those of a date: there are no forms of tests in the catalogues.
                Form form{reader,
                          "date",
                          {ask(Field::Kind::text, "day").from(now), ask(Field::Kind::lines, "month").optional()}};
                form.on_version(version);
                return std::optional{std::move(form)};
            },
            [](Reader const&, Form const& form, std::string const&) { return PageParts{"Teitl", form.show("Anfon")}; },
            [this](Reader const& reader, Form& form, std::string const& id) -> std::optional<net::Response> {
                directory::PractitionerDetails const details{PersonId{id}, "Neb", form.text("day"), {}, {}, {}, {}};
                auto const command = version(id) == 0 ? directory::Command{directory::RecordPractitioner{details}}
                                                      : directory::Command{directory::ChangePractitioner{details}};
                auto const outcome = ledger->perform(stream_of(id), command, form.act(), form.version());
                if (outcome.refusal) {
                    form.refuse(*outcome.refusal);
                    return std::nullopt;
                }
                repeats += outcome.repeated;
                return go_to(reader.to({"done"}));
            });
        return all;
    }
    static application::StreamId stream_of(std::string const& person)
    {
        return {application::Room::directory, directory::key_of(PersonId{person})};
    }
    /// What the form carries, with what is typed.
    static Fields filled(net::Response const& page, std::string role, std::string notes = {})
    {
        Fields fields{{"form", hidden_of(page, "form")},
                      {"command", hidden_of(page, "command")},
                      {"version", hidden_of(page, "version")},
                      {"day", std::move(role)},
                      {"month", std::move(notes)}};
        return fields;
    }
    static Fields with(Fields fields, std::string const& name, std::string const& value)
    {
        fields[name] = value;
        return fields;
    }
    int version(std::string const& person)
    {
        return ledger->read([&](ledger::Snapshot const& snapshot) { return snapshot.version(stream_of(person)); });
    }

    std::string const here = "/en/people/alaw";
    int repeats = 0;
};

}

TEST_F(Drafts, forms_sent_twice_do_one_thing)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs");
    EXPECT_EQ(haf.post(here, fields).status, 303);
    EXPECT_EQ(haf.post(here, fields).status, 303);
    EXPECT_EQ(repeats, 1);
    EXPECT_EQ(version("alaw"), 1);
}

TEST_F(Drafts, forms_of_another_session_or_browser_do_nothing_and_lose_nothing)
{
    auto haf = signed_in("haf");
    auto other = signed_in("haf");
    auto gwen = signed_in("gwen");
    auto const own = filled(haf.get(here), "Nyrs");
    for (auto const& secret : {hidden_of(other.get(here), "form"), hidden_of(gwen.get(here), "form"), std::string{},
                               std::string{"x"}, own.at("form") + "x"}) {
        auto const response = haf.post(here, with(own, "form", secret));
        EXPECT_EQ(response.status, 422);
        EXPECT_THAT(response.body, HasSubstr("value=\"Nyrs\""));
    }
    auto without = own;
    without.erase("form");
    EXPECT_EQ(haf.post(here, without).status, 422);
    EXPECT_EQ(version("alaw"), 0);
    EXPECT_EQ(haf.post(here, own).status, 303);
}

TEST_F(Drafts, are_kept_when_asked_for_and_offered_to_their_author_alone)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs", "Llinell un\r\n<llinell> dau");
    auto const kept = haf.post(here, with(fields, "then", "keep"));
    EXPECT_EQ(header_of(kept, "Location"), here + "?draft=keep");
    EXPECT_EQ(version("alaw"), 0) << "nothing was sent";
    EXPECT_THAT(haf.get(here + "?draft=keep").body, HasSubstr(std::string{Html{text("page.draft.kept.title")}.view()}));

    auto const offered = haf.get(here);
    EXPECT_THAT(offered.body, HasSubstr(here + "?draft=continue"));
    EXPECT_THAT(offered.body, Not(HasSubstr("Nyrs")));
    auto const again = haf.get("/cy/people/alaw?draft=continue");
    EXPECT_THAT(again.body, HasSubstr("value=\"Nyrs\""));
    EXPECT_THAT(again.body, HasSubstr("&lt;llinell&gt; dau"));
    EXPECT_EQ(hidden_of(again, "command"), fields.at("command"));
    EXPECT_EQ(signed_in("haf").get(here + "?draft=continue").body.find("Nyrs") == std::string::npos, false);

    EXPECT_THAT(signed_in("gwen").get(here + "?draft=continue").body, Not(HasSubstr("Nyrs")));
    EXPECT_THAT(haf.get("/en/people/besi?draft=continue").body, Not(HasSubstr("Nyrs"))) << "another form's";
}

TEST_F(Drafts, go_when_the_form_is_sent_or_begun_anew)
{
    auto haf = signed_in("haf");
    auto fields = filled(haf.get(here), "Nyrs");
    EXPECT_EQ(haf.post(here, with(fields, "then", "keep-quietly")).status, 204);
    EXPECT_THAT(haf.get(here).body, HasSubstr("draft=continue"));
    EXPECT_EQ(haf.post(here, fields).status, 303);
    settle();
    EXPECT_THAT(haf.get(here).body, Not(HasSubstr("draft=continue")));

    fields = filled(haf.get(here), "Athro");
    EXPECT_EQ(haf.post(here, with(fields, "then", "keep")).status, 303);
    EXPECT_EQ(haf.post(here, {{"form", fields.at("form")}, {"then", "forget"}}).status, 303);
    settle();
    EXPECT_THAT(haf.get(here).body, Not(HasSubstr("draft=continue")));
}

TEST_F(Drafts, that_cannot_be_kept_are_not_sent_instead)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs", std::string(ledger::largest_draft, 'a'));
    auto const too_large = haf.post(here, with(fields, "then", "keep"));
    EXPECT_EQ(too_large.status, 422);
    EXPECT_EQ(haf.post(here, with(with(fields, "then", "keep"), "form", "x")).status, 422);
    EXPECT_EQ(version("alaw"), 0);
    EXPECT_THAT(haf.get(here).body, Not(HasSubstr("draft=continue")));
}

TEST_F(Drafts, of_an_ended_session_are_there_again_after_signing_in)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs");
    pass(31 * signin::minute);
    auto const led = haf.post(here, fields);
    EXPECT_EQ(led.status, 303);
    EXPECT_EQ(header_of(led, "Location"), "/en/sign-in?to=%2Fen%2Fpeople%2Falaw%3Fdraft%3Dcontinue");
    EXPECT_EQ(version("alaw"), 0);
    auto gwen = signed_in("gwen");
    EXPECT_THAT(gwen.get(here + "?draft=continue").body, Not(HasSubstr("Nyrs")));
    sign_in(haf, "haf");
    auto const again = haf.get(here + "?draft=continue");
    EXPECT_THAT(again.body, HasSubstr("value=\"Nyrs\""));
    EXPECT_EQ(haf.post(here, filled(again, "Nyrs")).status, 303);
    EXPECT_EQ(version("alaw"), 1);
}

TEST_F(Drafts, of_whoever_cannot_show_that_the_form_was_theirs_are_not_kept)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs");
    auto const cookie = haf.session();
    pass(31 * signin::minute);
    EXPECT_THAT(header_of(haf.post(here, with(fields, "form", "x")), "Location"), Not(HasSubstr("draft")));
    haf.session() = std::string(cookie.size(), 'A');
    EXPECT_THAT(header_of(haf.post(here, fields), "Location"), Not(HasSubstr("draft")));
    haf.cookies.clear();
    EXPECT_THAT(header_of(haf.post(here, fields), "Location"), Not(HasSubstr("draft")));
    sign_in(haf, "haf");
    EXPECT_THAT(haf.get(here).body, Not(HasSubstr("draft=continue")));
}

TEST_F(Drafts, of_whoever_signed_out_or_was_shut_out_are_not_kept)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs");
    accounts->sign_out(haf.session());
    EXPECT_THAT(header_of(haf.post(here, fields), "Location"), Not(HasSubstr("draft")));
    auto gwen = signed_in("gwen");
    auto const hers = filled(gwen.get(here), "Nyrs");
    accounts->disable(PersonId{"gwen"}, PersonId{"haf"});
    EXPECT_THAT(header_of(gwen.post(here, hers), "Location"), Not(HasSubstr("draft")));
}

TEST_F(Drafts, stand_nowhere_in_words_and_go_with_their_author)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Canari Dychmygol Iawn");
    EXPECT_EQ(haf.post(here, with(fields, "then", "keep")).status, 303);
    settle();
    std::string bytes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder.data()))
        if (entry.is_regular_file())
            bytes += store::file_text(entry.path());
    ASSERT_GT(bytes.size(), 10'000U);
    EXPECT_EQ(bytes.find("Canari Dychmygol"), std::string::npos);
    ledger->erase("person:haf", PersonId{"gwen"});
    EXPECT_FALSE(ledger->draft({PersonId{"haf"}, here}));
    EXPECT_EQ(ledger->log().read([](store::Reader& reader) {
        auto count = reader.sql().prepare("SELECT COUNT(*) FROM drafts");
        count.next();
        return count.row().integer(0);
    }),
              0);
}

TEST_F(Drafts, go_after_their_days_and_beyond_their_number)
{
    auto const now = application::london_time(folder.clock);
    auto const day = [&](int days) { return start_of(now.day.plus_days(days)); };
    PersonId const haf{"haf"};
    auto const keep = [&](std::string const& form, Moment const& at) {
        return ledger->keep_draft({haf, form}, "[]", at);
    };
    EXPECT_TRUE(keep("/old", now));
    EXPECT_TRUE(keep("/new", day(1)));
    ledger->turn(now.day.plus_days(ledger::days_of_a_draft));
    EXPECT_TRUE(ledger->draft({haf, "/old"})) << "thirty days are not over";
    ledger->turn(now.day.plus_days(ledger::days_of_a_draft + 1));
    EXPECT_FALSE(ledger->draft({haf, "/old"}));
    EXPECT_TRUE(ledger->draft({haf, "/new"}));
    for (int count = 0; count < ledger::most_drafts_of_a_person; ++count)
        EXPECT_TRUE(keep("/" + std::to_string(count), day(2)));
    EXPECT_FALSE(ledger->draft({haf, "/new"}));
    EXPECT_TRUE(ledger->draft({haf, "/0"}));
}

TEST_F(Drafts, of_what_somebody_else_changed_show_both)
{
    auto haf = signed_in("haf");
    auto gwen = signed_in("gwen");
    EXPECT_EQ(haf.post(here, filled(haf.get(here), "Nyrs")).status, 303);
    auto const before = filled(haf.get(here), "Athro");
    EXPECT_EQ(gwen.post(here, filled(gwen.get(here), "Meddyg")).status, 303);
    auto const moved = haf.post(here, before);
    EXPECT_EQ(moved.status, 422);
    EXPECT_EQ(version("alaw"), 2) << "nothing was overwritten";
    EXPECT_THAT(moved.body, HasSubstr(std::string{Html{text("form.error.moved")}.view()}));
    EXPECT_THAT(moved.body, HasSubstr("<td class=\"govuk-table__cell\">Meddyg</td>"));
    EXPECT_THAT(moved.body, HasSubstr("<td class=\"govuk-table__cell\">Athro</td>"));
    EXPECT_THAT(moved.body, HasSubstr("value=\"Athro\""));
    EXPECT_EQ(haf.post(here, filled(moved, "Athro")).status, 303) << "sent again, having seen it";
    EXPECT_EQ(version("alaw"), 3);
}

TEST_F(Drafts, sent_to_a_full_disk_come_back_and_can_be_sent_again)
{
    auto haf = signed_in("haf");
    auto const fields = filled(haf.get(here), "Nyrs");
    settle();
    fill_the_disk();
    auto const back = haf.post(here, fields);
    EXPECT_EQ(back.status, 422);
    EXPECT_THAT(back.body, HasSubstr("value=\"Nyrs\""));
    EXPECT_THAT(back.body, HasSubstr(std::string{Html{text("form.error.not_kept")}.view()}));
    disk.before = nullptr;
    EXPECT_EQ(haf.post(here, filled(back, "Nyrs")).status, 303);
    EXPECT_EQ(version("alaw"), 1);
}

}
