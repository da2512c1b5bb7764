#include "main/configuration.h"

#include "store/test_site.h"

#include <gtest/gtest.h>

namespace noddfa::configuration_test {

namespace {

std::variant<Configuration, ConfigurationFault> read(std::string const& text)
{
    store::TestFolder const folder;
    store::write_file(folder.path() / "noddfa.toml", text);
    return read_configuration(folder.path() / "noddfa.toml");
}

/// The key that is refused; empty where all is well.
std::string refused(std::string const& text)
{
    auto const answer = read(text);
    auto const* fault = std::get_if<ConfigurationFault>(&answer);
    return fault ? fault->key : std::string{};
}

}

TEST(Configuration, a_public_address_is_encrypted_or_this_machine_and_no_page_of_a_site)
{
    for (auto const* address : {"https://noddfa.example.invalid", "https://noddfa.example.invalid:8443",
                                "http://localhost:8080", "http://127.0.0.1:8080"})
        EXPECT_EQ(refused("public_address = \"" + std::string{address} + "\"\n"), "") << address;
    for (auto const* address :
         {"", "noddfa.example.invalid", "http://noddfa.example.invalid", "https://noddfa.example.invalid/",
          "https://noddfa.example.invalid/noddfa", "https://someone@noddfa.example.invalid",
          "http://localhost.example.invalid", "http://localhost@example.invalid", "javascript:alert(1)"})
        EXPECT_EQ(refused("public_address = \"" + std::string{address} + "\"\n"), "public_address") << address;
}

TEST(Configuration, another_organisations_sign_in_is_read_and_its_secret_lies_beside_the_file)
{
    auto const answer = read("provider = \"https://id.example.invalid\"\nprovider_client = \"noddfa\"\n"
                             "provider_secret = \"provider.secret\"\nprovider_proves_two = true\n");
    auto const* made = std::get_if<Configuration>(&answer);
    ASSERT_NE(made, nullptr);
    EXPECT_EQ(made->provider, "https://id.example.invalid");
    EXPECT_EQ(made->provider_client, "noddfa");
    EXPECT_TRUE(made->provider_secret.is_absolute());
    EXPECT_TRUE(made->provider_proves_two);
    EXPECT_EQ(refused("provider_proves_two = \"yes\"\n"), "provider_proves_two");
    EXPECT_EQ(refused("provider_issuer = \"x\"\n"), "provider_issuer");
}

}
