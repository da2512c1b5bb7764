#pragma once

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

/// What the benchmarks measure with.
namespace noddfa {

using Seconds = std::chrono::duration<double>;

template<class Work> double seconds_of(Work const& work)
{
    auto const start = std::chrono::steady_clock::now();
    work();
    return Seconds{std::chrono::steady_clock::now() - start}.count();
}

/// Runs `work(writer)` in so many threads at once; how long until all have ended.
template<class Work> double seconds_of_all(int writers, Work const& work)
{
    return seconds_of([&] {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer)
            threads.emplace_back([&work, writer] { work(writer); });
    });
}

inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    auto const middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// `0.52 0.58 0.59`: how busy the machine was in the last 1, 5 and 15 minutes.
inline std::string load_average()
{
    std::ifstream file{"/proc/loadavg"};
    std::string one, five, fifteen;
    file >> one >> five >> fifteen;
    return one + " " + five + " " + fifteen;
}

}
