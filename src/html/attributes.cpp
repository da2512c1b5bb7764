#include "html/attributes.h"

#include <array>
#include <charconv>

namespace noddfa {

std::optional<AttributeName> AttributeName::parse(std::string_view name)
{
    if (!is_allowed(name))
        return std::nullopt;
    return AttributeName{name, Checked{}};
}

Attributes& Attributes::add(AttributeName name, std::string_view value)
{
    flag(name);
    text_ += "=\"";
    append_escaped(text_, value);
    text_ += '"';
    return *this;
}

Attributes& Attributes::add_if_any(AttributeName name, std::string_view value)
{
    return value.empty() ? *this : add(name, value);
}

Attributes& Attributes::flag(AttributeName name, bool holds)
{
    if (holds)
        text_.append(" ").append(name.view());
    return *this;
}

Attributes& Attributes::number(AttributeName name, long long value)
{
    std::array<char, 24> digits;
    auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return add(name, {digits.data(), written.ptr});
}

Attributes& Attributes::href(Url const& url)
{
    text_ += " href=\"";
    append_escaped(text_, url.view());
    text_ += '"';
    return *this;
}

Attributes& Attributes::operator+=(Attributes const& more)
{
    text_ += more.text_;
    return *this;
}

}
