#include "signin/qr.h"

#include "base/bug.h"

#include <gtest/gtest.h>
#include <qrencode.h>

#include <cstdio>

namespace noddfa::signin {

namespace {

// The squares of the second path, drawn into rows again.
std::vector<std::string> squares_of(std::string const& svg, int side)
{
    std::vector<std::string> rows(static_cast<std::size_t>(side), std::string(static_cast<std::size_t>(side), ' '));
    auto at = svg.find("#000");
    while ((at = svg.find('M', at)) != std::string::npos) {
        unsigned column = 0;
        unsigned row = 0;
        unsigned length = 0;
        if (std::sscanf(svg.c_str() + at, "M%u %uh%uv1", &column, &row, &length) == 3)
            rows.at(row).replace(column, length, length, '#');
        ++at;
    }
    return rows;
}

}

TEST(Qr, the_picture_holds_the_codes_modules_and_a_quiet_zone)
{
    std::string const text = "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP&issuer=A&algorithm=SHA1&digits=6&period=30";
    auto const svg = qr_svg(text);
    auto* const code = QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M);
    ASSERT_TRUE(code);
    auto const side = code->width + 8;
    EXPECT_NE(svg.find("viewBox=\"0 0 " + std::to_string(side) + " " + std::to_string(side) + "\""), std::string::npos);
    auto const rows = squares_of(svg, side);
    for (auto row = 0; row < side; ++row)
        for (auto column = 0; column < side; ++column) {
            auto const inside = row >= 4 && column >= 4 && row < side - 4 && column < side - 4;
            auto const dark = inside && (code->data[(row - 4) * code->width + column - 4] & 1) != 0;
            EXPECT_EQ(rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] == '#', dark);
        }
    QRcode_free(code);
}

TEST(Qr, a_text_that_fits_no_code_is_our_mistake)
{
    EXPECT_FALSE(qr_svg(std::string(2'331, 'a')).empty());
    EXPECT_THROW(qr_svg(std::string(2'332, 'a')), Bug);
}

}
