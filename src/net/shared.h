#pragma once

#include "net/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <list>
#include <map>
#include <random>

/// What the connections of a server have in common: who waits, and from where.
namespace noddfa::net {

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
    boost::asio::io_context io{1};
    boost::asio::thread_pool workers;
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

}
