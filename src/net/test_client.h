#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa::net::test {

/// A raw socket to a server on this machine: sends what it is told, however wrong.
class Client {
public:
    /// `from`: an address of this machine that it comes from.
    explicit Client(std::uint16_t port, char const* from = nullptr) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        if (from != nullptr) {
            sockaddr_in own{};
            own.sin_family = AF_INET;
            ::inet_pton(AF_INET, from, &own.sin_addr);
            ::bind(socket_, reinterpret_cast<sockaddr const*>(&own), sizeof own);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    bool is_connected() const { return is_connected_; }

    /// Whether all could be sent.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void end_sending() { ::shutdown(socket_, SHUT_WR); }

    /// Whether something can be read within the time, the end included.
    bool waits(std::chrono::milliseconds time)
    {
        pollfd poll{socket_, POLLIN, 0};
        return ::poll(&poll, 1, static_cast<int>(time.count())) > 0;
    }

    /// All until the server closes; nothing if it does not within the time.
    std::optional<std::string> read_all(std::chrono::milliseconds time = std::chrono::seconds{10})
    {
        std::string all;
        while (waits(time)) {
            auto const more = read_some();
            if (more.empty())
                return all;
            all += more;
        }
        return std::nullopt;
    }

    /// One response, by its length; what comes after stays for the next call. Empty at the end.
    std::string read_response(bool has_body = true)
    {
        for (;;) {
            auto const end = pending_.find("\r\n\r\n");
            auto const length = end == std::string::npos ? 0 : has_body ? length_in(pending_.substr(0, end)) : 0;
            if (end != std::string::npos && pending_.size() >= end + 4 + length) {
                auto response = pending_.substr(0, end + 4 + length);
                pending_.erase(0, response.size());
                return response;
            }
            auto const more = waits(std::chrono::seconds{10}) ? read_some() : std::string{};
            if (more.empty())
                return {};
            pending_ += more;
        }
    }

private:
    std::string read_some()
    {
        std::string bytes(64 * 1024, '\0');
        auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return bytes;
    }

    static std::size_t length_in(std::string const& head)
    {
        auto const at = head.find("Content-Length: ");
        return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    }

    int socket_;
    bool is_connected_ = false;
    std::string pending_;
};

/// The status of each response that stands in what a server sent.
inline std::vector<int> statuses_in(std::string_view sent)
{
    std::vector<int> statuses;
    constexpr std::string_view begin = "HTTP/1.1 ";
    for (auto at = sent.find(begin); at != std::string_view::npos; at = sent.find(begin, at + 1))
        statuses.push_back(std::stoi(std::string{sent.substr(at + begin.size(), 3)}));
    return statuses;
}

}
