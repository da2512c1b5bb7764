#pragma once

#include "net/head_gate.h"
#include "net/shared.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>

namespace noddfa::net {

/// One connection. Each wait is under one absolute deadline; when it passes, the phase decides what is said.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<Shared> shared, boost::asio::ip::tcp::socket socket, std::string const& source);
    ~Session();
    void start();

    /// One connection too many.
    void start_refused();
    void close();

    /// Ends after the request under way, at once if there is none.
    void wind_down();

private:
    enum class Phase { idle, head, body, handler, writing, lingering, closed };
    using List = std::list<Session*> Waiting::*;
    void leave_list();
    void join_list(List list);
    void enter(Phase phase, std::chrono::milliseconds time);

    /// A timer that ends too early is set again when it ends: deadlines mostly move on before they pass.
    void set_timer();
    void time_is_over();
    void next_request();
    void wait_for_first_byte();
    void wait_for_head();
    void read_head();
    void parse_head();

    /// Whether it is where more may be sent, from somebody who was here before.
    bool may_be_large() const;
    /// How much may follow the head; 0, or the status of its refusal.
    int take_size();
    void let_large_go();

    /// What the head says becomes the request; 0, or the status of its refusal.
    int take_head();
    void say_continue();
    void read_body();
    void wait_for_body();
    void hand_over();
    static bool gate_allows(Session const& session);
    void refuse(int status);
    void answer(Response response, bool keeps_alive);
    void tell(int status) const;
    void write(bool keeps_alive);

    /// Ends our half and reads what still comes for a moment: closing on unread bytes would reset the connection, and
    /// the client might never see the response.
    void linger();
    /// How much is read and thrown away.
    std::size_t most_lingering() const;
    void read_away();

    std::shared_ptr<Shared> shared_;
    boost::asio::ip::tcp::socket socket_;
    boost::asio::steady_timer timer_;
    boost::beast::flat_buffer buffer_;
    HeadGate gate_;
    std::map<std::string, Source>::iterator source_; ///< by the other end's address
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    Request request_;
    std::string head_;
    std::string body_;
    Phase phase_ = Phase::idle;
    bool is_timing_ = false;
    bool was_refused_ = false;
    bool is_large_ = false; ///< its body counts among the large ones
    std::size_t lingered_ = 0;
    std::chrono::steady_clock::time_point deadline_;
    std::chrono::steady_clock::time_point begun_{};
    std::list<Session*>::iterator place_;
    List list_ = nullptr; ///< of those that wait for the client, or none
    std::list<Session*>::iterator place_among_all_;
    std::list<Session*>::iterator place_in_source_;
};

}
