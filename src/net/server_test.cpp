#include "net/server.h"
#include "net/test_client.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <latch>
#include <mutex>
#include <thread>

namespace noddfa::net {

namespace {

using test::Client;
using test::statuses_in;
using std::chrono::milliseconds;

constexpr std::string_view plain_get = "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view closing_get = "GET /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

Response echo(Request const& request)
{
    std::string body{name_of(request.method)};
    for (auto const& segment : request.target.segments)
        body += "/" + segment;
    for (auto const& [name, value] : request.target.query)
        body += "?" + name + "=" + value;
    return {.headers = {{"Content-Type", "text/plain"}}, .body = body + "|" + request.body};
}

Response page(int status, Request const& request)
{
    return {.status = status, .body = "page " + std::to_string(status) + " " + std::string{request.header("x-tongue")}};
}

/// A server on a free port that answers with `respond`.
struct Running {
    explicit Running(Limits const& limits = {}, std::function<Response(Request const&)> respond = echo)
        : server(limits, {.respond = std::move(respond), .error_page = page})
    {
        EXPECT_FALSE(server.listen());
    }

    std::string exchange(std::string_view request)
    {
        Client client{server.port()};
        client.send(request);
        return client.read_all().value_or("still open");
    }

    Server server;
};

std::string body_of(std::string const& response) { return response.substr(response.find("\r\n\r\n") + 4); }

/// A handler that says when it has begun and waits to be let go.
struct Gate {
    Response operator()(Request const& request)
    {
        begun.count_down();
        released.wait();
        return echo(request);
    }

    explicit Gate(std::ptrdiff_t requests = 1) : begun(requests) {}

