#pragma once

#include "audit/note.h"
#include "store/bytes.h"
#include "store/record.h"

namespace noddfa::store {

inline constexpr std::array<std::uint8_t, 8> export_heading{'C', 'P', 'R', 'L', 'E', 'X', 'P', 1};

enum class FrameKind : std::uint8_t { key = 'K', record = 'R', checkpoint = 'C', end = 'E' };

inline constexpr std::size_t frame_head_size = 5;
inline constexpr std::size_t end_size = 8 + 32;
inline constexpr std::size_t record_head_size = 336 + 16;

/// The most bytes the body of a frame may have; 0 for no kind.
constexpr std::size_t largest_body(std::uint8_t kind)
{
    switch (static_cast<FrameKind>(kind)) {
    case FrameKind::key: return 1024;
    case FrameKind::record: return record_head_size + largest_payload + 1024; // salt, nonce and tag, with room
    case FrameKind::checkpoint: return audit::longest_note;
    case FrameKind::end: return end_size;
    }
    return 0;
}

}
