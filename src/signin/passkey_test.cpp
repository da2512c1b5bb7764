#include "signin/passkey.h"

#include "signin/test_authenticator.h"
#include "signin/test_random.h"

#include <gtest/gtest.h>

#include <functional>

namespace noddfa::signin {

namespace {

std::string const home = "https://cynhadledd.example.invalid";
PasskeySite const passkey_site{"cynhadledd.example.invalid", {home}};
AccountId const holder{"a"};

PasskeyChallenge challenge_for(Ceremony ceremony)
{
    static SeededRandom random;
    return ask_for_passkey(ceremony, holder, test_now, random);
}

// What a test may say wrong at a making.
struct Making {
    TestAuthenticator device{PasskeyAlgorithm::es256};
    std::optional<PasskeyChallenge> open = challenge_for(Ceremony::making);
    std::string type = "webauthn.create";
    Bytes challenge{open->bytes.begin(), open->bytes.end()};
    std::string origin = home;
    std::string more = R"("crossOrigin":false)";
    std::string format = "none";
    Bytes statement = TestAuthenticator::no_statement();
    std::function<void(Bytes&)> bend = [](Bytes&) {};
    Time now = test_now;

    PasskeyAnswer answer()
    {
        auto data = device.data_with_credential();
        bend(data);
        return make_passkey(passkey_site, open,
                            {TestAuthenticator::client_data(type, challenge, origin, more),
                             TestAuthenticator::attestation(format, statement, data)},
                            now);
    }
};

PasskeyFault making(std::function<void(Making&)> const& change)
{
    Making made;
    change(made);
    return made.answer().fault;
}

// And at a sign-in.
struct Showing {
    explicit Showing(PasskeyAlgorithm algorithm = PasskeyAlgorithm::es256) : device(algorithm)
    {
        kept = *read_credential(device.data_with_credential());
        kept.account = holder;
        device.counter = 2;
    }
    TestAuthenticator device;
    Passkey kept;
    std::optional<PasskeyChallenge> open = challenge_for(Ceremony::signing_in);
    std::string type = "webauthn.get";
    Bytes challenge{open->bytes.begin(), open->bytes.end()};
    std::string origin = home;
    std::string more = R"("crossOrigin":false)";
    std::function<void(ShownPasskey&)> tamper = [](ShownPasskey&) {};
    Time now = test_now;