    std::latch begun;
    std::promise<void> release;
    std::shared_future<void> released{release.get_future()};
};

}

TEST(Server, answers_with_the_decoded_target_and_the_body)
{
    Running running;
    auto const response = running.exchange("POST /a%20b/c?x=1+2&y=%C5%B5 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                           "Content-Length: 5\r\n\r\nhello");
    EXPECT_EQ(statuses_in(response), std::vector{200});
    EXPECT_EQ(body_of(response), "POST/a b/c?x=1 2?y=ŵ|hello");
    EXPECT_NE(response.find("\r\nX-Request-Id: "), std::string::npos);
    EXPECT_NE(response.find("\r\nContent-Length: 27\r\n"), std::string::npos) << response;
}

TEST(Server, keeps_a_connection_and_answers_in_turn)
{
    Running running;
    Client client{running.server.port()};
    client.send(std::string{plain_get} + "GET /second HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(body_of(client.read_response()), "GET/plain|");
    EXPECT_EQ(body_of(client.read_response()), "GET/second|");
    client.send("GET /third HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(body_of(client.read_response()), "GET/third|");
    EXPECT_EQ(running.server.load().connections, 1);
}

TEST(Server, a_body_comes_in_pieces_and_ends_where_its_length_says)
{
    Running running;
    Client client{running.server.port()};
    client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");
    EXPECT_FALSE(client.waits(milliseconds{50}));
    client.send("defGET /b HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(body_of(client.read_response()), "POST/a|abcdef");
    EXPECT_EQ(body_of(client.read_response()), "GET/b|");
}

TEST(Server, head_has_the_length_and_no_body)
{
    Running running;
    auto const response = running.exchange("HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_NE(response.find("Content-Length: 7\r\n"), std::string::npos) << response;
    EXPECT_EQ(body_of(response), "");
}

TEST(Server, http_1_0_is_answered_and_closed)
{
    Running running;
    EXPECT_EQ(statuses_in(running.exchange("GET / HTTP/1.0\r\n\r\n")), std::vector{200});
}

TEST(Server, says_continue_to_who_waits_for_it)
{
    Running running;
    Client client{running.server.port()};
    client.send("POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.read_response(false), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    EXPECT_EQ(body_of(client.read_response()), "POST/a|ok");
}

TEST(Server, too_large_a_body_is_refused_before_it_is_sent)
{
    Running running{{.body_bytes = 10}};
    auto const response = running.exchange("POST /a HTTP/1.1\r\nHost: a\r\nX-Tongue: cy\r\nExpect: 100-continue\r\n"
                                           "Content-Length: 11\r\n\r\n");
    EXPECT_EQ(statuses_in(response), std::vector{413});
    EXPECT_EQ(body_of(response), "page 413 cy");
}

TEST(Server, a_body_too_large_that_is_sent_all_the_same_is_refused_readably)
{
    Running running{{.body_bytes = 10}};
    EXPECT_EQ(statuses_in(running.exchange("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n"
                                           + std::string(500'000, 'x'))),
              std::vector{413});
}

TEST(Server, heads_beyond_the_limits_are_refused)
{
    Running running;
    auto const with = [&](std::string const& headers) {
        return statuses_in(running.exchange("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n"));
    };
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "a: b\r\n";
    EXPECT_EQ(with("X: " + std::string(64 * 1024, 'x') + "\r\n"), std::vector{431});
    EXPECT_EQ(with(many), std::vector{431});
    EXPECT_EQ(statuses_in(running.exchange("GET /" + std::string(64 * 1024, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n")),
              std::vector{414});
    EXPECT_EQ(statuses_in(running.exchange("GET /" + std::string(5 * 1024, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n")),
              std::vector{414});
}

TEST(Server, what_a_handler_throws_becomes_a_page_that_says_nothing_of_it)
{
    Running running{{}, [](Request const&) -> Response { throw std::runtime_error{"Alaw Example"}; }};
    auto const response = running.exchange(closing_get);
    EXPECT_EQ(statuses_in(response), std::vector{500});
    EXPECT_EQ(response.find("Alaw"), std::string::npos);
}

TEST(Server, a_header_that_would_end_the_head_is_never_sent)
{
    for (auto const& [name, value] : {std::pair{"X-A", "b\r\nSet-Cookie: c"}, std::pair{"X A", "b"},
                                      std::pair{"Content-length", "3"}, std::pair{"Transfer-Encoding", "chunked"}}) {
        Running running{{}, [&](Request const&) { return Response{.headers = {{name, value}}, .body = "x"}; }};
        auto const response = running.exchange(closing_get);
        EXPECT_EQ(statuses_in(response), std::vector{500}) << name;
        EXPECT_EQ(response.find("Set-Cookie"), std::string::npos);
    }
}

TEST(Server, who_says_nothing_is_closed)
{
    Running running{{.idle = milliseconds{50}}};
    Client client{running.server.port()};
    EXPECT_EQ(client.read_all(), "");
}

TEST(Server, who_trickles_a_head_is_cut_off_at_its_deadline)
{
    Running running{{.idle = milliseconds{5000}, .head = milliseconds{200}}};
    Client client{running.server.port()};
    auto const begun = std::chrono::steady_clock::now();
    // A header byte every ten milliseconds never lets the connection stand still.
    client.send("GET / HTTP/1.1\r\nX: ");
    while (!client.waits(milliseconds{10}))
        client.send("x");
    EXPECT_EQ(statuses_in(client.read_all().value_or("still open")), std::vector{408});
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{3});
}

TEST(Server, who_trickles_a_body_is_cut_off_at_its_deadline)
{
    Running running{{.body = milliseconds{200}}};
    Client client{running.server.port()};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    while (!client.waits(milliseconds{10}))
        client.send("x");
    EXPECT_EQ(statuses_in(client.read_all().value_or("still open")), std::vector{408});
}

TEST(Server, who_does_not_read_is_cut_off_at_the_deadline_of_writing)
{
    Running running{{.write = milliseconds{100}},
                    [](Request const&) { return Response{.body = std::string(32 << 20, 'x')}; }};
    Client client{running.server.port()};
    client.send(plain_get);
    while (running.server.load().connections != 0)
        std::this_thread::yield();
    EXPECT_LT(client.read_all().value_or("still open").size(), 32U << 20);
}

TEST(Server, slow_senders_do_not_keep_others_waiting)
{
    Running running{{.workers = 1}};
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 300; ++i) {
        slow.push_back(std::make_unique<Client>(running.server.port()));
        slow.back()->send(i % 2 == 0 ? "GET / HTTP/1.1\r\nX"
                                     : "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
    }
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(statuses_in(running.exchange(closing_get)), std::vector{200});
}

TEST(Server, one_connection_too_many_is_told_so)
{
    Gate gate{2};
    Running running{{.connections = 2}, std::ref(gate)};
    Client first{running.server.port()};
    Client second{running.server.port()};
    first.send(plain_get);
    second.send(plain_get);
    gate.begun.wait();
    EXPECT_EQ(statuses_in(running.exchange(plain_get)), std::vector{503});
    gate.release.set_value();
    EXPECT_EQ(statuses_in(first.read_response()), std::vector{200});
    EXPECT_EQ(statuses_in(second.read_response()), std::vector{200});
}

TEST(Server, an_idle_connection_makes_room_for_a_new_one)
{
    Running running{{.connections = 1}};
    Client idle{running.server.port()};
    idle.send(plain_get);
    EXPECT_EQ(statuses_in(idle.read_response()), std::vector{200});
    EXPECT_EQ(statuses_in(running.exchange(closing_get)), std::vector{200});
    EXPECT_EQ(idle.read_all(), "");
}

TEST(Server, who_takes_long_to_ask_makes_room_for_a_new_one)
{
    Running running{{.connections = 1}};
    Client slow{running.server.port()};
    slow.send("GET / HTTP/1.1\r\nX");
    EXPECT_EQ(statuses_in(running.exchange(closing_get)), std::vector{200});
    EXPECT_EQ(slow.read_all(), "");
}

// T47: whoever holds many connections loses their own, and nobody else's.
TEST(Server, one_address_alone_never_pushes_others_out)
{
    Running running{{.connections = 4, .source_connections = 2}};
    auto const asks = [&](Client& client) {
        client.send(plain_get);
        return statuses_in(client.read_response());
    };
    Client other{running.server.port(), "127.0.0.2"};
    EXPECT_EQ(asks(other), std::vector{200});
    Client first{running.server.port(), "127.0.0.3"};
    EXPECT_EQ(asks(first), std::vector{200});
    Client second{running.server.port(), "127.0.0.3"};
    second.send("GET / HTTP/1.1\r\nX");
    Client third{running.server.port(), "127.0.0.3"};
    EXPECT_EQ(asks(third), std::vector{200});
    EXPECT_EQ(first.read_all(), "") << "who waits without asking makes room first";
    Client fourth{running.server.port(), "127.0.0.3"};
    EXPECT_EQ(asks(fourth), std::vector{200});
    EXPECT_EQ(third.read_all(), "");
    EXPECT_EQ(asks(other), std::vector{200}) << "waited the longest of all";
}

TEST(Server, an_address_whose_connections_are_all_at_work_is_told_to_come_later)
{
    Gate gate;
    Running running{{.source_connections = 1}, std::ref(gate)};
    Client first{running.server.port()};
    first.send(plain_get);
    gate.begun.wait();
    EXPECT_EQ(statuses_in(running.exchange(plain_get)), std::vector{503});
    gate.release.set_value();
    EXPECT_EQ(statuses_in(first.read_response()), std::vector{200});
    Client other{running.server.port(), "127.0.0.2"};
    EXPECT_TRUE(other.is_connected());
}

TEST(Server, a_proxy_has_as_many_connections_as_there_are)
{
    Running running{{.source_connections = 1, .proxy = "127.0.0.1"}};
    Client first{running.server.port()};
    Client second{running.server.port()};
    for (auto* client : {&first, &second, &first, &second}) {
        client->send(plain_get);
        EXPECT_EQ(statuses_in(client->read_response()), std::vector{200});
    }
}

TEST(Server, more_requests_than_may_wait_are_refused)
{
    Gate gate;
    Running running{{.waiting_requests = 0, .workers = 1}, std::ref(gate)};
    Client first{running.server.port()};
    first.send(plain_get);
    gate.begun.wait();
    EXPECT_EQ(statuses_in(running.exchange(plain_get)), std::vector{503});
    gate.release.set_value();
    EXPECT_EQ(statuses_in(first.read_response()), std::vector{200});
}

TEST(Server, stopping_lets_a_request_end_and_closes_the_idle)
{
    Gate gate;
    Running running{{}, std::ref(gate)};
    Client idle{running.server.port()};
    Client busy{running.server.port()};
    busy.send(plain_get);
    gate.begun.wait();
    auto stopped = std::async(std::launch::async, [&] { running.server.stop(); });
    EXPECT_EQ(idle.read_all(), "");
    EXPECT_FALSE(Client{running.server.port()}.is_connected());
    gate.release.set_value();
    auto const response = busy.read_all().value_or("still open");
    EXPECT_EQ(statuses_in(response), std::vector{200});
    EXPECT_NE(response.find("Connection: close\r\n"), std::string::npos);
    stopped.get();
    EXPECT_EQ(running.server.load().connections, 0);
    running.server.stop();
}

TEST(Server, stopping_cuts_who_takes_too_long)
{
    Gate gate;
    Running running{{.drain = milliseconds{50}}, std::ref(gate)};
    Client busy{running.server.port()};
    busy.send(plain_get);
    gate.begun.wait();
    auto stopped = std::async(std::launch::async, [&] { running.server.stop(); });
    EXPECT_EQ(busy.read_all(), "");
    gate.release.set_value();
    stopped.get();
}

TEST(Server, a_port_that_is_taken_is_an_error)
{
    Running running;
    Server other{{}, {.respond = echo, .error_page = page}};
    EXPECT_EQ(other.listen("127.0.0.1", running.server.port()), std::errc::address_in_use);
    EXPECT_TRUE(other.listen("not an address", 0));
    EXPECT_FALSE(other.listen());
    EXPECT_EQ(other.listen(), std::errc::operation_not_permitted);
    other.stop();
    EXPECT_EQ(other.listen(), std::errc::operation_not_permitted);
}

TEST(Server, each_request_has_its_own_id_and_is_told_of_once)
{
    std::mutex mutex;
    std::vector<Served> told;
    Server server{{}, {.respond = echo, .error_page = page, .served = [&](Served const& served) {
                           std::lock_guard const lock{mutex};
                           told.push_back(served);
                       }}};
    ASSERT_FALSE(server.listen());
    Client client{server.port()};
    client.send(std::string{plain_get} + "nonsense\r\n\r\n");
    client.read_all();
    server.stop();
    ASSERT_EQ(told.size(), 2);
    EXPECT_NE(told[0].id, told[1].id);
    EXPECT_EQ(told[0].status, 200);
    EXPECT_EQ(told[0].bytes, 10);
    EXPECT_EQ(told[1].status, 400);
}

/// A form of so many bytes for a path, from a browser that has been here or has not.
std::string form_of(std::size_t bytes, std::string const& path, bool with_cookie = true)
{
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\n" + (with_cookie ? "Cookie: a=b\r\n" : "")
           + "Content-Length: " + std::to_string(bytes) + "\r\nConnection: close\r\n\r\n" + std::string(bytes, 'x');
}

TEST(Server, takes_more_only_where_documents_are_sent_and_no_more_than_it_says)
{
    Running running{{.body_bytes = 10, .large_at = "document", .large_body_bytes = 100}};
    auto const status = [&](std::string const& request) {
        Client client{running.server.port()};
        client.send(request);
        return statuses_in(client.read_all().value_or(""));
    };
    EXPECT_EQ(status(form_of(50, "/a/document")), std::vector{200});
    EXPECT_EQ(status(form_of(101, "/a/document")), std::vector{413});
    EXPECT_EQ(status(form_of(50, "/a/other")), std::vector{413});
    EXPECT_EQ(status(form_of(50, "/document/a")), std::vector{413});
    EXPECT_EQ(status(form_of(50, "/a/document", false)), std::vector{413}) << "somebody nobody knows";
}

TEST(Server, reads_a_document_far_too_large_to_its_end_so_that_its_refusal_is_read)
{
    constexpr std::size_t limit = 2'000'000;
    Running running{{.body_bytes = 10, .large_at = "document", .large_body_bytes = limit}};
    Client client{running.server.port()};
    // Everything first, as browsers do: an end that was cut would be noticed here, or when it is read.
    client.send(form_of(5 * limit, "/a/document"));
    EXPECT_EQ(statuses_in(client.read_all().value_or("")), std::vector{413});
}

TEST(Server, takes_only_so_many_large_ones_at_once)
{
    Running running{{.body_bytes = 10, .large_at = "document", .large_body_bytes = 100, .large_bodies = 1}};
    auto const whole = form_of(50, "/a/document");
    Client first{running.server.port()};
    first.send(whole.substr(0, whole.size() - 20));
    Client second{running.server.port()};
    // The first is taken before the second is asked.
    while (running.server.load().connections < 2)
        std::this_thread::yield();
    second.send(whole);
    auto const refused = second.read_all().value_or("");
    first.send(whole.substr(whole.size() - 20));
    auto const taken = first.read_all().value_or("");
    auto both = statuses_in(refused);
    both.push_back(statuses_in(taken).at(0));
    EXPECT_THAT(both, testing::UnorderedElementsAre(200, 503));
    Client third{running.server.port()};
    third.send(whole);
    EXPECT_EQ(statuses_in(third.read_all().value_or("")), std::vector{200}) << "its place is free again";
}

}
