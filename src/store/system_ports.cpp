#include "store/ports.h"

#include <sodium.h>

#include <chrono>

namespace noddfa::store {

namespace {

class SystemClock final : public Clock {
public:
    std::int64_t now() override
    {
        auto const since = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
    }
};

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override { randombytes_buf(bytes.data(), bytes.size()); }
};

}

Clock& system_clock()
{
    static SystemClock clock;
    return clock;
}

Random& system_random()
{
    static SystemRandom random;
    return random;
}

}
