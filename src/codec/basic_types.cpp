#include "codec/type.h"

#include "base/bug.h"
#include "base/london.h"

#include <algorithm>
#include <limits>

/// The types that are no struct, enum, list, map or optional.
namespace noddfa::codec {

namespace {

/// Control characters (but line ends and tabs), and those that turn the direction of what follows: neither shows, and
/// both change how a line reads. The text is UTF-8.
bool has_control_character(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char const c = static_cast<unsigned char>(text[at]);
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            return true;
        auto const next = [&](std::size_t n) {
            return static_cast<unsigned char>(text[std::min(at + n, text.size() - 1)]);
        };
        // U+0080 to U+009F.
        if (c == 0xc2 && next(1) < 0xa0)
            return true;
        // U+2028 to U+202E, and U+2066 to U+2069.
        if (c == 0xe2
            && ((next(1) == 0x80 && next(2) >= 0xa8 && next(2) <= 0xae)
                || (next(1) == 0x81 && next(2) >= 0xa6 && next(2) <= 0xa9)))
            return true;
    }
    return false;
}

bool is_identifier(std::string_view text)
{
    if (text.empty() || text.size() > 64)
        return false;
    for (char c : text) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool const digit = c >= '0' && c <= '9';
        if (!letter && !digit && c != '.' && c != '_' && c != ':' && c != '-')
            return false;
    }
    return true;
}

ReadResult whole_number(value const& json, std::int64_t& into)
{
    if (json.is_int64())
        into = json.get_int64();
    else if (json.is_uint64()
             && json.get_uint64() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        into = static_cast<std::int64_t>(json.get_uint64());
    else
        return wrong_type("whole_number");
    return std::nullopt;
}

template<class T> T& as(void* item) { return *static_cast<T*>(item); }
template<class T> T const& as(void const* item) { return *static_cast<T const*>(item); }

}

ReadResult read_key(std::string_view key, std::string& into)
{
    if (!is_identifier(key))
        return Fault{"", Problem::not_an_identifier, ""};
    into = key;
    return std::nullopt;
}

// text

ReadResult TypeFor<std::string>::read(value const& json, void* into)
{
    auto const* text = json.if_string();
    if (!text)
        return wrong_type("text");
    if (text->size() > longest_text)
        return Fault{"", Problem::too_long, std::to_string(longest_text)};
    if (has_control_character(*text))
        return Fault{"", Problem::control_character, ""};
    as<std::string>(into).assign(text->data(), text->size());
    return std::nullopt;
}
value TypeFor<std::string>::write(void const* from) { return value(as<std::string>(from)); }
void TypeFor<std::string>::text(void const* from, std::string& out) { quote(as<std::string>(from), out); }
bool TypeFor<std::string>::absent(void const* item) { return as<std::string>(item).empty(); }
value TypeFor<std::string>::schema() { return object{{"type", "string"}, {"maxLength", longest_text}}; }
void TypeFor<std::string>::paragraphs(void*, VisitParagraph const&) {}

// true or false

ReadResult TypeFor<bool>::read(value const& json, void* into)
{
    if (!json.is_bool())
        return wrong_type("true_or_false");
    as<bool>(into) = json.get_bool();
    return std::nullopt;
}
value TypeFor<bool>::write(void const* from) { return value(as<bool>(from)); }
void TypeFor<bool>::text(void const* from, std::string& out) { out += as<bool>(from) ? "true" : "false"; }
bool TypeFor<bool>::absent(void const*) { return false; }
value TypeFor<bool>::schema() { return object{{"type", "boolean"}}; }
void TypeFor<bool>::paragraphs(void*, VisitParagraph const&) {}

// whole numbers

ReadResult TypeFor<std::int64_t>::read(value const& json, void* into)
{
    return whole_number(json, as<std::int64_t>(into));
}
value TypeFor<std::int64_t>::write(void const* from) { return value(as<std::int64_t>(from)); }
void TypeFor<std::int64_t>::text(void const* from, std::string& out) { add_number(as<std::int64_t>(from), out); }
bool TypeFor<std::int64_t>::absent(void const*) { return false; }
value TypeFor<std::int64_t>::schema() { return object{{"type", "integer"}}; }
void TypeFor<std::int64_t>::paragraphs(void*, VisitParagraph const&) {}

namespace {

constexpr int most = 1'000'000;

/// What is kept can be read again.
int within_range(int number)
{
    if (number < -most || number > most)
        throw Bug{"a whole number that would not be read again"};
    return number;
}

}

ReadResult TypeFor<int>::read(value const& json, void* into)
{
    std::int64_t number = 0;
    if (auto fault = whole_number(json, number))
        return fault;
    if (number < -most || number > most)
        return Fault{"", Problem::out_of_range, "-1000000..1000000"};
    as<int>(into) = static_cast<int>(number);
    return std::nullopt;
}
value TypeFor<int>::write(void const* from) { return value(within_range(as<int>(from))); }
void TypeFor<int>::text(void const* from, std::string& out) { add_number(within_range(as<int>(from)), out); }
bool TypeFor<int>::absent(void const*) { return false; }
value TypeFor<int>::schema() { return object{{"type", "integer"}}; }
void TypeFor<int>::paragraphs(void*, VisitParagraph const&) {}

// days and minutes

ReadResult TypeFor<Date>::read(value const& json, void* into)
{
    auto const* text = json.if_string();
    auto const date = text ? Date::parse(*text) : std::nullopt;
    if (!date)
        return Fault{"", Problem::not_a_date, "YYYY-MM-DD"};
    as<Date>(into) = *date;
    return std::nullopt;
}
value TypeFor<Date>::write(void const* from) { return value(as<Date>(from).iso()); }
void TypeFor<Date>::text(void const* from, std::string& out) { quote(as<Date>(from).iso(), out); }
bool TypeFor<Date>::absent(void const*) { return false; }
value TypeFor<Date>::schema() { return detail::reference("date"); }
void TypeFor<Date>::paragraphs(void*, VisitParagraph const&) {}

