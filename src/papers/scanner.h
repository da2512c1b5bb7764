#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Whoever looks through documents for what is harmful.
namespace noddfa::papers {

struct Verdict {
    enum class Is { clean, harmful, unknown };
    Is is = Is::unknown; ///< unknown: the scanner did not answer, or not in time
    std::string by;      ///< who looked, with the version of what it knows
};

class Scanner {
public:
    virtual ~Scanner() = default;
    virtual Verdict scan(std::string_view content) = 0;
};

/// A scanner that speaks as clamd does (`INSTREAM`), on this machine: at the path of a socket, or at an address and
/// port in digits (`127.0.0.1:3310`).
class Clamd final : public Scanner {
public:
    explicit Clamd(std::string where, std::chrono::milliseconds patience = std::chrono::seconds{30})
        : where_(std::move(where)), patience_(patience)
    {
    }
    Verdict scan(std::string_view content) override;
    /// Whether what is configured can be a scanner at all.
    static bool is_place(std::string_view where);

private:
    std::string where_;
    std::chrono::milliseconds patience_;
};

}