    ShownPasskey sent() const
    {
        auto const client_data = TestAuthenticator::client_data(type, challenge, origin, more);
        auto const data = device.head();
        ShownPasskey made{device.id, client_data, data, device.sign(data, client_data)};
        tamper(made);
        return made;
    }
    PasskeyAnswer answer() { return check_passkey(passkey_site, open, kept, sent(), now); }
};

PasskeyFault showing(std::function<void(Showing&)> const& change)
{
    Showing shown;
    change(shown);
    return shown.answer().fault;
}

std::array const all_algorithms{PasskeyAlgorithm::es256, PasskeyAlgorithm::eddsa, PasskeyAlgorithm::rs256};

}

TEST(Passkey, is_made_and_then_signs_in_with_each_algorithm)
{
    for (auto const algorithm : all_algorithms) {
        Making made;
        made.device = TestAuthenticator{algorithm};
        auto const answer = made.answer();
        ASSERT_EQ(answer.fault, PasskeyFault::none);
        EXPECT_EQ(answer.passkey.algorithm, algorithm);
        EXPECT_EQ(answer.passkey.account, holder);
        EXPECT_EQ(answer.passkey.id, made.device.id);
        EXPECT_EQ(answer.passkey.counter, 1U);

        Showing shown{algorithm};
        auto const later = shown.answer();
        EXPECT_EQ(later.fault, PasskeyFault::none);
        EXPECT_EQ(later.passkey.counter, 2U);
    }
}

TEST(Passkey, may_vouch_for_itself)
{
    for (auto const algorithm : all_algorithms) {
        Making made;
        made.device = TestAuthenticator{algorithm};
        made.format = "packed";
        auto const client_data = TestAuthenticator::client_data(made.type, made.challenge, made.origin);
        made.statement = made.device.own_statement(made.device.data_with_credential(), client_data);
        EXPECT_EQ(made.answer().fault, PasskeyFault::none) << static_cast<int>(algorithm);
        Making forged;
        forged.format = "packed";
        forged.statement = made.statement;
        EXPECT_NE(forged.answer().fault, PasskeyFault::none);
    }
}

TEST(Passkey, making_refuses_what_is_wrong)
{
    EXPECT_EQ(making([](Making&) {}), PasskeyFault::none);
    EXPECT_EQ(making([](Making& made) { made.device.site = "elsewhere.invalid"; }), PasskeyFault::wrong_site);
    EXPECT_EQ(making([](Making& made) { made.origin = "https://cynhadledd.example.invalid:444"; }),
              PasskeyFault::wrong_origin);
    EXPECT_EQ(making([](Making& made) { made.origin = "http://cynhadledd.example.invalid"; }),
              PasskeyFault::wrong_origin);
    EXPECT_EQ(making([](Making& made) { made.origin = home + ".elsewhere.invalid"; }), PasskeyFault::wrong_origin);
    EXPECT_EQ(making([](Making& made) { made.type = "webauthn.get"; }), PasskeyFault::wrong_type);
    EXPECT_EQ(making([](Making& made) { made.challenge[0] ^= 1; }), PasskeyFault::wrong_challenge);
    EXPECT_EQ(making([](Making& made) { made.challenge.pop_back(); }), PasskeyFault::wrong_challenge);
    EXPECT_EQ(making([](Making& made) { made.more = R"("crossOrigin":true)"; }), PasskeyFault::framed);
    EXPECT_EQ(making([](Making& made) { made.device.flags = 0x04; }), PasskeyFault::not_present);
    EXPECT_EQ(making([](Making& made) { made.device.flags = 0x01; }), PasskeyFault::not_verified);
    EXPECT_EQ(making([](Making& made) { made.device.flags = 0x15; }),
              PasskeyFault::malformed); // copied, and may not be
    EXPECT_EQ(making([](Making& made) { made.format = "tpm"; }), PasskeyFault::refused_attestation);
    EXPECT_EQ(making([](Making& made) { made.statement = {0xa1, 0x01, 0x02}; }), PasskeyFault::refused_attestation);
    EXPECT_EQ(making([](Making& made) { made.now += passkey_patience; }), PasskeyFault::no_challenge);
    EXPECT_EQ(making([](Making& made) { made.open->ceremony = Ceremony::signing_in; }), PasskeyFault::no_challenge);
    EXPECT_EQ(making([](Making& made) { made.open->account = {}; }), PasskeyFault::no_challenge);
    EXPECT_EQ(making([](Making& made) { made.open.reset(); }), PasskeyFault::no_challenge);
    EXPECT_EQ(making([](Making& made) { made.bend = [](Bytes& data) { data.push_back(0); }; }),
              PasskeyFault::malformed);
    EXPECT_EQ(making([](Making& made) { made.bend = [](Bytes& data) { data.resize(37); }; }), PasskeyFault::malformed);
    // The flag of a credential taken away, and the credential with it.
    EXPECT_EQ(making([](Making& made) {
                  made.bend = [](Bytes& data) {
                      data.resize(37);
                      data[32] &= 0xbf;
                  };
              }),
              PasskeyFault::refused_algorithm);
    // ES384's number, which is not on the list, in the place of ES256's.
    EXPECT_EQ(making([](Making& made) { made.bend = [](Bytes& data) { data[37 + 18 + 6 + 4] = 0x38; }; }),
              PasskeyFault::malformed);
}

TEST(Passkey, making_survives_every_cut_and_every_flipped_bit)
{
    Making const made;
    auto const good =
        TestAuthenticator::attestation("none", TestAuthenticator::no_statement(), made.device.data_with_credential());
    auto const client_data = TestAuthenticator::client_data(made.type, made.challenge, made.origin);
    for (std::size_t size = 0; size < good.size(); ++size) {
        auto open = made.open;
        EXPECT_NE(make_passkey(passkey_site, open,
                               {client_data, {good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)}},
                               test_now)
                      .fault,
                  PasskeyFault::none);
    }
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << bit % 8));
        auto open = made.open;
        make_passkey(passkey_site, open, {client_data, bad}, test_now); // whatever it answers, it answers
        EXPECT_FALSE(open);
    }
}

