#pragma once

#include <curl/curl.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace noddfa::signin {

/// `tests/provider` as a process of its own, which ends with this.
class TestProvider {
public:
    static bool is_there() { return std::filesystem::exists(folder() / "node_modules/oidc-provider"); }

    TestProvider()
    {
        int down[2] = {};
        int up[2] = {};
        if (::pipe(down) != 0 || ::pipe(up) != 0)
            throw std::runtime_error{"no pipe"};
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(down[0], STDIN_FILENO);
            ::dup2(up[1], STDOUT_FILENO);
            for (auto const end : {down[0], down[1], up[0], up[1]})
                ::close(end);
            if (::chdir(folder().c_str()) == 0)
                ::execlp("node", "node", "--no-warnings", "provider.mjs", nullptr);
            ::_exit(127);
        }
        ::close(down[0]);
        ::close(up[1]);
        to_ = ::fdopen(down[1], "w");
        from_ = ::fdopen(up[0], "r");
    }
    TestProvider(TestProvider const&) = delete;
    TestProvider& operator=(TestProvider const&) = delete;
    ~TestProvider()
    {
        std::fclose(to_); // its input ends, and so does it
        std::fclose(from_);
        ::kill(child_, SIGTERM);
        ::waitpid(child_, nullptr, 0);
    }

    /// The next line it says that is an answer to us.
    std::string hear()
    {
        char line[256] = {};
        while (std::fgets(line, sizeof line, from_) != nullptr) {
            std::string said{line};
            said.erase(said.find_last_not_of('\n') + 1);
            if (said.starts_with("ready ") || said == "done")
                return said;
        }
        return {};
    }
    std::string say(std::string const& line)
    {
        std::fprintf(to_, "%s\n", line.c_str());
        std::fflush(to_);
        return hear();
    }

private:
    static std::filesystem::path folder() { return std::filesystem::path{NODDFA_SOURCE_DIR} / "tests/provider"; }

    pid_t child_ = -1;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
};

/// A browser with cookies that goes where it is sent, until it is sent to our own address, which nobody serves.
class TestBrowser {
public:
    struct Page {
        long status = 0;
        std::string address; ///< where a redirect points; empty for a page
    };

    TestBrowser() : handle_(curl_easy_init(), curl_easy_cleanup)
    {
        curl_easy_setopt(handle_.get(), CURLOPT_COOKIEFILE, "");
        curl_easy_setopt(handle_.get(), CURLOPT_PROXY, "");
        curl_easy_setopt(handle_.get(), CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle_.get(), CURLOPT_TIMEOUT, 60L);
        curl_easy_setopt(
            handle_.get(), CURLOPT_WRITEFUNCTION, +[](char*, std::size_t, std::size_t count, void*) { return count; });
    }

    Page visit(std::string const& address)
    {
        curl_easy_setopt(handle_.get(), CURLOPT_URL, address.c_str());
        Page page;
        if (curl_easy_perform(handle_.get()) != CURLE_OK)
            return page;
        char* next = nullptr;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &page.status);
        curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &next);
        page.address = next == nullptr ? "" : next;
        return page;
    }

    /// Where it arrives at `ours`; empty where it does not.
    std::string follow(std::string address, std::string const& ours)
    {
        for (auto hop = 0; hop < 10 && !address.empty(); ++hop) {
            if (address.starts_with(ours))
                return address;
            address = visit(address).address;
        }
        return {};
    }

private:
    std::unique_ptr<CURL, void (*)(CURL*)> handle_;
};

}
