#pragma once

#include "signin/fetch.h"

#include <chrono>
#include <vector>

namespace noddfa::signin {

struct FetchLimits {
    std::chrono::milliseconds connect{3'000};
    std::chrono::milliseconds whole{8'000}; ///< from beginning to end
    std::size_t bytes = 256 * 1024;         ///< of the body
};

/// Fetches with libcurl from the named origins alone (T38): no redirect is followed, no proxy of the environment asked,
/// TLS is verified, and plain HTTP goes to a loopback address only. Usable from every thread.
class CurlFetch final : public Fetch {
public:
    explicit CurlFetch(std::vector<std::string> origins, FetchLimits limits = {});
    std::optional<FetchReply> fetch(FetchRequest const& request) override;

private:
    std::vector<std::string> origins_;
    FetchLimits limits_;
};

}