TEST(Passkey, signing_in_refuses_what_is_wrong)
{
    EXPECT_EQ(showing([](Showing&) {}), PasskeyFault::none);
    EXPECT_EQ(showing([](Showing& shown) { shown.device.site = "elsewhere.invalid"; }), PasskeyFault::wrong_site);
    EXPECT_EQ(showing([](Showing& shown) { shown.origin = "https://elsewhere.invalid"; }), PasskeyFault::wrong_origin);
    EXPECT_EQ(showing([](Showing& shown) { shown.type = "webauthn.create"; }), PasskeyFault::wrong_type);
    EXPECT_EQ(showing([](Showing& shown) { shown.challenge[31] ^= 1; }), PasskeyFault::wrong_challenge);
    EXPECT_EQ(showing([](Showing& shown) { shown.more = R"("topOrigin":"https://elsewhere.invalid")"; }),
              PasskeyFault::framed);
    EXPECT_EQ(showing([](Showing& shown) { shown.device.flags = 0x04; }), PasskeyFault::not_present);
    EXPECT_EQ(showing([](Showing& shown) { shown.device.flags = 0x01; }), PasskeyFault::not_verified);
    EXPECT_EQ(showing([](Showing& shown) { shown.now += passkey_patience; }), PasskeyFault::no_challenge);
    EXPECT_EQ(showing([](Showing& shown) { shown.open->account = AccountId{"b"}; }), PasskeyFault::no_challenge);
    EXPECT_EQ(showing([](Showing& shown) { shown.open->ceremony = Ceremony::making; }), PasskeyFault::no_challenge);
    EXPECT_EQ(showing([](Showing& shown) { shown.kept.id.push_back(0); }), PasskeyFault::another_passkey);
    EXPECT_EQ(showing([](Showing& shown) { shown.device.flags = 0x0d; }), PasskeyFault::copied);
    EXPECT_EQ(showing([](Showing& shown) { shown.kept = Showing{}.kept; }), PasskeyFault::bad_signature);
    EXPECT_EQ(showing([](Showing& shown) { shown.tamper = [](ShownPasskey& sent) { sent.signature.clear(); }; }),
              PasskeyFault::bad_signature);
    EXPECT_EQ(showing([](Showing& shown) { shown.tamper = [](ShownPasskey& sent) { sent.signature[9] ^= 1; }; }),
              PasskeyFault::bad_signature);
    EXPECT_EQ(
        showing([](Showing& shown) { shown.tamper = [](ShownPasskey& sent) { sent.authenticator_data[36] ^= 4; }; }),
        PasskeyFault::bad_signature);
    EXPECT_EQ(showing([](Showing& shown) {
                  shown.tamper = [](ShownPasskey& sent) { sent.authenticator_data.push_back(0); };
              }),
              PasskeyFault::malformed);
    EXPECT_EQ(showing([](Showing& shown) {
                  shown.tamper = [](ShownPasskey& sent) { sent.client_data.insert(sent.client_data.end() - 1, ' '); };
              }),
              PasskeyFault::bad_signature);
}

TEST(Passkey, signing_in_as_the_one_the_passkey_names_needs_no_name_before)
{
    EXPECT_EQ(showing([](Showing& shown) { shown.open->account = {}; }), PasskeyFault::none);
}

TEST(Passkey, an_answer_is_taken_once)
{
    Showing shown;
    auto const sent = shown.sent();
    EXPECT_EQ(check_passkey(passkey_site, shown.open, shown.kept, sent, test_now).fault, PasskeyFault::none);
    EXPECT_EQ(check_passkey(passkey_site, shown.open, shown.kept, sent, test_now).fault, PasskeyFault::no_challenge);
    shown.open = challenge_for(Ceremony::signing_in);
    EXPECT_EQ(check_passkey(passkey_site, shown.open, shown.kept, sent, test_now).fault, PasskeyFault::wrong_challenge);
    EXPECT_FALSE(shown.open); // a wrong answer uses the question up as well
}

TEST(Passkey, a_counter_only_rises)
{
    for (auto const& [kept, shown_counter, fault] : {std::tuple{1U, 2U, PasskeyFault::none},
                                                     {0U, 0U, PasskeyFault::none},
                                                     {0U, 1U, PasskeyFault::none},
                                                     {2U, 2U, PasskeyFault::copied},
                                                     {3U, 2U, PasskeyFault::copied},
                                                     {1U, 0U, PasskeyFault::copied},
                                                     {0xffffffffU, 0U, PasskeyFault::copied}})
        EXPECT_EQ(showing([before = kept, counter = shown_counter](Showing& shown) {
                      shown.kept.counter = before;
                      shown.device.counter = counter;
                  }),
                  fault)
            << kept << ' ' << shown_counter;
}

}
