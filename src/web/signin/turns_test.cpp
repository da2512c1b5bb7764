#include "web/signin/turn.h"

#include "accounts/test_accounts.h"
#include "ledger/ledger.h"
#include "protocol/holidays.h"
#include "protocol/services.h"

#include <gmock/gmock.h>

#include <regex>

namespace noddfa::web::turns_test {

using testing::HasSubstr;
using testing::Not;

namespace {

/// A browser without scripts at the sign-in pages: it keeps what it is told to keep, follows where it is led, and
/// sends the forms that it sees.
class Turns : public testing::TestWithParam<Language> {
protected:
    Turns()
        : ledger_(site_folder.options(), services(), holidays_of_england_and_wales()),
          accounts_(std::make_unique<accounts::Accounts>(ledger_.log(), site_folder.clock, site_folder.random,
                                                         options(), post_)),
          site_{ledger_,
                *accounts_,
                site_folder.random,
                [] { return later(Moment{}, 29'900'000); },
                {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                options().public_address}
    {
    }

    static accounts::Options options()
    {
        accounts::Options options;
        options.public_address = "https://cynhadledd.example.invalid";
        options.cost = {1, 8192};
        options.demonstration = true;
        return options;
    }

    std::string text(std::string const& id) { return language::Catalogue::of(GetParam()).text(id); }
    /// Text as it stands in a page.
    static std::string in_page(std::string const& words) { return std::string{Html{words}.view()}; }

    /// Asks a page, or sends a form to it.
    template<class Page, class... More>
    void turn(Page page, std::map<std::string, std::string, std::less<>> typed = {}, More const&... more)
    {
        Reader const reader{site_,       GetParam(), language::Catalogue::of(GetParam()),
                            {"sign-in"}, {},         std::make_shared<PageCache::Made>()};
        Turn turn{reader, *accounts_, std::move(typed), {}, passage_, "csrf", {}, {}};
        turn.visitor.network = "192.0.2.0/24";
        turn.visitor.mark = mark_;
        turn.visitor.session = session_;
        turn.visitor.shared = turn.one("shared") == "yes";
        turn.in = accounts_->session_of(session_, turn.visitor.network);
        turn.invented = invented_;
        auto reply = page(turn, more...);
        if (!reply.session.view().empty())
            session_ = reply.session.view();
        if (!reply.mark.view().empty())
            mark_ = reply.mark.view();
        if (reply.forget_session)
            session_.clear();
        if (reply.forget_passage)
            passage_.clear();
        if (!reply.passage.view().empty())
            passage_ = reply.passage.view();
        response_ = std::move(reply.response);
    }
    std::string led_to() const
    {
        for (auto const& [name, value] : response_.headers)
            if (name == "Location")
                return value.substr(3);
        return "";
    }
    bool is_in() { return accounts_->session_of(session_, "192.0.2.0/24").has_value(); }
    std::string link()
    {
        accounts_->speaks(accounts::haf, GetParam());
        return accounts::token_in(post_.letters.back().link);
    }
    void settle()
    {
        ledger_.log().submit([](store::Writer&) {}).get();
    }
    void pass(accounts::Time time) { site_folder.clock.set(site_folder.clock.now() + time); }
    /// What the app shows that was given the key of the page.
    std::string app_code()
    {
        std::smatch found;
        auto const body = response_.body;
        if (std::regex_search(body, found, std::regex{"<code class=\"noddfa-key\">([A-Z2-7 ]+)</code>"}))
            key_ = found[1];
        std::string plain;
        for (auto const character : key_)
            if (character != ' ')
                plain += character;
        accounts::DraftTotp draft;
        draft.key = accounts::Secret{plain};
        return signin::totp_code(accounts::Desk::secret_of(draft),
                                 static_cast<std::uint64_t>(site_folder.clock.now() / signin::second)
                                     / signin::totp_period);
    }
    std::vector<std::string> codes() const
    {
        std::vector<std::string> all;
        std::regex const one{"<li><code>([^<]+)</code></li>"};
        for (std::sregex_iterator at{response_.body.begin(), response_.body.end(), one}, end; at != end; ++at)
            all.push_back((*at)[1]);
        return all;
    }
    /// From the letter to being signed in; the recovery codes.
    std::vector<std::string> set_up()
    {
        EXPECT_TRUE(accounts_->invite(accounts::haf, accounts::haf_address, GetParam(), PersonId{"custodian"}));
        turn(show_link, {}, link());
        turn(do_link, {}, link());
        EXPECT_EQ(led_to(), "/set-up");
        turn(show_set_up);
        EXPECT_EQ(led_to(), "/set-up/password");
        turn(show_password);
        turn(do_password, {{"password", accounts::haf_password}});
        EXPECT_EQ(led_to(), "/set-up/app");
        turn(show_app);
        auto const code = app_code();
        turn(do_app, {{"code", code}});
        auto const shown = codes();
        turn(do_finish);
        EXPECT_EQ(led_to(), "/work");
        EXPECT_TRUE(is_in());
        pass(signin::minute);
        return shown;
    }

    store::TestSite site_folder;
    accounts::KeptPost post_;
    ledger::Ledger ledger_;
    std::unique_ptr<accounts::Accounts> accounts_;
    Site site_;
    std::vector<Invented> invented_;
    std::string session_;
    std::string passage_;
    std::string mark_;
    std::string key_;
    net::Response response_;
};

}

TEST_P(Turns, lead_from_the_letter_to_being_signed_in_in_four_pages) { EXPECT_EQ(set_up().size(), 10U); }

TEST_P(Turns, following_the_letter_proves_the_address_to_the_directory)
{
    auto const verified = [&] {
        return ledger_.read([](ledger::Snapshot const& snapshot) {
            return snapshot.site().practitioner(accounts::haf).practitioner->verified_on;
        });
    };
    directory::RecordPractitioner command;
    command.person = accounts::haf;
    command.name = "Haf Ddychmygus";
    command.email = "Haf@example.test";
    Act act{CommandId{"record"}, PersonId{"custodian"}, {}, site_.now(), site_.now(), {}};
    ASSERT_TRUE(
        ledger_
            .perform({application::Room::directory, directory::key_of(accounts::haf)}, directory::Command{command}, act)
            .accepted());
    EXPECT_FALSE(verified());
    set_up();
    EXPECT_EQ(verified(), site_.now().day);
}

TEST_P(Turns, sign_in_with_password_and_code_and_come_to_where_they_wanted)
{
    set_up();
    turn(do_sign_out);
    EXPECT_FALSE(is_in());
    turn(show_sign_in, {{"to", "/en/diary"}});
    EXPECT_THAT(response_.body, HasSubstr(R"(name="to" value="/en/diary")"));
    turn(do_sign_in, {{"login", accounts::haf_address}, {"password", accounts::haf_password}, {"to", "/en/diary"}});
    EXPECT_THAT(led_to(), HasSubstr("/sign-in/code?to="));
    turn(show_code, {{"to", "/en/diary"}});
    turn(do_code, {{"code", app_code()}, {"to", "/en/diary"}});
    EXPECT_EQ(led_to(), "/diary");
    EXPECT_TRUE(is_in());
}

TEST_P(Turns, lead_nowhere_else)
{
    set_up();
    for (auto const* to :
         {"https://elsewhere.invalid/", "//elsewhere.invalid", "/\\elsewhere.invalid", "javascript:x"}) {
        turn(show_sign_in, {{"to", to}});
        EXPECT_THAT(response_.body, Not(HasSubstr("elsewhere"))) << to;
        turn(do_sign_in, {{"login", accounts::haf_address}, {"password", accounts::haf_password}, {"to", to}});
        EXPECT_THAT(led_to(), Not(HasSubstr("elsewhere"))) << to;
        pass(signin::minute);
    }
}

TEST_P(Turns, say_what_is_wrong_and_keep_what_was_typed_but_no_secret)
{
    set_up();
    turn(do_sign_in, {{"login", ""}, {"password", ""}});
    EXPECT_EQ(response_.status, 422);
    EXPECT_THAT(response_.body, HasSubstr("href=\"#login\""));
    EXPECT_THAT(response_.body, HasSubstr("href=\"#password\""));
    EXPECT_THAT(response_.body, HasSubstr("<title>" + in_page(text("page.error.prefix")) + ":"));
    turn(do_sign_in, {{"login", accounts::haf_address}, {"password", "cyfrinach anghywir"}});
    auto const wrong = response_.body;
    EXPECT_THAT(wrong, HasSubstr("value=\"" + accounts::haf_address + "\""));
    EXPECT_THAT(wrong, Not(HasSubstr("cyfrinach anghywir")));
    EXPECT_THAT(wrong, HasSubstr(in_page(text("page.sign_in.wrong"))));
    turn(do_sign_in, {{"login", "neb@example.test"}, {"password", "cyfrinach anghywir"}});
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.sign_in.wrong"))));
    turn(do_sign_in, {{"login", accounts::haf_address}, {"password", accounts::haf_password}});
    turn(do_code, {{"code", "000000"}});
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.code.wrong"))));
    EXPECT_FALSE(led_to() == "/work");
}

TEST_P(Turns, a_recovery_code_leads_to_a_new_app)
{
    auto const codes = set_up();
    turn(do_sign_out);
    turn(do_sign_in, {{"login", accounts::haf_address}, {"password", accounts::haf_password}});
    turn(show_code);
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.code.no_phone"))));
    turn(show_recovery_code);
    turn(do_recovery_code, {{"code", "aaaa-bbbb-cccc-dddd"}});
    EXPECT_EQ(response_.status, 422);
    turn(do_recovery_code, {{"code", codes[0]}});
    EXPECT_EQ(led_to(), "/set-up");
    turn(show_set_up);
    EXPECT_EQ(led_to(), "/set-up/app");
    turn(show_app);
    turn(do_app, {{"code", app_code()}});
    EXPECT_EQ(led_to(), "/set-up/codes");
    turn(show_codes);
    turn(do_finish);
    EXPECT_TRUE(is_in());
}

TEST_P(Turns, a_forgotten_password_is_set_anew)
{
    set_up();
    turn(do_sign_out);
    auto const before = post_.letters.size();
    turn(do_recover, {{"login", "neb@example.test"}});
    EXPECT_EQ(led_to(), "/recover/sent");
    turn(do_recover, {{"login", accounts::haf_address}});
    EXPECT_EQ(led_to(), "/recover/sent");
    settle();
    ASSERT_EQ(post_.letters.size(), before + 1);
    turn(show_link, {}, link());
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.link.recovery"))));
    turn(do_link, {}, link());
    EXPECT_EQ(led_to(), "/recover/prove");
    turn(show_prove);
    turn(do_prove);
    EXPECT_THAT(response_.body, HasSubstr("href=\"#have\""));
    turn(do_prove, {{"have", "code"}, {"code", "000000"}});
    EXPECT_THAT(response_.body, HasSubstr("href=\"#code\""));
    turn(do_prove, {{"have", "code"}, {"code", app_code()}});
    turn(show_set_up);
    EXPECT_EQ(led_to(), "/set-up/password");
    turn(do_password, {{"password", "byr"}});
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.flaw.too_short"))));
    turn(do_password, {{"password", "geiriau newydd sbon"}});
    EXPECT_EQ(led_to(), "/set-up/codes");
    turn(do_finish);
    EXPECT_TRUE(is_in());
    turn(do_link, {}, link());
    EXPECT_EQ(response_.status, 410);
}

TEST_P(Turns, a_marked_action_asks_again_and_comes_back)
{
    set_up();
    pass(6 * signin::minute);
    turn(do_change, {{"what", "password"}});
    EXPECT_THAT(led_to(), HasSubstr("/sign-in/again?to="));
    turn(show_again, {{"to", "/en/account"}});
    turn(do_again, {{"password", accounts::haf_password}, {"code", "000000"}, {"to", "/en/account"}});
    EXPECT_EQ(response_.status, 422);
    turn(do_again, {{"password", accounts::haf_password}, {"code", app_code()}, {"to", "/en/account"}});
    EXPECT_EQ(led_to(), "/account");
    turn(do_change, {{"what", "password"}});
    EXPECT_EQ(led_to(), "/set-up/password");
    turn(do_password, {{"password", "geiriau newydd sbon"}});
    EXPECT_EQ(led_to(), "/account");
}

TEST_P(Turns, ones_own_account_is_shown_and_changed)
{
    set_up();
    turn(show_account);
    EXPECT_EQ(response_.status, 200);
    EXPECT_THAT(response_.body, HasSubstr(accounts::haf_address));
    turn(do_change, {{"what", "remove-app"}});
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.trouble.last_factor"))));
    turn(do_change, {{"what", "codes"}});
    turn(show_codes);
    turn(do_codes);
    EXPECT_EQ(codes().size(), 10U);
    turn(do_language, {{"language", "en"}});
    turn(do_end_everywhere);
    EXPECT_FALSE(is_in());
    turn(show_account);
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.sign_in.login"))));
}

TEST_P(Turns, a_demonstration_offers_its_people_and_says_so)
{
    turn(show_sign_in);
    EXPECT_THAT(response_.body, Not(HasSubstr(in_page(text("page.sign_in.invented")))));
    invented_.push_back({PersonId{"cadeirydd"}, "Cadeirydd", true});
    invented_.push_back({PersonId{"arall"}, "Rhywun Arall"});
    turn(show_sign_in);
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.sign_in.invented"))));
    turn(do_demonstration, {{"person", "neb"}});
    EXPECT_FALSE(is_in());
    turn(do_demonstration, {{"person", "cadeirydd"}});
    EXPECT_TRUE(is_in());
}

TEST_P(Turns, what_is_stale_begins_anew)
{
    turn(show_code);
    EXPECT_THAT(response_.body, HasSubstr(in_page(text("page.trouble.stale"))));
    turn(show_link, {}, std::string(43, 'A'));
    EXPECT_EQ(response_.status, 410);
    turn(show_app);
    EXPECT_EQ(response_.status, 410);
    turn(do_finish);
    EXPECT_EQ(response_.status, 410);
    turn(do_passkey, {{"passage", "x"}});
    EXPECT_EQ(response_.status, 422);
}

INSTANTIATE_TEST_SUITE_P(both, Turns, testing::Values(Language::en, Language::cy),
                         [](auto const& info) { return info.param == Language::en ? "english" : "welsh"; });

}
