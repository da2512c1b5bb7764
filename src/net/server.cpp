#include "net/server.h"

#include "net/session.h"

#include <boost/asio/post.hpp>

#include <mutex>
#include <thread>

namespace noddfa::net {

namespace asio = boost::asio;

using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t most_refused_connections = 256; ///< beyond, a connection is cut without a word
constexpr std::chrono::milliseconds accept_pause{100};

}

/// The acceptor and the threads.
class Server::Core {
public:
    Core(Limits const& limits, Handlers handlers)
        : shared_(std::make_shared<Shared>(limits, std::move(handlers))), acceptor_(shared_->io), pause_(shared_->io),
          drain_(shared_->io)
    {
    }

    std::error_code listen(std::string const& address, std::uint16_t port)
    {
        if (acceptor_.is_open() || shared_->is_stopping)
            return std::make_error_code(std::errc::operation_not_permitted);
        error_code error;
        auto const ip = asio::ip::make_address(address, error);
        if (error)
            return error;
        tcp::endpoint const endpoint{ip, port};
        acceptor_.open(endpoint.protocol(), error);
        if (!error)
            acceptor_.set_option(tcp::acceptor::reuse_address{true}, error);
        if (!error)
            acceptor_.bind(endpoint, error);
        if (!error)
            acceptor_.listen(tcp::acceptor::max_listen_connections, error);
        if (error) {
            error_code ignored;
            acceptor_.close(ignored);
            return error;
        }
        port_ = acceptor_.local_endpoint().port();
        accept();
        thread_ = std::thread{[this] { run(); }};
        return {};
    }

    std::uint16_t port() const { return port_; }
    Load load() const { return {shared_->connections, shared_->requests}; }

    void stop()
    {
        std::lock_guard const lock{stopping_};
        if (!thread_.joinable())
            return;
        asio::post(shared_->io, [this] { wind_down(); });
        thread_.join();
        shared_->workers.join();
        // What the last workers handed back finds closed connections.
        shared_->io.restart();
        run();
        shared_->when_empty = {};
    }

private:
    void run()
    {
        for (;;) {
            try {
                shared_->io.run();
                return;
            } catch (...) {
                // Memory ran out, as a rule. The session that threw is gone with what it held; the others go on.
                continue;
            }
        }
    }

    void accept()
    {
        acceptor_.async_accept([this](error_code error, tcp::socket socket) {
            if (shared_->is_stopping)
                return;
            if (error)
                return accept_later();
            admit(std::move(socket));
            accept();
        });
    }

    /// No file descriptor is left, as a rule: trying again at once would only keep the processor busy.
    void accept_later()
    {
        pause_.expires_after(accept_pause);
        pause_.async_wait([this](error_code) {
            if (!shared_->is_stopping)
                accept();
        });
    }

    /// One that there is no room for makes room among those that wait, or is told so.
    void admit(tcp::socket socket)
    {
        error_code ignored;
        auto const end = socket.remote_endpoint(ignored);
        auto const source = ignored ? std::string{} : end.address().to_string();
        auto const& limits = shared_->limits;
        auto const known = shared_->sources.find(source);
        // One address alone never pushes others out.
        auto const is_many = known != shared_->sources.end() && source != limits.proxy
                             && known->second.connections >= limits.source_connections;
        auto const is_full = shared_->connections - shared_->refused_connections >= limits.connections;
        auto* const longest = is_many   ? known->second.waiting.longest()
                              : is_full ? shared_->waiting.longest()
                                        : nullptr;
        auto const makes_room = longest != nullptr;
        if (makes_room)
            longest->close();
        else if ((is_many || is_full) && shared_->refused_connections >= most_refused_connections)
            return;
        auto const session = std::make_shared<Session>(shared_, std::move(socket), source);
        (is_many || is_full) && !makes_room ? session->start_refused() : session->start();
    }

    void wind_down()
    {
        error_code ignored;
        shared_->is_stopping = true;
        acceptor_.close(ignored);
        pause_.cancel();
        for (auto* session : std::list{shared_->sessions})
            session->wind_down();
        drain_.expires_after(shared_->limits.drain);
        drain_.async_wait([this](error_code error) {
            if (!error)
                cut_all();
        });
        shared_->when_empty = [this] { drain_.cancel(); };
        if (shared_->sessions.empty())
            drain_.cancel();
    }

    void cut_all()
    {
        for (auto* session : std::list{shared_->sessions})
            session->close();
    }

    std::shared_ptr<Shared> shared_;
    tcp::acceptor acceptor_;
    asio::steady_timer pause_;
    asio::steady_timer drain_;
    std::thread thread_;
    std::mutex stopping_;
    std::uint16_t port_ = 0;
};

Server::Server(Limits const& limits, Handlers handlers) : core_(std::make_unique<Core>(limits, std::move(handlers))) {}
Server::~Server() { stop(); }
std::error_code Server::listen(std::string const& address, std::uint16_t port) { return core_->listen(address, port); }
std::uint16_t Server::port() const { return core_->port(); }
void Server::stop() { core_->stop(); }
Load Server::load() const { return core_->load(); }

}
