#include "support/statements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

namespace noddfa {

namespace {

constexpr std::array<std::string_view, 8> verbs{"SELECT ",    "INSERT ",      "UPDATE ",  "DELETE ",
                                                "SAVEPOINT ", "ROLLBACK TO ", "RELEASE ", "WITH "};

bool is_sql(std::string_view text)
{
    return std::ranges::any_of(verbs, [&](auto verb) { return text.starts_with(verb); });
}

/// A C++ source, read from left to right.
class Source {
public:
    explicit Source(std::string text) : text_(std::move(text)) {}

    std::string const& text() const { return text_; }
    std::size_t after_space(std::size_t at) const
    {
        auto const next = text_.find_first_not_of(" \n", at);
        return next == std::string::npos ? text_.size() : next;
    }
    bool stands(std::size_t at, std::string_view word) const { return text_.compare(at, word.size(), word) == 0; }

    /// The literal that begins at `at` (and where it ends); no statement of ours holds a quotation mark.
    std::optional<std::string> literal(std::size_t& at) const
    {
        if (at >= text_.size() || text_[at] != '"')
            return std::nullopt;
        auto const end = text_.find('"', at + 1);
        auto found = text_.substr(at + 1, end - at - 1);
        at = after_space(end + 1);
        return found;
    }

    /// Literals beside each other, or joined with a constant: `"…" + std::string{columns} + "…"`.
    std::string joined(std::size_t at, auto const& constant) const
    {
        constexpr std::string_view opens = "+ std::string{";
        std::string whole;
        for (;;) {
            if (auto const part = literal(at)) {
                whole += *part;
            } else if (stands(at, opens)) {
                auto const end = text_.find('}', at);
                whole += constant(text_.substr(at + opens.size(), end - at - opens.size()));
                at = after_space(end + 1);
            } else if (stands(at, "+ \"")) {
                at += 2;
            } else {
                return whole;
            }
        }
    }

private:
    std::string text_;
};

std::vector<Source> sources()
{
    std::vector<Source> found;
    std::filesystem::path const root{NODDFA_SOURCE_DIR "/src"};
    for (auto const& entry : std::filesystem::recursive_directory_iterator{root}) {
        auto const room = entry.path().lexically_relative(root).begin()->string();
        auto const name = entry.path().filename().string();
        // `net` has buffers that are prepared, and no database.
        if (!entry.is_regular_file() || room == "db" || room == "net" || name.find("_test.") != std::string::npos
            || name.starts_with("test_") || !(name.ends_with(".cpp") || name.ends_with(".h")))
            continue;
        std::ifstream stream{entry.path()};
        found.emplace_back(std::string{std::istreambuf_iterator<char>{stream}, {}});
    }
    return found;
}

std::string constant_named(std::vector<Source> const& all, std::string const& name)
{
    for (auto const& source : all)
        if (auto const at = source.text().find(" " + name + " = \""); at != std::string::npos)
            return source.joined(at + name.size() + 4, [](auto const&) { return std::string{}; });
    ADD_FAILURE() << "no constant is called " << name;
    return {};
}

/// What follows each `word` in a source.
void after_each(Source const& source, std::string_view word, auto const& take)
{
    for (auto at = source.text().find(word); at != std::string::npos; at = source.text().find(word, at + 1))
        take(source.after_space(at + word.size()));
}

void must_be_seen(Source const& source)
{
    for (auto const* call : {".prepare(", "->prepare(", ".execute(", "->execute("})
        after_each(source, call, [&](std::size_t at) {
            auto const held = source.stands(at, "sql)") || source.stands(at, "sql,");
            EXPECT_TRUE(held || is_sql(source.text().substr(at + 1, 20)))
                << "a statement that is not seen: " << source.text().substr(at, 60);
        });
    for (auto const* held : {" sql =", " sql{"})
        after_each(source, held, [&](std::size_t at) {
            EXPECT_TRUE(is_sql(source.text().substr(at + 1, 20)) || source.stands(at, "writer.sql()")
                        || source.stands(at, "reader.sql()"))
                << "a statement that is not seen: " << source.text().substr(at, 60);
        });
}

}

std::vector<std::string> statements_in_the_source()
{
    auto const all = sources();
    std::set<std::string> found;
    for (auto const& source : all) {
        must_be_seen(source);
        for (auto const verb : verbs)
            after_each(source, "\"" + std::string{verb}, [&](std::size_t at) {
                auto const start = source.text().rfind('"', at - 1);
                // A later part of a statement that is one already.
                auto const before = source.text().find_last_not_of(" \n", start - 1);
                if (source.text()[before] != '"' && source.text()[before] != '+')
                    found.insert(source.joined(start, [&](auto const& name) { return constant_named(all, name); }));
            });
    }
    return {found.begin(), found.end()};
}

}
