#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace noddfa::net {

/// What a server takes, at most. Every time is absolute: it runs from the beginning of what it is about, however slowly
/// bytes trickle in.
struct Limits {
    std::size_t head_bytes = 16 * 1024; ///< request line and headers; beyond: 431
    std::size_t target_bytes = 4 * 1024; ///< beyond: 414
    std::size_t headers = 64; ///< beyond: 431
    std::size_t body_bytes = 1024 * 1024; ///< beyond: 413
    std::string large_at{}; ///< last part of paths that may be sent more; empty: none
    std::size_t large_body_bytes = 0; ///< so much; beyond: 413
    std::size_t large_bodies = 8; ///< at once; beyond: 503
    std::size_t connections = 12 * 1024; ///< beyond, and none of them idle: 503
    std::size_t source_connections = 2 * 1024; ///< of one address, which may stand for an office of some hundreds
    std::string proxy{}; ///< the address whose connections are many people's: its own number has no limit
    std::size_t waiting_requests = 256; ///< for a worker; beyond: 503
    std::size_t workers = 8;
    std::chrono::milliseconds idle{15'000}; ///< between two requests of a connection, and before the first
    std::chrono::milliseconds head{10'000}; ///< from the first byte of a request to the end of its head; beyond: 408
    std::chrono::milliseconds body{60'000}; ///< from the end of the head to the end of the body; beyond: 408
    std::chrono::milliseconds write{30'000}; ///< of a whole response
    std::chrono::milliseconds linger{1'000}; ///< for the client to read a refusal before the connection is cut
    std::chrono::milliseconds drain{10'000}; ///< for requests under way when the server stops
};

}
