#pragma once

#include "store/test_site.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace noddfa::papers {

/// The file that every scanner takes for harmful and that does nothing; put together here, so that none takes this one.
inline std::string eicar()
{
    return std::string{"X5O!P%@AP[4\\PZX54(P^)7CC)7}$"} + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";
}

/// Debian's clamd, as a process of its own, which knows one signature and ends with this.
class TestClamd {
public:
    TestClamd()
    {
        auto const folder = folder_.path();
        std::ofstream{folder / "one.ndb"} << "Test.Signature:0:0:" << hex(eicar()) << "\n";
        std::ofstream{folder / "clamd.conf"} << "Foreground yes\nLocalSocket " << socket() << "\nDatabaseDirectory "
                                             << folder.string() << "\nMaxThreads 2\nStreamMaxLength 20M\n";
        auto const configuration = (folder / "clamd.conf").string();
        child_ = ::fork();
        if (child_ == 0) {
            auto const nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
            ::dup2(nowhere, STDOUT_FILENO);
            ::dup2(nowhere, STDERR_FILENO);
            ::execl("/usr/sbin/clamd", "clamd", "-c", configuration.c_str(), nullptr);
            ::_exit(127);
        }
        if (!answers())
            ADD_FAILURE() << "clamd does not start; it is of the Debian package clamav-daemon";
    }
    TestClamd(TestClamd const&) = delete;
    TestClamd& operator=(TestClamd const&) = delete;
    ~TestClamd()
    {
        ::kill(child_, SIGTERM);
        ::waitpid(child_, nullptr, 0);
    }

    std::string socket() const { return (folder_.path() / "s").string(); }

private:
    static std::string hex(std::string const& text)
    {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string out;
        for (auto const c : text)
            out.append({digits[static_cast<unsigned char>(c) >> 4U], digits[static_cast<unsigned char>(c) & 15U]});
        return out;
    }
    /// Once it listens, or has ended without.
    bool answers() const
    {
        while (::waitpid(child_, nullptr, WNOHANG) == 0) {
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            socket().copy(address.sun_path, sizeof(address.sun_path) - 1);
            auto const one = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
            auto const connected = ::connect(one, reinterpret_cast<sockaddr const*>(&address), sizeof(address)) == 0;
            ::close(one);
            if (connected)
                return true;
            std::this_thread::yield();
        }
        return false;
    }

    store::TestFolder folder_;
    pid_t child_ = -1;
};

}
