#pragma once

#include "base/moment.h"

#include <string>
#include <string_view>

/// What stands in the head of a mail.
namespace noddfa::post {

/// Whether an octet is inside a character of UTF-8, where no line may break.
constexpr bool continues(char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U; }

/// A header's text: as it is where it is plain ASCII and short, else as encoded words of at most 75 characters that
/// break between characters of UTF-8 (RFC 2047). Control characters are left out.
std::string header_text(std::string_view text);

/// `Tue, 3 Mar 2026 09:05:00 +0000`, in Europe/London (RFC 5322, 3.3).
std::string mail_date(Moment const& moment);

/// Whether an address can stand in a mail as it is: one `@` between two parts, nothing that would end a header or begin
/// another address.
bool is_deliverable(std::string_view address);

/// What stands behind the `@`.
std::string domain_of(std::string_view address);

}
