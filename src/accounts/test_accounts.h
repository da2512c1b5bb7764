#pragma once

#include "accounts/accounts.h"
#include "signin/test_authenticator.h"
#include "store/test_site.h"

#include <gtest/gtest.h>

#include <optional>

/// A site's sign-in as tests drive it: real store, invented people, hashes that cost next to nothing.
namespace noddfa::accounts {

class KeptPost final : public Post {
public:
    void queue(store::Writer&, Letter const& letter) override { letters.push_back(letter); }
    std::vector<Letter> letters;
};

inline PersonId const haf{"haf"};
inline std::string const haf_address = "haf@example.test";
inline std::string const haf_password = "tri gair am ddraig";
inline std::string const public_address = "https://cynhadledd.example.invalid";

/// The last part of a link's address.
inline std::string token_in(std::string_view address) { return std::string{address.substr(address.rfind('/') + 1)}; }

class Desk : public testing::Test {
public:
    /// The generator's secret, as the person's device reads it out of the picture.
    static signin::Bytes secret_of(DraftTotp const& draft)
    {
        static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        signin::Bytes bytes;
        unsigned held = 0;
        unsigned bits = 0;
        for (auto const character : draft.key.view()) {
            held = held << 5 | static_cast<unsigned>(alphabet.find(character));
            bits += 5;
            if (bits >= 8)
                bytes.push_back(static_cast<std::uint8_t>(held >> (bits -= 8)));
            held &= (1U << bits) - 1;
        }
        return bytes;
    }

protected:
    Desk() { open(); }
    ~Desk() override { close(); }

    virtual Options options()
    {
        Options given;
        given.public_address = public_address;
        given.cost = {1, 8192};
        return given;
    }
    virtual signin::Fetch* fetch() { return nullptr; }

    void open()
    {
        log = site.open();
        accounts = std::make_unique<Accounts>(*log, site.clock, site.random, options(), post, fetch());
    }
    void close()
    {
        accounts.reset();
        log.reset();
    }
    /// The process ends and begins again.
    void restart()
    {
        close();
        open();
    }
    void pass(Time time) { site.clock.set(site.clock.now() + time); }
    /// What was left to the writer is done.
    void settle()
    {
        log->submit([](store::Writer&) {}).get();
    }

    Visitor at(std::string network = "192.0.2.0/24")
    {
        Visitor visitor;
        visitor.network = std::move(network);
        visitor.mark = mark;
        return visitor;
    }

    /// What the person's device shows now.
    std::string code() { return code_of(secret); }
    std::string code_of(signin::Bytes const& of)
    {
        return signin::totp_code(of,
                                 static_cast<std::uint64_t>(site.clock.now() / signin::second) / signin::totp_period);
    }

    /// Follows the last letter's link.
    Step follow_letter() { return accounts->follow(token_in(post.letters.back().link)); }

    /// Sets up password, code and recovery codes; the session's cookie.
    std::string set_up(std::string passage)
    {
        auto step = accounts->set_password(passage, haf_password, {});
        EXPECT_EQ(step.trouble, Trouble::none);
        passage = step.passage.view();
        auto draft = accounts->draft_totp(passage);
        EXPECT_EQ(draft.trouble, Trouble::none);
        secret = secret_of(draft);
        step = accounts->confirm_totp(draft.passage.view(), code());
        EXPECT_EQ(step.trouble, Trouble::none);
        passage = step.passage.view();
        auto const codes = accounts->new_recovery_codes(passage);
        EXPECT_EQ(codes.trouble, Trouble::none);
        recovery.clear();
        for (auto const& one : codes.shown)
            recovery.emplace_back(one.view());
        auto opened = accounts->finish(passage, at());
        EXPECT_EQ(opened.trouble, Trouble::none);
        if (!opened.mark.view().empty())
            mark = opened.mark.view();
        // Each code is taken once.
        pass(signin::minute);
        return std::string{opened.cookie.view()};
    }

    /// Haf is invited and sets up.
    std::string enrolled()
    {
        EXPECT_TRUE(accounts->invite(haf, haf_address, Language::cy, PersonId{"custodian"}));
        return set_up(std::string{follow_letter().passage.view()});
    }

    /// Signs in anew with password and code.
    Opened signed_in()
    {
        auto const step = accounts->sign_in(haf_address, haf_password, at());
        EXPECT_EQ(step.trouble, Trouble::none);
        auto opened = accounts->enter_code(step.passage.view(), code(), at());
        pass(signin::minute);
        return opened;
    }
    bool is_in(std::string_view cookie) { return accounts->session_of(cookie, at().network).has_value(); }

    /// The security leaves of a person: what was done, in order.
    std::vector<Deed> deeds(PersonId const& person)
    {
        return log->read([&](store::Reader& reader) {
            std::vector<Deed> all;
            for (auto const& record : reader.stream({"security", person.value})) {
                EXPECT_EQ(record.leaf.kind, audit::LeafClass::security);
                all.push_back(static_cast<Deed>(record.leaf.action));
            }
            return all;
        });
    }

    store::TestSite site;
    KeptPost post;
    std::unique_ptr<store::Log> log;
    std::unique_ptr<Accounts> accounts;
    signin::Bytes secret;
    std::vector<std::string> recovery;
    std::string mark;
};

}
