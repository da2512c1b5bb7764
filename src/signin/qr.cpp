#include "signin/qr.h"

#include "base/bug.h"

#include <qrencode.h>

#include <memory>

namespace noddfa::signin {

namespace {

struct FreeQr {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

constexpr int quiet_zone = 4; // modules: ISO/IEC 18004

// The dark squares, those side by side in one piece.
std::string dark_path(QRcode const& code)
{
    std::string path;
    auto const dark = [&code](int column, int row) { return (code.data[row * code.width + column] & 1) != 0; };
    for (auto row = 0; row < code.width; ++row)
        for (auto column = 0; column < code.width; ++column) {
            auto const from = column;
            while (column < code.width && dark(column, row))
                ++column;
            if (column > from) {
                auto const length = std::to_string(column - from);
                path.append("M").append(std::to_string(from + quiet_zone)).append(" ");
                path.append(std::to_string(row + quiet_zone)).append("h").append(length);
                path.append("v1h-").append(length).append("z");
            }
        }
    return path;
}

}

std::string qr_svg(std::string_view text)
{
    std::unique_ptr<QRcode, FreeQr> const code{QRcode_encodeData(
        static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0, QR_ECLEVEL_M)};
    if (!code)
        throw Bug{"signin: a text too long for a QR code"};
    auto const side = std::to_string(code->width + 2 * quiet_zone);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
           + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "h-" + side
           + "z\"/><path fill=\"#000\" d=\"" + dark_path(*code) + "\"/></svg>";
}

}
