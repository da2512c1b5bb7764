#include "papers/scanner.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace noddfa::papers {

namespace {

constexpr std::size_t piece = 64 * 1024; ///< bytes of a document sent at once
constexpr std::size_t longest_answer = 4'096;

std::optional<sockaddr_in> address_in(std::string_view where)
{
    auto const colon = where.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    std::string const host{where.substr(0, colon)};
    std::uint16_t port = 0;
    auto const digits = where.substr(colon + 1);
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || port == 0
        || ::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
        return std::nullopt;
    address.sin_port = htons(port);
    return address;
}

/// One conversation, all of it within one time.
class Line {
public:
    Line(std::string const& where, std::chrono::milliseconds patience)
        : until_(std::chrono::steady_clock::now() + patience)
    {
        if (where.starts_with('/')) {
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            if (where.size() >= sizeof(address.sun_path))
                return;
            where.copy(address.sun_path, where.size());
            begin(AF_UNIX, reinterpret_cast<sockaddr const*>(&address), sizeof(address));
        } else if (auto const address = address_in(where)) {
            begin(AF_INET, reinterpret_cast<sockaddr const*>(&*address), sizeof(*address));
        }
    }
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;
    ~Line()
    {
        if (socket_ >= 0)
            ::close(socket_);
    }

    bool say(std::string_view bytes)
    {
        while (!bytes.empty()) {
            if (!ready(POLLOUT))
                return false;
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Up to the zero that ends an answer.
    std::optional<std::string> hear()
    {
        std::string answer;
        std::array<char, 512> some{};
        while (answer.size() < longest_answer && ready(POLLIN)) {
            auto const got = ::recv(socket_, some.data(), some.size(), 0);
            if (got <= 0)
                return std::nullopt;
            answer.append(some.data(), static_cast<std::size_t>(got));
            if (auto const end = answer.find('\0'); end != std::string::npos)
                return answer.substr(0, end);
        }
        return std::nullopt;
    }

private:
    void begin(int family, sockaddr const* address, socklen_t length)
    {
        socket_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket_ >= 0 && ::connect(socket_, address, length) != 0) {
            ::close(socket_);
            socket_ = -1;
        }
    }
    bool ready(short what) const
    {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until_ - std::chrono::steady_clock::now());
        if (socket_ < 0 || left.count() <= 0)
            return false;
        pollfd one{socket_, what, 0};
        return ::poll(&one, 1, static_cast<int>(left.count())) == 1 && (one.revents & what) != 0;
    }

    std::chrono::steady_clock::time_point until_;
    int socket_ = -1;
};

std::string length_of(std::size_t bytes)
{
    auto const length = htonl(static_cast<std::uint32_t>(bytes));
    return {reinterpret_cast<char const*>(&length), sizeof(length)};
}

using namespace std::string_literals;

}

Verdict Clamd::scan(std::string_view content)
{
    Verdict verdict;
    {
        Line version{where_, patience_};
        auto const said = version.say("zVERSION\0"s) ? version.hear() : std::nullopt;
        if (!said)
            return verdict;
        verdict.by = said->substr(0, 100);
    }
    Line line{where_, patience_};
    bool told = line.say("zINSTREAM\0"s);
    for (std::size_t at = 0; told && at < content.size(); at += piece) {
        auto const part = content.substr(at, piece);
        told = line.say(length_of(part.size())) && line.say(part);
    }
    // What is too long for a scanner it refuses before everything was said.
    auto const answer = told && line.say(length_of(0)) ? line.hear() : std::nullopt;
    if (!answer)
        return verdict;
    if (answer->ends_with(": OK"))
        verdict.is = Verdict::Is::clean;
    else if (answer->ends_with(" FOUND"))
        verdict.is = Verdict::Is::harmful;
    return verdict;
}

bool Clamd::is_place(std::string_view where)
{
    return where.starts_with('/') ? where.size() < sizeof(sockaddr_un{}.sun_path) : address_in(where).has_value();
}

}
