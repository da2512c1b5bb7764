#include "main/configuration.h"

#include "store/test_site.h"

#include <gtest/gtest.h>

#include <map>

namespace noddfa::configuration_test {

namespace {

/// Beside the file lies a secret, which is private, and a file that anybody may read.
std::variant<Configuration, ConfigurationFault> read(std::string const& text)
{
    store::TestFolder const folder;
    using std::filesystem::perms;
    for (auto const& [name, mode] : {std::pair{"provider.secret", perms::owner_read},
                                     std::pair{"open.secret", perms::owner_read | perms::others_read}}) {
        store::write_file(folder.path() / name, "not a secret\n");
        std::filesystem::permissions(folder.path() / name, mode);
    }
    store::write_file(folder.path() / "noddfa.toml", text);
    return read_configuration(folder.path() / "noddfa.toml");
}

/// `key: problem` of what is refused.
std::string fault_of(std::string const& text)
{
    auto const answer = read(text);
    auto const* fault = std::get_if<ConfigurationFault>(&answer);
    return fault ? fault->key + ": " + fault->problem : std::string{};
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

TEST(Configuration, what_would_go_wrong_later_is_said_at_the_start)
{
    for (auto const& [text, fault] : std::map<std::string, std::string>{
             {"listen = \"localhost\"", "listen: not_of_this_form"},
             {"listen = \"::1\"", ""},
             {"proxy = \"proxy.example.invalid\"", "proxy: not_of_this_form"},
             {"proxy = \"10.0.0.1\"", ""},
             {"administrator = \"nobody\"", "administrator: not_of_this_form"},
             {"authority = \"Merthyr\"", "authority: not_of_this_form"},
             {"authority = \"W06999901\"", "authority: not_of_this_form"},
             {"authority = \"W06000024\"", ""},
             {"provider = \"http://id.example.invalid\"", "provider: not_of_this_form"},
             {"provider = \"https://id.example.invalid\"", "provider_client: missing_field"},
             {"provider_secret = \"nowhere\"", "provider_secret: no_such_file"},
             {"provider_secret = \"open.secret\"", "provider_secret: exposed_file"},
             {"mail_password_file = \"open.secret\"", "mail_password_file: exposed_file"},
             {"mail_authorities = \"nowhere.pem\"", "mail_authorities: no_such_file"},
             {"mail_from = \"nobody\"", "mail_from: not_of_this_form"},
             {"mail_tls = \"ssl\"", "mail_tls: not_one_of"},
             {"scanner = \"nonsense\"", "scanner: not_of_this_form"},
             {"port = 70000", "port: out_of_range"},
             {"data = 3", "data: wrong_type"},
         })
        EXPECT_EQ(fault_of(text + "\n"), fault) << text;
}

}
