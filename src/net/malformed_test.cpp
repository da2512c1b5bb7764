#include "net/head_gate.h"
#include "net/server.h"
#include "net/target.h"
#include "net/test_client.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

namespace noddfa::net {

namespace {

using namespace std::string_literals;

/// Bytes that a strict server does not take for a request. Where they carry a second request inside, that one is for
/// `/smuggled`.
struct Malformed {
    char const* name;
    std::string bytes;
};

std::string get(std::string const& headers) { return "GET / HTTP/1.1\r\n" + headers + "\r\n"; }

std::string post(std::string const& headers, std::string const& body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string const inner = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
std::string const chunks = "0\r\n\r\n" + inner;

std::vector<Malformed> lengths()
{
    return {
        {"length and coding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunks)},
        {"coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunks)},
        {"two equal lengths", post("Content-Length: 0\r\nContent-Length: 0\r\n", inner)},
        {"two unlike lengths", post("Content-Length: 0\r\nContent-Length: 37\r\n", inner)},
        {"a list of lengths", post("Content-Length: 0, 0\r\n", inner)},
        {"a length with a plus", post("Content-Length: +5\r\n", "hello" + inner)},
        {"a length with a minus", post("Content-Length: -5\r\n", inner)},
        {"a hexadecimal length", post("Content-Length: 0x5\r\n", "hello" + inner)},
        {"a length with a fraction", post("Content-Length: 5.0\r\n", "hello" + inner)},
        {"a length with a blank in it", post("Content-Length: 1 0\r\n", inner)},
        {"a length in words", post("Content-Length: five\r\n", "hello")},
        {"an empty length", post("Content-Length: \r\n", inner)},
        {"a length beyond 64 bits", post("Content-Length: 18446744073709551621\r\n", "hello" + inner)},
        {"a length with a unit", post("Content-Length: 5B\r\n", "hello" + inner)},
        {"a length in full-width digits", post("Content-Length: \xEF\xBC\x95\r\n", "hello" + inner)},
        {"a length in other letters, twice", post("content-length: 0\r\nCONTENT-LENGTH: 5\r\n", inner)},
        {"a length with a vertical tab", post("Content-Length: \v5\r\n", "hello" + inner)},
    };
}

std::vector<Malformed> codings()
{
    return {
        {"chunked", post("Transfer-Encoding: chunked\r\n", chunks)},
        {"chunked with an extension", post("Transfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n" + chunks)},
        {"chunked with a bare line feed", post("Transfer-Encoding: chunked\r\n", "5\nhello\n" + chunks)},
        {"a chunk with a sign", post("Transfer-Encoding: chunked\r\n", "+5\r\nhello\r\n" + chunks)},
        {"a chunk of 0x5", post("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n" + chunks)},
        {"a chunk too large to count", post("Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\nhello")},
        {"a chunk with trailers", post("Transfer-Encoding: chunked\r\n", "0\r\nHost: b\r\n\r\n" + inner)},
        {"gzip", post("Transfer-Encoding: gzip\r\n", inner)},
        {"identity", post("Transfer-Encoding: identity\r\n", inner)},
        {"chunked, then something", post("Transfer-Encoding: chunked, x\r\n", chunks)},
        {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunks)},
        {"xchunked", post("Transfer-Encoding: xchunked\r\n", chunks)},
        {"an empty coding", post("Transfer-Encoding: \r\n", chunks)},
        {"a quoted coding", post("Transfer-Encoding: \"chunked\"\r\n", chunks)},
        {"a blank before the colon", post("Transfer-Encoding : chunked\r\n", chunks)},
        {"a tab before the colon", post("Transfer-Encoding\t: chunked\r\n", chunks)},
        {"a folded coding", post("Transfer-Encoding:\r\n chunked\r\n", chunks)},
        {"a coding behind a bare return", post("X: y\rTransfer-Encoding: chunked\r\n", chunks)},
        {"a coding behind a bare line feed", post("X: y\nTransfer-Encoding: chunked\r\n", chunks)},
        {"a coding in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks},
    };
}

std::vector<Malformed> headers()
{
    return {
        {"no host", "GET / HTTP/1.1\r\n\r\n"},
        {"two hosts", get("Host: a\r\nHost: a\r\n")},
        {"two unlike hosts", get("Host: a\r\nHost: b\r\n")},
        {"an empty host", get("Host:\r\n")},
        {"a host with a path", get("Host: a/b\r\n")},
        {"a host with a user", get("Host: b@a\r\n")},
        {"a host with a blank", get("Host: a b\r\n")},
        {"a list of hosts", get("Host: a, b\r\n")},
        {"a folded line", get("Host: a\r\nX: y\r\n z\r\n")},
        {"a folded line with a tab", get("Host: a\r\nX: y\r\n\tz\r\n")},
        {"a folded first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n"},
        {"no colon", get("Host: a\r\nnonsense\r\n")},
        {"no name", get("Host: a\r\n: y\r\n")},
        {"a name with a blank", get("Host: a\r\nX Y: z\r\n")},
        {"a name with a bracket", get("Host: a\r\nX(Y): z\r\n")},
        {"a name beyond ASCII", get("Host: a\r\nX\xC5\xB5: z\r\n")},
        {"NUL in a value", get("Host: a\r\nX: y\0z\r\n"s)},
        {"NUL in a name", get("Host: a\r\nX\0: y\r\n"s)},
        {"a control character in a value", get("Host: a\r\nX: y\x01\r\n")},
        {"a delete character in a value", get("Host: a\r\nX: y\x7f\r\n")},
        {"bare line feeds everywhere", "GET / HTTP/1.1\nHost: a\n\n"},
        {"a bare line feed at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n"},
        {"a bare return in a value", get("Host: a\r\nX: y\rz\r\n")},
        {"two returns", get("Host: a\r\r\n")},
        {"an expectation that nobody knows", get("Host: a\r\nExpect: 200-ok\r\n")},
        {"two cookies", get("Host: a\r\nCookie: b=c\r\nCookie: d=e\r\n")},
        {"a header of 64 KiB", get("Host: a\r\nX: " + std::string(65536, 'y') + "\r\n")},
        {"a name of 64 KiB", get("Host: a\r\n" + std::string(65536, 'y') + ": z\r\n")},
    };
}

std::vector<Malformed> request_lines()
{
    auto const with_line = [](std::string const& line) { return line + "\r\nHost: a\r\n\r\n"; };
    return {
        {"HTTP/0.9", "GET /\r\n"},
        {"HTTP/0.9 and more", "GET /\r\n\r\n" + inner},
        {"HTTP/1.2", with_line("GET / HTTP/1.2")},
        {"HTTP/2.0", with_line("GET / HTTP/2.0")},
        {"HTTP/1.1.1", with_line("GET / HTTP/1.1.1")},
        {"http in small letters", with_line("GET / http/1.1")},
        {"a version with a blank", with_line("GET / HTTP/ 1.1")},
        {"a version in hexadecimal", with_line("GET / HTTP/1.x")},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        {"an absolute target", with_line("GET http://a/ HTTP/1.1")},
        {"an absolute target elsewhere", with_line("GET http://b/smuggled HTTP/1.1")},
        {"an authority", with_line("CONNECT a:80 HTTP/1.1")},
        {"an asterisk", with_line("OPTIONS * HTTP/1.1")},
        {"no target", with_line("GET HTTP/1.1")},
        {"an empty target", with_line("GET  HTTP/1.1")},
        {"two blanks", with_line("GET  / HTTP/1.1")},
        {"a tab", with_line("GET\t/\tHTTP/1.1")},
        {"a blank in the target", with_line("GET /a b HTTP/1.1")},
        {"a blank at the end", with_line("GET / HTTP/1.1 ")},
        {"a blank in front", with_line(" GET / HTTP/1.1")},
        {"an empty line in front", "\r\n" + get("Host: a\r\n")},
        {"NUL in the target", with_line("GET /a\0b HTTP/1.1"s)},
        {"bytes beyond ASCII in the target", with_line("GET /\xC5\xB5 HTTP/1.1")},
        {"a bare return in the target", with_line("GET /\r HTTP/1.1")},
        {"a fragment", with_line("GET /#a HTTP/1.1")},
        {"a backslash", with_line("GET /\\a HTTP/1.1")},
        {"dots", with_line("GET /../smuggled HTTP/1.1")},
        {"escaped dots", with_line("GET /%2e%2E/smuggled HTTP/1.1")},
        {"an escaped slash", with_line("GET /a%2fsmuggled HTTP/1.1")},
        {"an escaped backslash", with_line("GET /a%5csmuggled HTTP/1.1")},
        {"an escaped NUL", with_line("GET /a%00 HTTP/1.1")},
        {"an escape cut short", with_line("GET /a%2 HTTP/1.1")},
        {"an escape of no digits", with_line("GET /a%zz HTTP/1.1")},
        {"an overlong slash", with_line("GET /%c0%af HTTP/1.1")},
        {"a query that is not UTF-8", with_line("GET /?a=%ff HTTP/1.1")},
        {"an unknown method", with_line("BREW / HTTP/1.1")},
        {"a method in small letters", with_line("get / HTTP/1.1")},
        {"a method with a bracket", with_line("G(T / HTTP/1.1")},
        {"no method", with_line("/ HTTP/1.1")},
        {"a target of 64 KiB", with_line("GET /" + std::string(65536, 'a') + " HTTP/1.1")},
        {"the beginning of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s},
        {"nothing but NULs", std::string(64, '\0')},
    };
}

std::vector<Malformed> corpus()
{
    std::vector<Malformed> all;
    for (auto const& part : {lengths(), codings(), headers(), request_lines()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// Bytes that look like other requests than they are, and what they are.
struct Pair {
    char const* name;
    std::string bytes;
    std::vector<std::string> targets; ///< of the requests that they are
};

std::string outer(std::string const& headers, std::string const& body)
{
    return "POST /outer HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string length(std::size_t bytes) { return "Content-Length: " + std::to_string(bytes) + "\r\n"; }

std::vector<Pair> pairs()
{
    std::string const two = inner + inner;
    std::vector<std::string> const one{"/outer"};
    std::vector<std::string> const both{"/outer", "/smuggled"};
    return {
        {"a request as a body", outer(length(inner.size()), inner), one},
        {"two requests as a body", outer(length(two.size()), two), one},
        {"a request as the body of a GET", "GET /outer HTTP/1.1\r\nHost: a\r\n" + length(inner.size()) + "\r\n" + inner,
         one},
        {"a request as the body of a HEAD",
         "HEAD /outer HTTP/1.1\r\nHost: a\r\n" + length(inner.size()) + "\r\n" + inner, one},
        {"a request as a body that was announced", outer("Expect: 100-continue\r\n" + length(inner.size()), inner),
         one},
        {"a request as a form",
         outer("Content-Type: application/x-www-form-urlencoded\r\n" + length(inner.size()), inner), one},
        {"a request as a body one byte short", outer(length(inner.size() - 1), inner), one},
        {"a request as a body one byte long", outer(length(inner.size() + 1), inner), {}},
        {"a request behind half a body", outer(length(5), "he" + inner), one},
        {"a request in a header", outer("X: " + inner.substr(0, inner.find('\r')) + "\r\n" + length(0), ""), one},
        {"a request in the target",
         "POST /outer?GET%20/smuggled%20HTTP/1.1%0d%0aHost:%20a HTTP/1.1\r\nHost: a\r\n\r\n",
         {}},
        {"a request behind one that closes", outer("Connection: close\r\n" + length(0), inner), one},
        {"a request behind one that closes and says more", outer("Connection: x, Close\r\n" + length(0), inner), one},
        {"a request behind one of HTTP/1.0", "POST /outer HTTP/1.0\r\nHost: a\r\n" + length(0) + "\r\n" + inner, one},
        {"a request behind one that would change the protocol",
         outer("Connection: Upgrade\r\nUpgrade: h2c\r\n" + length(0), inner), both},
        {"a request behind chunks of none", outer("Transfer-Encoding: chunked\r\n", chunks), {}},
        {"a request behind a chunk and a length",
         outer(length(4) + "Transfer-Encoding: chunked\r\n", "1e\r\n" + chunks),
         {}},
        {"a request behind a body", outer(length(5), "hello" + inner), both},
        {"a request behind an empty body", outer(length(0), inner), both},
        {"a request behind one without a length", outer("", inner), both},
        {"a request behind an empty line", outer(length(0), "\r\n" + inner), one},
    };
}

struct Counting {
    Counting() { EXPECT_FALSE(server.listen()); }

    std::vector<std::string> taken()
    {
        std::lock_guard const lock{mutex};
        return std::exchange(targets, {});
    }

    std::atomic<int> requests = 0;
    std::mutex mutex;
    std::vector<std::string> targets; ///< guarded by `mutex`
    Server server{{},
                  {.respond =
                       [this](Request const& request) {
                           ++requests;
                           std::string target;
                           for (auto const& segment : request.target.segments)
                               target += "/" + segment;
                           std::lock_guard const lock{mutex};
                           targets.push_back(target);
                           return Response{};
                       },
                   .error_page = [](int status, Request const&) { return Response{.status = status}; }}};
};

void expect_refused(Counting& counting, Malformed const& malformed)
{
    test::Client client{counting.server.port()};
    client.send(malformed.bytes);
    client.end_sending();
    auto const sent = client.read_all();
    ASSERT_TRUE(sent.has_value()) << malformed.name << ": the connection stays open";
    auto const statuses = test::statuses_in(*sent);
    EXPECT_LE(statuses.size(), 1U) << malformed.name;
    for (auto const status : statuses)
        EXPECT_TRUE(status >= 400 && status <= 505 && status != 500) << malformed.name << ": " << status;
    EXPECT_EQ(counting.requests, 0) << malformed.name << " reached the handler";
    counting.requests = 0;
}

}

TEST(Malformed, is_refused_once_and_closed)
{
    Counting counting;
    auto const all = corpus();
    EXPECT_GE(all.size(), 100U);
    for (auto const& malformed : all)
        expect_refused(counting, malformed);
}

// The gate needs no second parser behind it: what it lets pass is refused for its method or target, by name.
TEST(Malformed, is_refused_by_the_gate_alone)
{
    Limits const limits;
    for (auto const& malformed : corpus()) {
        HeadGate gate{limits};
        auto const verdict = gate.read(malformed.bytes);
        EXPECT_NE(verdict, HeadGate::Verdict::more) << malformed.name;
        if (verdict != HeadGate::Verdict::complete)
            continue;
        auto const line = malformed.bytes.substr(0, malformed.bytes.find("\r\n"));
        auto const method = line.substr(0, line.find(' '));
        auto const target = line.substr(method.size() + 1, line.rfind(' ') - method.size() - 1);
        EXPECT_FALSE(method_of(method) && parse_target(target)) << malformed.name;
    }
}

// Every way that a head can come in gives the same verdict: byte by byte as at once.
TEST(Malformed, is_refused_however_it_is_cut)
{
    Counting counting;
    for (auto const& malformed : corpus()) {
        if (malformed.bytes.size() > 4096)
            continue;
        test::Client client{counting.server.port()};
        for (auto const byte : malformed.bytes)
            if (!client.send({&byte, 1}))
                break;
        client.end_sending();
        auto const sent = client.read_all();
        ASSERT_TRUE(sent.has_value()) << malformed.name;
        EXPECT_LE(test::statuses_in(*sent).size(), 1U) << malformed.name;
        EXPECT_EQ(counting.requests, 0) << malformed.name;
    }
}

TEST(Malformed, ends_a_connection_on_which_good_requests_came_before)
{
    for (auto const& malformed : corpus()) {
        Counting counting;
        test::Client client{counting.server.port()};
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n" + malformed.bytes);
        client.end_sending();
        auto const statuses = test::statuses_in(client.read_all().value_or(""));
        EXPECT_EQ(counting.requests, 1) << malformed.name;
        ASSERT_FALSE(statuses.empty()) << malformed.name;
        EXPECT_EQ(statuses.front(), 200) << malformed.name;
        EXPECT_LE(statuses.size(), 2U) << malformed.name;
    }
}

TEST(Malformed, a_request_that_ends_early_is_no_request)
{
    std::string const whole = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
    Counting counting;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        test::Client client{counting.server.port()};
        client.send(whole.substr(0, length));
        client.end_sending();
        EXPECT_EQ(client.read_all(), "") << length;
    }
    EXPECT_EQ(counting.requests, 0);
}

// T39: whatever counts requests before us, each of ours has one meaning; what stands in a body stays a body.
TEST(Malformed, is_never_two_requests_where_one_was_sent)
{
    Counting counting;
    for (auto const& pair : pairs())
        for (std::size_t piece : {pair.bytes.size(), std::size_t{1}, std::size_t{7}}) {
            test::Client client{counting.server.port()};
            for (std::size_t at = 0; at < pair.bytes.size(); at += piece)
                if (!client.send(std::string_view{pair.bytes}.substr(at, piece)))
                    break;
            client.end_sending();
            auto statuses = test::statuses_in(client.read_all().value_or("HTTP/1.1 999"));
            std::erase(statuses, 100);
            EXPECT_EQ(counting.taken(), pair.targets) << pair.name << " in pieces of " << piece;
            // One answer for each, and at most a refusal of what came behind, which is the last.
            auto const answered = static_cast<std::size_t>(std::ranges::count(statuses, 200));
            EXPECT_EQ(answered, pair.targets.size()) << pair.name;
            EXPECT_LE(statuses.size(), answered + 1) << pair.name;
            EXPECT_TRUE(statuses.size() == answered || statuses.back() >= 400) << pair.name;
        }
}

TEST(Malformed, lets_nothing_behind_it_be_a_request)
{
    Counting counting;
    for (auto const& malformed : corpus()) {
        test::Client client{counting.server.port()};
        client.send(get("Host: a\r\n") + malformed.bytes + inner + inner);
        client.end_sending();
        EXPECT_LE(test::statuses_in(client.read_all().value_or("")).size(), 2U) << malformed.name;
        EXPECT_LE(counting.taken().size(), 1U) << malformed.name;
    }
}

// The corpus proves something only if the same frame around it is taken.
TEST(Malformed, what_is_not_malformed_is_taken)
{
    Counting counting;
    std::vector<std::string> const good{get("Host: a\r\n"),
                                        get("host:a:80\r\n"),
                                        get("Host: [::1]\r\nX:\r\n"),
                                        get("Host: a\r\nX: \xC5\xB5 y\tz  \r\n"),
                                        post("Content-Length: 0\r\n", ""),
                                        post("Content-Length: 005\r\n", "hello"),
                                        "GET /?a=b%20c HTTP/1.1\r\nHost: a\r\n\r\n",
                                        get("Host: a\r\nAccept: b\r\nAccept: c\r\n")};
    for (auto const& bytes : good) {
        test::Client client{counting.server.port()};
        client.send(bytes);
        EXPECT_EQ(test::statuses_in(client.read_response()), std::vector{200}) << bytes;
    }
    EXPECT_EQ(counting.requests, good.size());
}

}
