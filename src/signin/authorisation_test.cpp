#include "signin/authorisation.h"

#include "signin/test_issuer.h"
#include "signin/test_random.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

namespace {

Discovery const known_endpoints{"https://id.example.invalid/authorise", "https://id.example.invalid/token",
                                "https://id.example.invalid/keys", "https://id.example.invalid/end?tenant=a", false};

BegunAuthorisation begun(std::optional<Time> since_sign_in = std::nullopt)
{
    SeededRandom random;
    return begin_authorisation(test_issuer(), known_endpoints, since_sign_in, test_now, random);
}

CallbackFault returned(Callback callback, Time later = 0, bool names_itself = false)
{
    auto discovery = known_endpoints;
    discovery.names_itself = names_itself;
    std::optional pending{begun().pending};
    if (callback.state == "right")
        callback.state = pending->state;
    PendingAuthorisation taken;
    auto const fault = take_callback(test_issuer(), discovery, pending, callback, test_now + later, taken);
    EXPECT_FALSE(pending); // used up, whatever the answer
    EXPECT_EQ(taken.nonce.empty(), fault != CallbackFault::none);
    return fault;
}

}

TEST(Authorisation, sends_the_browser_with_state_nonce_and_a_challenge)
{
    auto const [address, pending] = begun();
    EXPECT_EQ(address, "https://id.example.invalid/authorise?response_type=code&client_id=noddfa"
                       "&redirect_uri=https%3A%2F%2Fnoddfa.example.invalid%2Freturn&scope=openid&state="
                           + pending.state + "&nonce=" + pending.nonce + "&code_challenge="
                           + to_base64url(audit::sha256(bytes_of(pending.verifier))) + "&code_challenge_method=S256");
    EXPECT_EQ(pending.verifier.size(), 43U);
    EXPECT_NE(pending.state, pending.nonce);
    EXPECT_NE(pending.state, pending.verifier);
    EXPECT_TRUE(begun(5 * minute).address.ends_with("&max_age=300"));
}

TEST(Authorisation, comes_back_once_in_time_with_its_state_from_the_same_provider)
{
    auto const ours = test_issuer().issuer;
    EXPECT_EQ(returned({"right", "c", "", ""}), CallbackFault::none);
    EXPECT_EQ(returned({"right", "c", ours, ""}, 0, true), CallbackFault::none);
    EXPECT_EQ(returned({"right", "c", "", ""}, 0, true), CallbackFault::wrong_issuer);
    EXPECT_EQ(returned({"right", "c", "https://elsewhere.invalid", ""}), CallbackFault::wrong_issuer);
    EXPECT_EQ(returned({"wrong", "c", "", ""}), CallbackFault::wrong_state);
    EXPECT_EQ(returned({"", "c", "", ""}), CallbackFault::wrong_state);
    EXPECT_EQ(returned({"right", "", "", ""}), CallbackFault::no_code);
    EXPECT_EQ(returned({"right", "c", "", "access_denied"}), CallbackFault::refused_there);
    EXPECT_EQ(returned({"right", "c", "", ""}, 10 * minute), CallbackFault::nothing_pending);
    std::optional<PendingAuthorisation> nothing;
    PendingAuthorisation taken;
    EXPECT_EQ(take_callback(test_issuer(), known_endpoints, nothing, {"", "c", "", ""}, test_now, taken),
              CallbackFault::nothing_pending);
}

TEST(Authorisation, changes_the_code_with_the_verifier_and_the_clients_secret)
{
    auto settings = test_issuer();
    settings.client_id = "a:b";
    auto const request = token_request(settings, known_endpoints, begun().pending, "c/d");
    EXPECT_EQ(request.address, "https://id.example.invalid/token");
    EXPECT_EQ(request.form, "grant_type=authorization_code&code=c%2Fd&redirect_uri=https%3A%2F%2Fnoddfa.example.invalid"
                            "%2Freturn&code_verifier="
                                + begun().pending.verifier);
    EXPECT_EQ(request.authorisation, "Basic YSUzQWI6bm90JTIwYSUyMHNlY3JldA=="); // a%3Ab:not%20a%20secret
    settings.client_secret = {};
    EXPECT_TRUE(token_request(settings, known_endpoints, begun().pending, "c").form.ends_with("&client_id=a%3Ab"));
}

TEST(Authorisation, takes_tokens_of_the_right_shape)
{
    auto const tokens = parse_token_response({200, R"({"token_type":"BeArEr","id_token":"i","access_token":"a"})"});
    ASSERT_TRUE(tokens);
    EXPECT_EQ(tokens->id_token, "i");
    for (auto const& [status, body] : {std::pair{400, R"({"token_type":"Bearer","id_token":"i","access_token":"a"})"},
                                       {200, R"({"id_token":"i","access_token":"a"})"},
                                       {200, R"({"token_type":"mac","id_token":"i","access_token":"a"})"},
                                       {200, R"({"token_type":"Bearer","access_token":"a"})"},
                                       {200, R"({"token_type":"Bearer","id_token":"i"})"},
                                       {200, R"({"error":"invalid_grant"})"},
                                       {200, "<html>"},
                                       {200, ""}})
        EXPECT_FALSE(parse_token_response({status, body})) << body;
}

TEST(Authorisation, signs_out_there_too)
{
    EXPECT_EQ(sign_out_address(test_issuer(), known_endpoints, "t", "s"),
              "https://id.example.invalid/end?tenant=a&id_token_hint=t&client_id=noddfa"
              "&post_logout_redirect_uri=https%3A%2F%2Fnoddfa.example.invalid%2Ffarewell&state=s");
    EXPECT_FALSE(sign_out_address(test_issuer(), {}, "t", "s"));
}

}
