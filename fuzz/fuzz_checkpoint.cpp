#include "audit/checkpoint.h"
#include "base/bug.h"

#include <cstddef>
#include <cstdint>

namespace noddfa::audit {

namespace {

// A public key whose secret half nobody in a fuzz run has; nothing that is made up can be signed by it.
constexpr auto somebodys_key = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

void read_checkpoint(std::string_view text)
{
    static auto const key = parse_verifier_key(somebodys_key).value();
    Checkpoint checkpoint;
    open_checkpoint(text, "go.sum database tree", key, checkpoint);
    // What is read is written the same way, apart from lines that may follow.
    if (auto const read = parse_checkpoint(text); read && !text.starts_with(to_text(*read)))
        throw Bug{"a checkpoint has two spellings"};
    if (auto const read = parse_verifier_key(text); read && to_text(*read) != text)
        throw Bug{"a key has two spellings"};
    if (auto const note = parse_note(text); note && !text.starts_with(note->text + '\n'))
        throw Bug{"a note's text is not what stands there"};
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::audit::read_checkpoint({reinterpret_cast<char const*>(bytes), count});
    return 0;
}
