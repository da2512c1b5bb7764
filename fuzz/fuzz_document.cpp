#include "papers/kinds.h"
#include "papers/zip.h"

#include <cstddef>
#include <cstdint>

/// The first line is the name of a document, the rest what is in it: whatever it is, looking reads nothing outside it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    std::string_view const text{reinterpret_cast<char const*>(bytes), count};
    auto const end = text.find('\n');
    if (end == std::string_view::npos)
        return 0;
    auto const content = text.substr(end + 1);
    (void)noddfa::papers::read_zip(content);
    (void)noddfa::papers::kind_of(text.substr(0, end), content);
    return 0;
}
