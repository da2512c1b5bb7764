#include "main/configuration.h"

#include "accounts/accounts.h"
#include "main/system_files.h"
#include "papers/scanner.h"
#include "post/headers.h"
#include "protocol/authorities.h"
#include "signin/discovery.h"

#include <toml++/toml.h>

#include <algorithm>
#include <arpa/inet.h>
#include <functional>
#include <map>
#include <vector>

namespace noddfa {

namespace {

/// What is wrong with a value: `problem` and `expected` of a `ConfigurationFault`.
struct Wrong {
    std::string problem;
    std::string expected = {};
};

/// Takes one key's value, or says what is wrong with it.
using Take = std::function<std::optional<Wrong>(toml::node const&)>;

constexpr std::size_t longest_text = 200;
constexpr char const* work_address = "name@example.org";

Take text_into(std::string& into)
{
    return [&into](toml::node const& node) -> std::optional<Wrong> {
        auto const text = node.value_exact<std::string>();
        if (!text || text->empty() || text->size() > longest_text)
            return Wrong{"wrong_type", "text"};
        into = *text;
        return std::nullopt;
    };
}

/// Text that `is` takes, of which `example` is one.
Take text_into(std::string& into, bool (*is)(std::string const&), std::string example)
{
    return [take = text_into(into), &into, is, example = std::move(example)](toml::node const& node) {
        auto wrong = take(node);
        if (!wrong && !is(into))
            wrong = Wrong{"not_of_this_form", example};
        return wrong;
    };
}

Take path_into(std::filesystem::path& into, std::filesystem::path const& base)
{
    return [&into, base](toml::node const& node) -> std::optional<Wrong> {
        auto const text = node.value_exact<std::string>();
        if (!text || text->empty())
            return Wrong{"wrong_type", "text"};
        into = base / *text;
        return std::nullopt;
    };
}

Take file_into(std::filesystem::path& into, std::filesystem::path const& base)
{
    return [take = path_into(into, base), &into](toml::node const& node) {
        auto wrong = take(node);
        std::error_code error;
        if (!wrong && !std::filesystem::is_regular_file(into, error))
            wrong = Wrong{"no_such_file"};
        return wrong;
    };
}

/// A file with a secret in it.
Take secret_into(std::filesystem::path& into, std::filesystem::path const& base)
{
    return [take = file_into(into, base), &into](toml::node const& node) {
        auto wrong = take(node);
        if (!wrong && !is_private(into))
            wrong = Wrong{"exposed_file"};
        return wrong;
    };
}

Take one_of(std::string& into, std::vector<std::string> words)
{
    return [&into, words = std::move(words)](toml::node const& node) -> std::optional<Wrong> {
        auto const text = node.value_exact<std::string>();
        if (text && std::ranges::find(words, *text) != words.end()) {
            into = *text;
            return std::nullopt;
        }
        std::string expected;
        for (auto const& word : words)
            expected += (expected.empty() ? "" : ", ") + word;
        return Wrong{"not_one_of", expected};
    };
}

Take answer_into(bool& into)
{
    return [&into](toml::node const& node) -> std::optional<Wrong> {
        auto const answer = node.value_exact<bool>();
        if (!answer)
            return Wrong{"not_one_of", "true, false"};
        into = *answer;
        return std::nullopt;
    };
}

template<class Number> Take number_into(Number& into, std::int64_t least, std::int64_t most)
{
    return [&into, least, most](toml::node const& node) -> std::optional<Wrong> {
        auto const number = node.value_exact<std::int64_t>();
        if (!number || *number < least || *number > most)
            return Wrong{"out_of_range", std::to_string(least) + "–" + std::to_string(most)};
        into = static_cast<Number>(*number);
        return std::nullopt;
    };
}

/// Of a machine, in digits: nobody is asked what a name stands for.
bool is_address(std::string const& text)
{
    in6_addr parsed{};
    return ::inet_pton(AF_INET, text.c_str(), &parsed) == 1 || ::inet_pton(AF_INET6, text.c_str(), &parsed) == 1;
}

bool is_issuer(std::string const& text)
{
    signin::IssuerSettings settings;
    settings.issuer = text;
    return signin::allowed_origins(settings).has_value();
}

}

std::variant<Configuration, ConfigurationFault> read_configuration(std::filesystem::path const& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return ConfigurationFault{file.string(), 0, "", "no_such_file", ""};
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (toml::parse_error const& wrong) {
        return ConfigurationFault{file.string(), static_cast<int>(wrong.source().begin.line), "", "not_toml", ""};
    }
    Configuration made;
    auto const base = file.parent_path();
    std::map<std::string, Take, std::less<>> const known{
        {"data", path_into(made.data, base)},
        {"key", path_into(made.key, base)},
        {"origin", text_into(made.origin)},
        {"authority",
         text_into(
             made.authority,
             [](std::string const& text) { return authorities().council(AuthorityId{text}) != nullptr; }, "W06000015")},
        {"listen", text_into(made.listen, is_address, "127.0.0.1, ::1")},
        {"port", number_into(made.port, 0, 65535)},
        {"workers", number_into(made.workers, 1, 64)},
        {"health_port", number_into(made.health_port, 0, 65535)},
        {"page_cache_mb", number_into(made.page_cache_mb, 0, 65536)},
        {"requests_a_second", number_into(made.requests_a_second, 1, 100'000)},
        {"administrator",
         text_into(
             made.administrator, [](std::string const& text) { return post::is_deliverable(text); }, work_address)},
        {"proxy", text_into(made.proxy, is_address, "127.0.0.1, ::1")},
        {"public_address",
         text_into(
             made.public_address, [](std::string const& text) { return accounts::is_public_address(text); },
             "https://noddfa.example.invalid")},
        {"provider", text_into(made.provider, is_issuer, "https://id.example.invalid")},
        {"provider_client", text_into(made.provider_client)},
        {"provider_secret", secret_into(made.provider_secret, base)},
        {"provider_proves_two", answer_into(made.provider_proves_two)},
        {"mail_server", text_into(made.mail_server)},
        {"mail_port", number_into(made.mail_port, 1, 65535)},
        {"mail_tls", one_of(made.mail_tls, {"starttls", "tls", "none"})},
        {"mail_user", text_into(made.mail_user)},
        {"mail_password_file", secret_into(made.mail_password_file, base)},
        {"mail_authorities", file_into(made.mail_authorities, base)},
        {"mail_from",
         text_into(
             made.mail_from, [](std::string const& text) { return post::is_deliverable(text); }, work_address)},
        {"scanner", text_into(
                        made.scanner, [](std::string const& text) { return papers::Clamd::is_place(text); },
                        "/run/clamav/clamd.ctl, 127.0.0.1:3310")},
        {"largest_document_mb", number_into(made.largest_document_mb, 1, 100)},
        {"assets", path_into(made.assets, base)}};
    for (auto const& [key, node] : table) {
        auto const line = static_cast<int>(node.source().begin.line);
        std::string const name{key.str()};
        auto const take = known.find(name);
        if (take == known.end())
            return ConfigurationFault{file.string(), line, name, "unknown_field", ""};
        if (auto const wrong = take->second(node))
            return ConfigurationFault{file.string(), line, name, wrong->problem, wrong->expected};
    }
    if (!made.provider.empty() && made.provider_client.empty())
        return ConfigurationFault{file.string(), 0, "provider_client", "missing_field", ""};
    return made;
}

}
