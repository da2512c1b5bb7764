#pragma once

#include <string>
#include <string_view>

namespace noddfa::signin {

/// A QR code of the text as an `<svg>` element: one path of dark squares on white with the quiet zone of four modules,
/// no style and no words, so that the page gives it its name. `Bug` for a text that no QR code holds (2,331 bytes).
std::string qr_svg(std::string_view text);

}
