#include "main/configuration.h"

#include "accounts/accounts.h"
#include "papers/scanner.h"

#include <toml++/toml.h>

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

namespace noddfa {

namespace {

/// Takes one key's value, or says what would do.
using Take = std::function<std::optional<std::string>(toml::node const&)>;

Take path_into(std::filesystem::path& into, std::filesystem::path const& base)
{
    return [&into, base](toml::node const& node) -> std::optional<std::string> {
        auto const text = node.value_exact<std::string>();
        if (!text || text->empty())
            return "text";
        into = base / *text;
        return std::nullopt;
    };
}

Take text_into(std::string& into)
{
    return [&into](toml::node const& node) -> std::optional<std::string> {
        auto const text = node.value_exact<std::string>();
        if (!text || text->empty() || text->size() > 200)
            return "text";
        into = *text;
        return std::nullopt;
    };
}

/// Where people reach the site: no path, and encrypted unless it is this machine alone.
Take address_into(std::string& into)
{
    return [&into](toml::node const& node) -> std::optional<std::string> {
        auto const text = node.value_exact<std::string>();
        if (!text || !accounts::is_public_address(*text))
            return "https://…";
        into = *text;
        return std::nullopt;
    };
}

/// A scanner on this machine or beside it.
Take scanner_into(std::string& into)
{
    return [&into](toml::node const& node) -> std::optional<std::string> {
        auto const text = node.value_exact<std::string>();
        if (!text || !papers::Clamd::is_place(*text))
            return "/run/clamav/clamd.ctl, 127.0.0.1:3310";
        into = *text;
        return std::nullopt;
    };
}

Take one_of(std::string& into, std::vector<std::string> words)
{
    return [&into, words = std::move(words)](toml::node const& node) -> std::optional<std::string> {
        auto const text = node.value_exact<std::string>();
        if (text && std::ranges::find(words, *text) != words.end()) {
            into = *text;
            return std::nullopt;
        }
        std::string expected;
        for (auto const& word : words)
            expected += (expected.empty() ? "" : ", ") + word;
        return expected;
    };
}

Take answer_into(bool& into)
{
    return [&into](toml::node const& node) -> std::optional<std::string> {
        auto const answer = node.value_exact<bool>();
        if (!answer)
            return "true, false";
        into = *answer;
        return std::nullopt;
    };
}

template<class Number> Take number_into(Number& into, std::int64_t least, std::int64_t most)
{
    return [&into, least, most](toml::node const& node) -> std::optional<std::string> {
        auto const number = node.value_exact<std::int64_t>();
        if (!number || *number < least || *number > most)
            return std::to_string(least) + "–" + std::to_string(most);
        into = static_cast<Number>(*number);
        return std::nullopt;
    };
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
        {"authority", text_into(made.authority)},
        {"listen", text_into(made.listen)},
        {"port", number_into(made.port, 0, 65535)},
        {"workers", number_into(made.workers, 1, 64)},
        {"health_port", number_into(made.health_port, 0, 65535)},
        {"page_cache_mb", number_into(made.page_cache_mb, 0, 65536)},
        {"requests_a_second", number_into(made.requests_a_second, 1, 100'000)},
        {"administrator", text_into(made.administrator)},
        {"proxy", text_into(made.proxy)},
        {"public_address", address_into(made.public_address)},
        {"provider", text_into(made.provider)},
        {"provider_client", text_into(made.provider_client)},
        {"provider_secret", path_into(made.provider_secret, base)},
        {"provider_proves_two", answer_into(made.provider_proves_two)},
        {"mail_server", text_into(made.mail_server)},
        {"mail_port", number_into(made.mail_port, 1, 65535)},
        {"mail_tls", one_of(made.mail_tls, {"starttls", "tls", "none"})},
        {"mail_user", text_into(made.mail_user)},
        {"mail_password_file", path_into(made.mail_password_file, base)},
        {"mail_authorities", path_into(made.mail_authorities, base)},
        {"mail_from", text_into(made.mail_from)},
        {"scanner", scanner_into(made.scanner)},
        {"largest_document_mb", number_into(made.largest_document_mb, 1, 100)},
        {"assets", path_into(made.assets, base)}};
    for (auto const& [key, node] : table) {
        auto const line = static_cast<int>(node.source().begin.line);
        std::string const name{key.str()};
        auto const take = known.find(name);
        if (take == known.end())
            return ConfigurationFault{file.string(), line, name, "unknown_field", ""};
        if (auto const expected = take->second(node))
            return ConfigurationFault{file.string(), line, name, *expected == "text" ? "wrong_type" : "out_of_range",
                                      *expected};
    }
    return made;
}

}
