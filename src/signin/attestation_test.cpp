#include "signin/attestation.h"
#include "signin/client_data.h"

#include "signin/test_authenticator.h"

#include <gtest/gtest.h>

namespace noddfa::signin {

TEST(Attestation, is_a_map_of_three)
{
    auto const good = TestAuthenticator::attestation("none", TestAuthenticator::no_statement(), bytes_of("data"));
    auto const object = parse_attestation(good).value();
    EXPECT_EQ(object.format, "none");
    EXPECT_EQ(object.statement.size(), 1U);
    EXPECT_EQ(text_of(object.authenticator_data), "data");
}

TEST(Attestation, of_any_other_shape_is_none)
{
    auto const good = TestAuthenticator::attestation("none", TestAuthenticator::no_statement(), bytes_of("data"));
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_FALSE(parse_attestation(ByteView{good}.first(size))) << size;
    auto longer = good;
    longer.push_back(0);
    EXPECT_FALSE(parse_attestation(longer));
    EXPECT_FALSE(
        parse_attestation(TestAuthenticator::attestation("", TestAuthenticator::no_statement(), bytes_of("data"))));
    EXPECT_FALSE(parse_attestation(TestAuthenticator::attestation("none", Bytes{0x80}, bytes_of("data"))));
    EXPECT_FALSE(parse_attestation(TestAuthenticator::attestation("none", TestAuthenticator::no_statement(), {})));
    EXPECT_FALSE(
        parse_attestation(TestAuthenticator::attestation("none", TestAuthenticator::no_statement(), Bytes(20'000))));
    // The same field three times.
    Bytes thrice{0xa3};
    for (auto count = 0; count < 3; ++count) {
        append(thrice, cbor_string(3, bytes_of("fmt")));
        append(thrice, cbor_string(3, bytes_of("none")));
    }
    EXPECT_FALSE(parse_attestation(thrice));
}

TEST(ClientData, is_what_a_browser_writes)
{
    auto const data = parse_client_data(bytes_of(
        R"({"type":"webauthn.get","challenge":"AAEC","origin":"https://a.example.invalid","crossOrigin":false,"later":1})"));
    EXPECT_EQ(data, (ClientData{"webauthn.get", {0, 1, 2}, "https://a.example.invalid", false}));
}

TEST(ClientData, says_when_it_comes_from_a_frame)
{
    auto const of = [](std::string const& more) {
        return parse_client_data(bytes_of(R"({"type":"t","challenge":"AAEC","origin":"o",)" + more + "}"));
    };
    EXPECT_TRUE(of(R"("crossOrigin":true)")->cross_origin);
    EXPECT_TRUE(of(R"("topOrigin":"https://b.example.invalid")")->cross_origin);
    EXPECT_FALSE(of(R"("crossOrigin":"no")"));
}

TEST(ClientData, of_another_shape_is_none)
{
    for (auto const& bad :
         {std::string{}, std::string{"[]"}, std::string{"{}"}, std::string{"null"},
          std::string{R"({"type":"t","challenge":"A","origin":"o"})"},
          std::string{R"({"type":"t","challenge":"AAEC","origin":1})"},
          std::string{R"({"type":"t","challenge":"AAEC"})"},
          std::string{R"({"type":"t","challenge":"AAEC","origin":"o"} x)"},
          R"({"type":"t","challenge":"AAEC","origin":")" + std::string(5'000, 'o') + "\"}", std::string(4'000, '[')})
        EXPECT_FALSE(parse_client_data(bytes_of(bad))) << bad.substr(0, 60);
}

}
