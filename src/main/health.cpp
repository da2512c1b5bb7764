#include "main/health.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace noddfa {

namespace {

net::Response told_as(char const* type, std::string body, int status = 200)
{
    return {status,
            {{"Content-Type", type}, {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}},
            std::move(body)};
}

std::string number(char const* name, char const* kind, double value)
{
    return fmt::format("# TYPE {} {}\n{} {}\n", name, kind, name, value);
}

std::uintmax_t free_bytes(store::Log const& log)
{
    std::error_code error;
    auto const space = std::filesystem::space(log.folder(), error);
    return error ? 0 : space.available;
}

double seconds_since_commit(ledger::Ledger& ledger, application::Clock& clock)
{
    auto const committed = ledger.log().read([](store::Reader& reader) { return reader.head().committed_at; });
    constexpr double microseconds = 1e6;
    return std::max(0.0, static_cast<double>(clock.now() - committed) / microseconds);
}

}

void Answers::note(net::Served const& served)
{
    auto const kind = std::clamp<std::size_t>(static_cast<std::size_t>(served.status) / 100, 1, by_class_.size() - 1);
    ++by_class_[kind];
    auto const milliseconds = std::chrono::duration<double, std::milli>{served.time}.count();
    auto const end = std::ranges::find_if(ends, [&](int one) { return milliseconds <= one; });
    ++by_time_[static_cast<std::size_t>(end - ends.begin())];
    microseconds_ += static_cast<std::uint64_t>(served.time.count());
}

std::string Answers::told() const
{
    std::string out = "# TYPE noddfa_requests_total counter\n";
    for (std::size_t kind = 2; kind < by_class_.size(); ++kind)
        out += fmt::format("noddfa_requests_total{{class=\"{}xx\"}} {}\n", kind, by_class_[kind].load());
    out += "# TYPE noddfa_request_seconds histogram\n";
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < ends.size(); ++at) {
        sum += by_time_[at];
        out += fmt::format("noddfa_request_seconds_bucket{{le=\"{}\"}} {}\n", ends[at] / 1000.0, sum);
    }
    sum += by_time_.back();
    out += fmt::format("noddfa_request_seconds_bucket{{le=\"+Inf\"}} {}\nnoddfa_request_seconds_sum {}\n"
                       "noddfa_request_seconds_count {}\n",
                       sum, static_cast<double>(microseconds_) / 1e6, sum);
    return out;
}

net::Response Health::answer(net::Request const& request)
{
    auto const& segments = request.target.segments;
    auto const asked = segments.size() == 1 ? segments.front() : std::string{};
    if (request.method != net::Method::get && request.method != net::Method::head)
        return told_as("text/plain", "", 405);
    if (asked == "health")
        return told_as("text/plain", "ok\n");
    if (asked == "ready")
        return ready();
    return asked == "metrics" ? metrics() : told_as("text/plain", "", 404);
}

/// Whether something written now is on the disk within the time.
bool Health::log_writes()
{
    std::lock_guard const lock{mutex_};
    auto const now = std::chrono::steady_clock::now();
    if (tried_ && now - *tried_ < between)
        return wrote_;
    tried_ = now;
    wrote_ = watched_.ledger.writes_within(patience);
    return wrote_;
}

net::Response Health::ready()
{
    auto const free = free_bytes(watched_.ledger.log());
    bool const writes = log_writes();
    bool const has_space = free >= least_free;
    boost::json::object said{{"ready", writes && has_space}, {"log_writes", writes}, {"disk_has_space", has_space}};
    said["disk_free_bytes"] = free;
    try {
        said["seconds_since_commit"] = seconds_since_commit(watched_.ledger, watched_.clock);
    } catch (store::Fault const& fault) {
        said["ready"] = false;
        said["fault"] = store::name(fault.code());
    }
    return told_as("application/json", boost::json::serialize(said) + "\n", said["ready"].as_bool() ? 200 : 503);
}

net::Response Health::metrics()
{
    auto out = watched_.answers.told();
    auto const load = watched_.load();
    auto& log = watched_.ledger.log();
    out += number("noddfa_connections", "gauge", static_cast<double>(load.connections));
    out += number("noddfa_requests_under_way", "gauge", static_cast<double>(load.requests));
    out += number("noddfa_log_jobs_waiting", "gauge", static_cast<double>(log.jobs_waiting()));
    out += number("noddfa_disk_free_bytes", "gauge", static_cast<double>(free_bytes(log)));
    try {
        out += number("noddfa_seconds_since_commit", "gauge", seconds_since_commit(watched_.ledger, watched_.clock));
        auto const [records, waiting] = watched_.ledger.read(
            [](ledger::Snapshot const& snapshot) { return std::pair{snapshot.size(), snapshot.outbox_size()}; });
        out += number("noddfa_log_records", "counter", static_cast<double>(records));
        out += number("noddfa_outbox_messages", "gauge", static_cast<double>(waiting));
        out += number("noddfa_sessions", "gauge", static_cast<double>(watched_.accounts.sessions()));
        out += number("noddfa_log_reads", "gauge", 1);
    } catch (store::Fault const&) {
        out += number("noddfa_log_reads", "gauge", 0);
    }
    return told_as("text/plain; version=0.0.4", std::move(out));
}

}