ReadResult TypeFor<Moment>::read(value const& json, void* into)
{
    auto const* text = json.if_string();
    if (!text)
        return Fault{"", Problem::not_a_time, "YYYY-MM-DDTHH:MM"};
    if (auto const day = Date::parse(*text)) {
        as<Moment>(into) = start_of(*day);
        return std::nullopt;
    }
    auto const local = read_london_time(*text);
    if (!local.moment)
        return Fault{"", local.fault == LocalTimeFault::nonexistent ? Problem::no_such_time : Problem::not_a_time,
                     "YYYY-MM-DDTHH:MM"};
    as<Moment>(into) = *local.moment;
    return std::nullopt;
}
value TypeFor<Moment>::write(void const* from) { return value(iso(as<Moment>(from))); }
void TypeFor<Moment>::text(void const* from, std::string& out) { quote(iso(as<Moment>(from)), out); }
bool TypeFor<Moment>::absent(void const*) { return false; }
value TypeFor<Moment>::schema() { return detail::reference("moment"); }
void TypeFor<Moment>::paragraphs(void*, VisitParagraph const&) {}

// identifiers

ReadResult TypeFor<Identifier<struct AnyKind>>::read(value const& json, void* into)
{
    auto const* text = json.if_string();
    if (!text)
        return Fault{"", Problem::not_an_identifier, ""};
    return read_key(*text, as<Identifier<struct AnyKind>>(into).value);
}
value TypeFor<Identifier<struct AnyKind>>::write(void const* from)
{
    return value(as<Identifier<struct AnyKind>>(from).value);
}
void TypeFor<Identifier<struct AnyKind>>::text(void const* from, std::string& out)
{
    quote(as<Identifier<struct AnyKind>>(from).value, out);
}
bool TypeFor<Identifier<struct AnyKind>>::absent(void const* item)
{
    return as<Identifier<struct AnyKind>>(item).value.empty();
}
value TypeFor<Identifier<struct AnyKind>>::schema() { return detail::reference("identifier"); }
void TypeFor<Identifier<struct AnyKind>>::paragraphs(void*, VisitParagraph const&) {}

// paragraphs: a string, or an object with `text`

ReadResult TypeFor<Paragraph>::read(value const& json, void* into)
{
    auto& paragraph = as<Paragraph>(into);
    paragraph = {};
    if (json.is_string())
        return type_of<std::string>().read(json, &paragraph.text);
    auto const* given = json.if_object();
    if (!given)
        return wrong_type("text");
    for (auto const& [name, item] : *given) {
        ReadResult fault = Fault{"", Problem::unknown_field, ""};
        if (name == "text")
            fault = type_of<std::string>().read(item, &paragraph.text);
        else if (name == "id")
            fault = type_of<ParagraphId>().read(item, &paragraph.id);
        else if (name == "author")
            fault = type_of<PersonId>().read(item, &paragraph.author);
        else if (name == "language")
            fault = type_of<std::optional<Language>>().read(item, &paragraph.language);
        else if (name == "labels")
            fault = type_of<std::vector<std::string>>().read(item, &paragraph.labels);
        else if (name == "provenance")
            fault = type_of<std::string>().read(item, &paragraph.provenance);
        if (fault)
            return inside(name, *fault);
    }
    if (!given->contains("text"))
        return Fault{"text", Problem::missing_field, ""};
    return std::nullopt;
}

value TypeFor<Paragraph>::write(void const* from)
{
    auto const& paragraph = as<Paragraph>(from);
    object out;
    if (!paragraph.id.empty())
        out["id"] = paragraph.id.value;
    if (!paragraph.author.empty())
        out["author"] = paragraph.author.value;
    if (paragraph.language)
        out["language"] = type_of<Language>().write(&*paragraph.language);
    if (!paragraph.labels.empty())
        out["labels"] = type_of<std::vector<std::string>>().write(&paragraph.labels);
    if (!paragraph.provenance.empty())
        out["provenance"] = paragraph.provenance;
    if (out.empty())
        return value(paragraph.text);
    out["text"] = paragraph.text;
    return out;
}
void TypeFor<Paragraph>::text(void const* from, std::string& out)
{
    auto const& paragraph = as<Paragraph>(from);
    if (paragraph.id.empty() && paragraph.author.empty() && !paragraph.language && paragraph.labels.empty()
        && paragraph.provenance.empty()) {
        quote(paragraph.text, out);
        return;
    }
    TextObject object{out};
    if (!paragraph.id.empty())
        object.add("id", paragraph.id.value);
    if (!paragraph.author.empty())
        object.add("author", paragraph.author.value);
    if (paragraph.language)
        type_of<Language>().text(&*paragraph.language, object.field("language"));
    if (!paragraph.labels.empty())
        type_of<std::vector<std::string>>().text(&paragraph.labels, object.field("labels"));
    if (!paragraph.provenance.empty())
        object.add("provenance", paragraph.provenance);
    object.add("text", paragraph.text);
}
bool TypeFor<Paragraph>::absent(void const* item) { return as<Paragraph>(item).text.empty(); }
value TypeFor<Paragraph>::schema() { return detail::reference("paragraph"); }
void TypeFor<Paragraph>::paragraphs(void* item, VisitParagraph const& visit) { visit(as<Paragraph>(item)); }

}
