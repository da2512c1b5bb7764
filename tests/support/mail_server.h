#pragma once

#include "store/test_site.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace noddfa::post {

/// `tests/mail/server.py` as a process of its own, which ends with this.
class TestMailServer {
public:
    explicit TestMailServer(std::vector<std::string> words = {})
    {
        int down[2] = {};
        int up[2] = {};
        if (::pipe2(down, O_CLOEXEC) != 0 || ::pipe2(up, O_CLOEXEC) != 0)
            throw std::runtime_error{"no pipe"};
        auto const program = script("server.py");
        auto const folder = folder_.path().string();
        std::vector<char*> arguments{const_cast<char*>(program.c_str()), const_cast<char*>(folder.c_str())};
        for (auto& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(down[0], STDIN_FILENO);
            ::dup2(up[1], STDOUT_FILENO);
            ::execv(program.c_str(), arguments.data());
            ::_exit(127);
        }
        ::close(down[0]);
        ::close(up[1]);
        to_ = ::fdopen(down[1], "w");
        from_ = ::fdopen(up[0], "r");
        char line[64] = {};
        if (std::fgets(line, sizeof line, from_) == nullptr || std::sscanf(line, "ready %d", &port_) != 1)
            ADD_FAILURE() << "the mail server does not start";
    }
    TestMailServer(TestMailServer const&) = delete;
    TestMailServer& operator=(TestMailServer const&) = delete;
    ~TestMailServer()
    {
        std::fclose(to_); // its input ends, and so does it
        std::fclose(from_);
        ::waitpid(child_, nullptr, 0);
    }

    int port() const { return port_; }
    std::filesystem::path certificate() const { return folder_.path() / "certificate.pem"; }
    /// The letters it took so far, as its own parsers read them.
    std::vector<boost::json::object> letters() const
    {
        std::vector<boost::json::object> all;
        std::ifstream lines{folder_.path() / "letters"};
        for (std::string line; std::getline(lines, line);)
            all.push_back(boost::json::parse(line).as_object());
        return all;
    }

    static std::string script(char const* name)
    {
        return (std::filesystem::path{NODDFA_SOURCE_DIR} / "tests/mail" / name).string();
    }

private:
    store::TestFolder folder_;
    pid_t child_ = -1;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
    int port_ = 0;
};

inline std::string text_in(boost::json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string{value->get_string()} : std::string{};
}

/// Every value of a header of a letter.
inline std::vector<std::string> header(boost::json::object const& letter, std::string_view name)
{
    std::vector<std::string> values;
    for (auto const& each : letter.at("headers").as_array())
        if (each.as_array()[0].as_string() == name)
            values.emplace_back(each.as_array()[1].as_string());
    return values;
}

}
