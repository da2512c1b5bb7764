#include "papers/kinds.h"

#include "base/small_letters.h"
#include "papers/zip.h"

#include <algorithm>
#include <array>
#include <magic.h>
#include <memory>
#include <vector>

namespace noddfa::papers {

namespace {

struct Known {
    std::string_view ending;
    std::string_view type;
};

/// T29: kinds that people write reports in, and pictures of paper.
constexpr std::array known{
    Known{"pdf", "application/pdf"},
    Known{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Known{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Known{"odt", "application/vnd.oasis.opendocument.text"},
    Known{"doc", "application/msword"},
    Known{"rtf", "text/rtf"},
    Known{"txt", "text/plain"},
    Known{"jpg", "image/jpeg"},
    Known{"jpeg", "image/jpeg"},
    Known{"png", "image/png"},
};

struct Close {
    void operator()(magic_set* cookie) const { magic_close(cookie); }
};

std::string type_by_content(std::string_view content)
{
    // Each thread has its own: the library is not made to be shared.
    thread_local std::unique_ptr<magic_set, Close> const cookie = [] {
        std::unique_ptr<magic_set, Close> made{magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS)};
        if (made && magic_load(made.get(), nullptr) != 0)
            made.reset();
        return made;
    }();
    auto const* type = cookie ? magic_buffer(cookie.get(), content.data(), content.size()) : nullptr;
    return type ? type : "";
}

std::string ending_of(std::string_view name)
{
    auto const dot = name.rfind('.');
    return small_letters(dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1));
}

bool has(std::string_view content, std::string_view what) { return content.find(what) != std::string_view::npos; }

/// ASCII as the directory of a compound file writes names.
std::string wide(std::string_view text)
{
    std::string out;
    for (auto const c : text)
        out.append({c, '\0'});
    return out;
}

bool is_compound(std::string_view content) { return content.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

/// A dictionary of a PDF names what it is encrypted with.
bool is_locked_pdf(std::string_view content)
{
    constexpr std::string_view word = "/Encrypt";
    for (auto at = content.find(word); at != std::string_view::npos; at = content.find(word, at + 1)) {
        auto const behind = content.substr(at + word.size(), 1);
        if (!behind.empty() && std::string_view{" \t\r\n<0123456789"}.find(behind.front()) != std::string_view::npos)
            return true;
    }
    return false;
}

bool is_encrypted(std::string_view type, std::string_view content, Zip const* zip)
{
    if (type == "application/pdf")
        return is_locked_pdf(content);
    // A password makes a compound file of an Office document.
    if (is_compound(content))
        return has(content, wide("EncryptedPackage")) || type == "application/encrypted";
    if (!zip)
        return false;
    return std::ranges::any_of(zip->entries, [](ZipEntry const& entry) {
        // OpenDocument: what is packed for a password is not packed otherwise, and begins with no mark-up.
        bool const locked_content = entry.name == "content.xml" && entry.stored && !entry.begins_with_markup;
        return entry.encrypted || entry.name == "encrypted-package" || locked_content;
    });
}

bool carries_a_program(std::string_view type, std::string_view content, Zip const* zip)
{
    if (type == "application/pdf")
        return has(content, "/JavaScript") || has(content, "/Launch");
    if (is_compound(content))
        return has(content, wide("_VBA_PROJECT"));
    return zip && std::ranges::any_of(zip->entries, [](ZipEntry const& entry) {
               return entry.name.ends_with("vbaProject.bin") || entry.name.starts_with("Basic/");
           });
}

/// The type of an Office or OpenDocument file by its parts: the library wants them in one order.
std::string type_of_zip(Zip const& zip, std::string const& said)
{
    auto const has_part = [&](std::string_view name) {
        return std::ranges::any_of(zip.entries, [&](auto const& entry) { return entry.name == name; });
    };
    if (has_part("[Content_Types].xml") && has_part("word/document.xml"))
        return std::string{known[1].type};
    if (has_part("[Content_Types].xml") && has_part("xl/workbook.xml"))
        return std::string{known[2].type};
    return said;
}

}

Kind kind_of(std::string_view name, std::string_view content)
{
    if (content.empty())
        return {Unfit::empty, {}};
    auto const ending = ending_of(name);
    auto type = type_by_content(content);
    if (type == "application/rtf")
        type = "text/rtf";
    auto const zip = content.starts_with("PK\x03\x04") ? read_zip(content) : std::nullopt;
    if (zip)
        type = type_of_zip(*zip, type);
    auto const named = std::ranges::find(known, std::string_view{ending}, &Known::ending);
    if (named == known.end())
        return {Unfit::unknown, {}};
    if (is_encrypted(type, content, zip ? &*zip : nullptr))
        return {Unfit::encrypted, {}};
    if (type != named->type)
        return {Unfit::false_name, {}};
    // Two kinds at once: an archive behind what is none.
    constexpr std::size_t farthest = 66'000; // where the end of an archive may stand
    if (!zip && has(content.substr(content.size() - std::min(content.size(), farthest)), "PK\x05\x06"))
        return {Unfit::false_name, {}};
    if (carries_a_program(type, content, zip ? &*zip : nullptr))
        return {Unfit::active, {}};
    return {Unfit::none, std::move(type)};
}

std::string endings()
{
    std::string all;
    for (auto const& one : known)
        all += (all.empty() ? "" : ", ") + std::string{one.ending};
    return all;
}

}
