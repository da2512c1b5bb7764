#include "net/session.h"

#include "net/response_head.h"
#include "net/target.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>

#include <array>

namespace noddfa::net {

namespace asio = boost::asio;
namespace http = boost::beast::http;

using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t read_bytes = 16 * 1024;         ///< asked of a socket at once
constexpr std::size_t most_lingering_bytes = 1 << 20; ///< read and thrown away after a refusal

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

}

Session::Session(std::shared_ptr<Shared> shared, tcp::socket socket, std::string const& source)
    : shared_(std::move(shared)), socket_(std::move(socket)), timer_(shared_->io), gate_(shared_->limits),
      source_(shared_->sources.try_emplace(source).first)
{
    place_ = shared_->sessions.insert(shared_->sessions.end(), this);
    ++shared_->connections;
    ++source_->second.connections;
}

Session::~Session()
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

void Session::start()
{
    error_code ignored;
    socket_.set_option(tcp::no_delay{true}, ignored);
    next_request();
}

void Session::start_refused()
{
    was_refused_ = true;
    ++shared_->refused_connections;
    request_.id = shared_->next_id();
    refuse(503);
}

void Session::close()
{
    error_code ignored;
    phase_ = Phase::closed;
    leave_list();
    deadline_ = Clock::time_point::max();
    timer_.cancel();
    socket_.close(ignored);
}

void Session::wind_down()
{
    if (phase_ == Phase::idle)
        close();
}

void Session::leave_list()
{
    if (list_ == nullptr)
        return;
    (shared_->waiting.*list_).erase(place_among_all_);
    (source_->second.waiting.*list_).erase(place_in_source_);
    list_ = nullptr;
}

void Session::join_list(List list)
{
    leave_list();
    list_ = list;
    auto const last_of = [&](std::list<Session*>& all) { return all.insert(all.end(), this); };
    place_among_all_ = last_of(shared_->waiting.*list);
    place_in_source_ = last_of(source_->second.waiting.*list);
}

void Session::enter(Phase phase, std::chrono::milliseconds time)
{
    leave_list();
    if (phase == Phase::idle)
        join_list(&Waiting::idle);
    if (phase == Phase::head || phase == Phase::body)
        join_list(&Waiting::sending);
    if (phase == Phase::lingering && may_be_large())
        join_list(&Waiting::sending);
    phase_ = phase;
    deadline_ = Clock::now() + time;
    if (!is_timing_ || deadline_ < timer_.expiry())
        set_timer();
}

void Session::set_timer()
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

void Session::time_is_over()
{
    if (phase_ == Phase::head || phase_ == Phase::body) {
        // The read that waits is cancelled and finds another phase.
        refuse(408);
        return;
    }
    close();
}

void Session::next_request()
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

void Session::wait_for_first_byte()
{
    socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code error) {
        if (self->phase_ != Phase::idle)
            return;
        error ? self->close() : self->wait_for_head();
    });
}

void Session::wait_for_head()
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

void Session::read_head()
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

void Session::parse_head()
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

bool Session::may_be_large() const
{
    auto const& limits = shared_->limits;
    auto const& segments = request_.target.segments;
    return request_.method == Method::post && !limits.large_at.empty() && !segments.empty()
           && segments.back() == limits.large_at && !request_.header("cookie").empty();
}

int Session::take_size()
{
    auto const& limits = shared_->limits;
    auto const length = parser_->content_length();
    if (!may_be_large() || (length && *length <= limits.body_bytes)) {
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

void Session::let_large_go()
{
    if (std::exchange(is_large_, false))
        --shared_->large_bodies;
}

int Session::take_head()
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

void Session::say_continue()
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

void Session::read_body()
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

void Session::wait_for_body()
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

void Session::hand_over()
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

bool Session::gate_allows(Session const& session)
{
    return session.gate_.keeps_alive() && !session.shared_->is_stopping;
}

void Session::refuse(int status)
{
    if (phase_ == Phase::closed)
        return;
    error_code ignored;
    phase_ = Phase::writing;
    socket_.cancel(ignored);
    answer(error_page(shared_->handlers, status, request_), false);
}

void Session::answer(Response response, bool keeps_alive)
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

void Session::tell(int status) const
{
    if (!shared_->handlers.served)
        return;
    auto const time = begun_ == Clock::time_point{} ? Clock::duration{} : Clock::now() - begun_;
    shared_->handlers.served(
        {request_.id, status, body_.size(), std::chrono::duration_cast<std::chrono::microseconds>(time)});
}

void Session::write(bool keeps_alive)
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

void Session::linger()
{
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    buffer_.clear();
    lingered_ = 0;
    // A browser that sends a document reads nothing before it is through.
    enter(Phase::lingering, may_be_large() ? shared_->limits.body : shared_->limits.linger);
    read_away();
}

std::size_t Session::most_lingering() const
{
    constexpr std::size_t times = 8;
    return may_be_large() ? times * shared_->limits.large_body_bytes : most_lingering_bytes;
}

void Session::read_away()
{
    socket_.async_read_some(
        buffer_.prepare(read_bytes), [self = shared_from_this()](error_code error, std::size_t bytes) {
            self->lingered_ += bytes;
            if (error || self->phase_ != Phase::lingering || self->lingered_ > self->most_lingering())
                return self->close();
            self->read_away();
        });
}

}
