#include "audit/checkpoint.h"

#include "base/base64.h"

#include <algorithm>
#include <charconv>

namespace noddfa::audit {

namespace {

std::optional<std::uint64_t> parse_size(std::string_view text)
{
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    // "0" and "17", but not "017": one spelling for one size.
    if (error != std::errc{} || end != text.data() + text.size() || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    return size;
}

}

std::string to_text(Checkpoint const& checkpoint)
{
    return checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' + to_base64(checkpoint.root) + '\n';
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text)
{
    std::array<std::string_view, 3> lines;
    for (auto& line : lines) {
        auto const end = text.find('\n');
        if (end == std::string_view::npos || end == 0)
            return std::nullopt;
        line = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    auto const size = parse_size(lines[1]);
    auto const root = from_base64(lines[2]);
    Checkpoint checkpoint;
    if (!size || !root || root->size() != checkpoint.root.size())
        return std::nullopt;
    checkpoint.origin = lines[0];
    checkpoint.size = *size;
    std::copy(root->begin(), root->end(), checkpoint.root.begin());
    return checkpoint;
}

std::string sign_checkpoint(Checkpoint const& checkpoint, Signer const& signer)
{
    return sign_note(to_text(checkpoint), signer);
}

CheckpointFault open_checkpoint(std::string_view note, std::string_view origin, VerifierKey const& key,
                                Checkpoint& into)
{
    auto const parsed = parse_note(note);
    auto const checkpoint = parsed ? parse_checkpoint(parsed->text) : std::nullopt;
    if (!checkpoint)
        return CheckpointFault::malformed;
    into = *checkpoint;
    if (checkpoint->origin != origin)
        return CheckpointFault::wrong_origin;
    return signed_by(*parsed, key) ? CheckpointFault::none : CheckpointFault::not_signed;
}

}
