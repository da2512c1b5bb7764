#include "net/server.h"

#include "net/head_gate.h"
#include "net/response_head.h"
#include "net/target.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <atomic>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <thread>

namespace noddfa::net {

namespace asio = boost::asio;
namespace http = boost::beast::http;

using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t read_bytes = 16 * 1024;         ///< asked of a socket at once
constexpr std::size_t most_lingering_bytes = 1 << 20; ///< read and thrown away after a refusal
constexpr std::size_t most_refused_connections = 256; ///< beyond, a connection is cut without a word
constexpr std::chrono::milliseconds accept_pause{100};

class Session;

/// Those that wait for the other end, longest first: with nothing asked, or while a head or a body is on its way.
struct Waiting {
    std::list<Session*> idle;
    std::list<Session*> sending;

    /// Who makes room: who waits without asking, then who has taken longest to ask. Null where nobody waits.
    Session* longest() const
    {
        auto const& list = idle.empty() ? sending : idle;
        return list.empty() ? nullptr : list.front();
    }
};

/// The connections of one address.
struct Source {
    std::size_t connections = 0;
    Waiting waiting;
};

/// What the sessions of a server share; used on its thread only, but for what is atomic.
struct Shared {
    Limits limits;
    Handlers handlers;
    asio::io_context io{1};
    asio::thread_pool workers;
    std::list<Session*> sessions;
    Waiting waiting;
    std::map<std::string, Source> sources;
    std::size_t refused_connections = 0;
    std::size_t large_bodies = 0; ///< being taken or answered
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::size_t> requests = 0;
    std::uint64_t next_request = 0;
    std::string run_name; ///< begins the id of each request
    bool is_stopping = false;
    std::function<void()> when_empty; ///< set while stopping

    Shared(Limits const& limits_, Handlers handlers_)
        : limits(limits_), handlers(std::move(handlers_)), workers(limits_.workers)
    {
        constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
        std::random_device random;
        for (int i = 0; i < 8; ++i)
            run_name += letters[random() % letters.size()];
    }

    std::string next_id() { return run_name + std::to_string(++next_request); }
};

Response fallback_page(int status) { return {.status = status}; }

Response error_page(Handlers const& handlers, int status, Request const& request)
{
    try {
        auto response = handlers.error_page(status, request);
        response.status = status;
        return response;
    } catch (...) {
        // The reason may hold what a person wrote: it stays unsaid.
        return fallback_page(status);
    }
}

Response respond(Handlers const& handlers, Request const& request)
{
    try {
        return handlers.respond(request);
    } catch (...) {
        return error_page(handlers, 500, request);
    }
}

/// One connection. Each wait is under one absolute deadline; when it passes, the phase decides what is said.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<Shared> shared, tcp::socket socket, std::string const& source)
        : shared_(std::move(shared)), socket_(std::move(socket)), timer_(shared_->io), gate_(shared_->limits),
          source_(shared_->sources.try_emplace(source).first)
    {
        place_ = shared_->sessions.insert(shared_->sessions.end(), this);
        ++shared_->connections;
        ++source_->second.connections;
    }

    ~Session()
    {
        leave_list();
        let_large_go();
        shared_->sessions.erase(place_);
        --shared_->connections;
        if (--source_->second.connections == 0)
            shared_->sources.erase(source_);
        if (was_refused_)
            --shared_->refused_connections;
        if (shared_->sessions.empty() && shared_->when_empty)
            shared_->when_empty();
    }

    void start()
    {
        error_code ignored;
        socket_.set_option(tcp::no_delay{true}, ignored);
        next_request();
    }

    /// One connection too many.
    void start_refused()
    {
        was_refused_ = true;
        ++shared_->refused_connections;
        request_.id = shared_->next_id();
        refuse(503);
    }

    void close()
    {
        error_code ignored;
        phase_ = Phase::closed;
        leave_list();
        deadline_ = Clock::time_point::max();
        timer_.cancel();
        socket_.close(ignored);
    }

    /// Ends after the request under way, at once if there is none.
    void wind_down()
    {
        if (phase_ == Phase::idle)
            close();
    }

private:
    enum class Phase { idle, head, body, handler, writing, lingering, closed };
    using List = std::list<Session*> Waiting::*;

    void leave_list()
    {
        if (list_ == nullptr)
            return;
        (shared_->waiting.*list_).erase(place_among_all_);
        (source_->second.waiting.*list_).erase(place_in_source_);
        list_ = nullptr;
    }

    void join_list(List list)
    {
        leave_list();
        list_ = list;
        auto const last_of = [&](std::list<Session*>& all) { return all.insert(all.end(), this); };
        place_among_all_ = last_of(shared_->waiting.*list);
        place_in_source_ = last_of(source_->second.waiting.*list);
    }

    void enter(Phase phase, std::chrono::milliseconds time)
    {
        leave_list();
        if (phase == Phase::idle)
            join_list(&Waiting::idle);
        if (phase == Phase::head || phase == Phase::body)
            join_list(&Waiting::sending);
        phase_ = phase;
        deadline_ = Clock::now() + time;
        if (!is_timing_ || deadline_ < timer_.expiry())
            set_timer();
    }

