#pragma once

#include "net/limits.h"
#include "net/message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <system_error>

namespace noddfa::net {

/// What may be told of a request that was answered or refused: nothing of what it said.
struct Served {
    std::string id;
    int status;
    std::size_t bytes; ///< of the body that was sent
    std::chrono::microseconds time; ///< from the complete head to the response
};

/// What a server is busy with.
struct Load {
    std::size_t connections = 0;
    std::size_t requests = 0; ///< with a worker or waiting for one
};

struct Handlers {
    /// Answers a request, on a worker's thread. What it throws becomes a page of status 500 and is not told further.
    std::function<Response(Request const&)> respond;
    /// The page for a status that the server answers itself. The request holds what could be read of it. Quick: it runs
    /// on the thread that does all input and output; for what `respond` throws, on a worker's.
    std::function<Response(int status, Request const&)> error_page;
    /// Told of every response, on the thread that does all input and output.
    std::function<void(Served const&)> served{};
};

/// An HTTP/1.1 server. Connections that are slow, idle or too many are shed; see `Limits`.
class Server {
public:
    Server(Limits const& limits, Handlers handlers);
    /// Stops, as `stop` does.
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Begins to serve on an address (digits) and port; port 0 takes a free one. No error is an empty code; after an
    /// error the server has not begun. A server serves once.
    std::error_code listen(std::string const& address = "127.0.0.1", std::uint16_t port = 0);
    std::uint16_t port() const;
    /// Takes no more connections, closes the idle ones, lets requests under way end within `Limits::drain`, and returns
    /// when nothing runs any more. A handler that runs longer is waited for, its connection cut. May be called twice,
    /// from any thread but a worker's.
    void stop();
    Load load() const;

private:
    class Core;

    std::unique_ptr<Core> core_;
};

}
