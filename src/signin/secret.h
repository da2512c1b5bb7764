#pragma once

#include <string_view>
#include <vector>

namespace noddfa::signin {

/// Text that is overwritten when it is no longer held. It moves and is never copied.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text) : text_(text.begin(), text.end()) {}
    Secret(Secret&&) noexcept = default;
    Secret& operator=(Secret&& other) noexcept;
    Secret(Secret const&) = delete;
    Secret& operator=(Secret const&) = delete;
    ~Secret();

    std::string_view view() const { return {text_.data(), text_.size()}; }

private:
    std::vector<char> text_; // a short std::string would leave its bytes behind when it moves
};

}