    /// A timer that ends too early is set again when it ends: deadlines mostly move on before they pass.
    void set_timer()
    {
        is_timing_ = true;
        timer_.expires_at(deadline_);
        timer_.async_wait([self = shared_from_this()](error_code error) {
            if (error)
                return;
            self->is_timing_ = false;
            if (Clock::now() >= self->deadline_)
                self->time_is_over();
            else if (self->deadline_ != Clock::time_point::max())
                self->set_timer();
        });
    }

    void time_is_over()
    {
        if (phase_ == Phase::head || phase_ == Phase::body) {
            // The read that waits is cancelled and finds another phase.
            refuse(408);
            return;
        }
        close();
    }

    void next_request()
    {
        let_large_go();
        request_ = {};
        request_.source = source_->first;
        parser_.reset();
        gate_ = HeadGate{shared_->limits};
        if (shared_->is_stopping)
            return close();
        enter(Phase::idle, shared_->limits.idle);
        if (buffer_.size() > 0)
            return read_head();
        // Whoever waits holds no memory for what may come.
        buffer_.shrink_to_fit();
        wait_for_first_byte();
    }

    void wait_for_first_byte()
    {
        socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code error) {
            if (self->phase_ != Phase::idle)
                return;
            error ? self->close() : self->wait_for_head();
        });
    }

    void wait_for_head()
    {
        socket_.async_read_some(buffer_.prepare(read_bytes),
                                [self = shared_from_this()](error_code error, std::size_t bytes) {
                                    if (self->phase_ != Phase::idle && self->phase_ != Phase::head)
                                        return;
                                    if (error)
                                        return self->close();
                                    self->buffer_.commit(bytes);
                                    self->read_head();
                                });
    }

    void read_head()
    {
        auto const begins = phase_ == Phase::idle;
        if (begins)
            request_.id = shared_->next_id();
        auto const bytes = buffer_.cdata();
        switch (gate_.read({static_cast<char const*>(bytes.data()), bytes.size()})) {
        case HeadGate::Verdict::more:
            if (begins)
                enter(Phase::head, shared_->limits.head);
            return wait_for_head();
        case HeadGate::Verdict::refused: return refuse(gate_.status());
        case HeadGate::Verdict::complete: return parse_head();
        }
    }

    void parse_head()
    {
        begun_ = Clock::now();
        parser_.emplace();
        parser_->eager(true);
        parser_->header_limit(static_cast<std::uint32_t>(shared_->limits.head_bytes + 1));
        parser_->body_limit(std::max(shared_->limits.body_bytes, shared_->limits.large_body_bytes));
        error_code error;
        // Only the head, which the gate has measured: what follows may be another request.
        buffer_.consume(parser_->put(asio::buffer(buffer_.cdata(), gate_.size()), error));
        auto const status = take_head();
        if (error == http::error::body_limit)
            return refuse(413);
        if ((error && error != http::error::need_more) || !parser_->is_header_done())
            return refuse(400);
        if (status != 0)
            return refuse(status);
        if (auto const refused = take_size(); refused != 0)
            return refuse(refused);
        if (parser_->is_done())
            return hand_over();
        enter(Phase::body, shared_->limits.body);
        if (gate_.expects_continue() && buffer_.size() == 0)
            return say_continue();
        read_body();
    }

    /// How much may follow the head; 0, or the status of its refusal.
    int take_size()
    {
        auto const& limits = shared_->limits;
        auto const& segments = request_.target.segments;
        bool const may_be_large = request_.method == Method::post && !limits.large_at.empty() && !segments.empty()
                                  && segments.back() == limits.large_at && !request_.header("cookie").empty();
        auto const length = parser_->content_length();
        if (!may_be_large || (length && *length <= limits.body_bytes)) {
            parser_->body_limit(limits.body_bytes);
            return length && *length > limits.body_bytes ? 413 : 0;
        }
        // So many at once as there is memory for.
        if (shared_->large_bodies >= limits.large_bodies)
            return 503;
        ++shared_->large_bodies;
        is_large_ = true;
        return 0;
    }

    void let_large_go()
    {
        if (std::exchange(is_large_, false))
            --shared_->large_bodies;
    }

    /// What the head says becomes the request; 0, or the status of its refusal.
    int take_head()
    {
        auto const& head = parser_->get();
        for (auto const& field : head) {
            std::string name{field.name_string()};
            for (auto& c : name)
                if (c >= 'A' && c <= 'Z')
                    c = static_cast<char>(c | 0x20);
            auto& value = request_.headers[name];
            value += (value.empty() ? "" : ", ") + std::string{field.value()};
        }
        auto target = parse_target({head.target().data(), head.target().size()});
        if (!target)
            return 400;
        request_.target = std::move(*target);
        auto const method = method_of({head.method_string().data(), head.method_string().size()});
        if (!method)
            return 501;
        request_.method = *method;
        return 0;
    }

    void say_continue()
    {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(socket_, asio::buffer(go_on), [self = shared_from_this()](error_code error, std::size_t) {
            if (self->phase_ != Phase::body)
                return;
            if (error)
                return self->close();
            self->wait_for_body();
        });
    }

    void read_body()
    {
        error_code error;
        if (buffer_.size() > 0)
            buffer_.consume(parser_->put(buffer_.cdata(), error));
        if (error && error != http::error::need_more)
            return refuse(400);
        if (parser_->is_done())
            return hand_over();
        wait_for_body();
    }

    void wait_for_body()
    {
        socket_.async_read_some(buffer_.prepare(read_bytes),
                                [self = shared_from_this()](error_code error, std::size_t bytes) {
                                    if (self->phase_ != Phase::body)
                                        return;
                                    if (error)
                                        return self->close();
                                    self->buffer_.commit(bytes);
                                    self->read_body();
                                });
    }

    void hand_over()
    {
        if (shared_->requests >= shared_->limits.workers + shared_->limits.waiting_requests)
            return refuse(503);
        leave_list();
        phase_ = Phase::handler;
        deadline_ = Clock::time_point::max();
        request_.body = std::move(parser_->get().body());
        ++shared_->requests;
        asio::post(shared_->workers, [self = shared_from_this()]() mutable {
            auto response = respond(self->shared_->handlers, self->request_);
            auto& io = self->shared_->io;
            // The session is handed on by moving, so that it never ends on a worker's thread.
            asio::post(io, [self = std::move(self), response = std::move(response)]() mutable {
                --self->shared_->requests;
                self->let_large_go();
                self->answer(std::move(response), gate_allows(*self));
            });
        });
    }

    static bool gate_allows(Session const& session)
    {
        return session.gate_.keeps_alive() && !session.shared_->is_stopping;
    }

    void refuse(int status)
    {
        if (phase_ == Phase::closed)
            return;
        error_code ignored;
        phase_ = Phase::writing;
        socket_.cancel(ignored);
        answer(error_page(shared_->handlers, status, request_), false);
    }

    void answer(Response response, bool keeps_alive)
    {
        if (phase_ == Phase::closed)
            return;
        try {
            head_ = response_head(response, {request_.id, !keeps_alive, std::time(nullptr)});
        } catch (...) {
            response = fallback_page(500);
            head_ = response_head(response, {request_.id, !keeps_alive, std::time(nullptr)});
        }
        body_ = request_.method == Method::head || !has_body(response.status) ? "" : std::move(response.body);
        tell(response.status);
        write(keeps_alive);
    }

    void tell(int status) const
    {
        if (!shared_->handlers.served)
            return;
        auto const time = begun_ == Clock::time_point{} ? Clock::duration{} : Clock::now() - begun_;
        shared_->handlers.served(
            {request_.id, status, body_.size(), std::chrono::duration_cast<std::chrono::microseconds>(time)});
    }

    void write(bool keeps_alive)
    {
        enter(Phase::writing, shared_->limits.write);
        std::array<asio::const_buffer, 2> const buffers{asio::buffer(head_), asio::buffer(body_)};
        asio::async_write(socket_, buffers, [self = shared_from_this(), keeps_alive](error_code error, std::size_t) {
            if (self->phase_ != Phase::writing)
                return;
            if (error)
                return self->close();
            self->begun_ = {};
            if (keeps_alive)
                return self->next_request();
            self->linger();
        });
    }

    /// Ends our half and reads what still comes for a moment: closing on unread bytes would reset the connection, and
    /// the client might never see the response.
    void linger()
    {
        error_code ignored;
        socket_.shutdown(tcp::socket::shutdown_send, ignored);
        buffer_.clear();
        lingered_ = 0;
        enter(Phase::lingering, shared_->limits.linger);
        read_away();
    }

    void read_away()
    {
        socket_.async_read_some(
            buffer_.prepare(read_bytes), [self = shared_from_this()](error_code error, std::size_t bytes) {
                self->lingered_ += bytes;
                if (error || self->phase_ != Phase::lingering || self->lingered_ > most_lingering_bytes)
                    return self->close();
                self->read_away();
            });
    }

    std::shared_ptr<Shared> shared_;
    tcp::socket socket_;
    asio::steady_timer timer_;
    boost::beast::flat_buffer buffer_;
    HeadGate gate_;
    std::map<std::string, Source>::iterator source_; ///< by the other end's address
    std::optional<http::request_parser<http::string_body>> parser_;
    Request request_;
    std::string head_;
    std::string body_;
    Phase phase_ = Phase::idle;
    bool is_timing_ = false;
    bool was_refused_ = false;
    bool is_large_ = false; ///< its body counts among the large ones
    std::size_t lingered_ = 0;
    Clock::time_point deadline_;
    Clock::time_point begun_{};
    std::list<Session*>::iterator place_;
    List list_ = nullptr; ///< of those that wait for the client, or none
    std::list<Session*>::iterator place_among_all_;
    std::list<Session*>::iterator place_in_source_;
};

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
