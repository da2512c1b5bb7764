#include "replay/words.h"

#include "base/london.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <set>

namespace noddfa::replay {

namespace {

using boost::json::array;
using boost::json::object;
using language::Holes;
using language::Listed;

/// Texts that are codes, by event and field, with the messages that say them.
struct CodeField {
    std::string_view event;
    std::string_view field;
    std::string_view messages;
};
constexpr std::array<CodeField, 9> code_fields{{{"AlertRaised", "about", "alert."},
                                                {"AlertRaised", "post", "post."},
                                                {"AlertAcknowledged", "about", "alert."},
                                                {"TaskSet", "what", "task."},
                                                {"TaskCompleted", "what", "task."},
                                                {"DecisionShaken", "what", "shaken."},
                                                {"VoteOpened", "left_out", "left-out."},
                                                {"VoteClosed", "because", "left-out."},
                                                {"ComplaintMade", "post", "post."}}};

/// What the details of findings and refusals name: one, or several with commas between.
std::set<std::string_view> const people_details{"person", "people", "author", "presenter", "substitute", "owner"};
std::set<std::string_view> const child_details{"child", "children", "sibling"};
std::set<std::string_view> const grouping_details{"grouping", "groupings", "to"};
std::set<std::string_view> const agency_details{"agency", "agencies", "at_opening", "now"};
/// Details that name something of the program's own.
std::set<std::string_view> const plain_details{"setting",    "clause",  "report",    "reports", "dispute",
                                               "conference", "actions", "enquiries", "employer"};

std::vector<std::string> parted(std::string_view text)
{
    std::vector<std::string> all;
    for (auto comma = text.find(','); comma != std::string_view::npos; comma = text.find(',')) {
        all.emplace_back(text.substr(0, comma));
        text.remove_prefix(comma + 1);
    }
    all.emplace_back(text);
    return all;
}

bool is_name(FieldKind kind) { return kind == FieldKind::person || kind == FieldKind::child; }

std::string words_of(boost::json::value const& item)
{
    if (auto const* text = item.if_string())
        return std::string{*text};
    if (auto const* paragraph = item.if_object())
        if (auto const* text = paragraph->if_contains("text"); text && text->is_string())
            return std::string{text->get_string()};
    if (item.is_int64())
        return std::to_string(item.get_int64());
    return {};
}

}

std::string lines(std::vector<std::string> const& items)
{
    std::string out;
    for (auto const& item : items) {
        out += "\n- ";
        for (auto const letter : item)
            out += letter == '\n' ? std::string{"\n  "} : std::string{letter};
    }
    return out;
}

std::string Words::within_sentence(boost::json::value const& paragraph)
{
    auto text = words_of(paragraph);
    auto const end = text.find_last_not_of(" \t\r\n");
    text.resize(end == std::string::npos ? 0 : end + 1);
    if (text.ends_with('.') && !text.ends_with(".."))
        text.pop_back();
    return text;
}

std::string Words::day(std::string_view iso) const
{
    if (auto const date = Date::parse(iso))
        return messages_.day(*date);
    if (auto const time = read_london_time(iso); time.moment)
        return messages_.moment(*time.moment);
    return std::string{iso};
}

std::string Words::days(boost::json::array const& dates) const
{
    std::vector<std::string> all;
    for (auto const& date : dates)
        all.push_back(day(date.as_string()));
    return messages_.list(all, Listed::words);
}

std::string Words::value(std::string_view field, std::string_view word) const
{
    auto const at_review = "value.review." + std::string{word};
    if (review_ && field != "outcome" && messages_.has(at_review))
        return messages_.text(at_review);
    auto const own = "value." + std::string{field} + "." + std::string{word};
    return messages_.text(messages_.has(own) ? own : "value." + std::string{word});
}

std::string Words::values(std::string_view field, array const& words) const
{
    std::vector<std::string> all;
    for (auto const& word : words)
        all.push_back(value(field, words_of(word)));
    return messages_.list(all, Listed::words);
}

std::string Words::person(boost::json::value const& id) const { return directory_.person(words_of(id)); }

std::string Words::setting(boost::json::value const& value) const
{
    std::vector<std::string> all;
    if (auto const* text = value.if_string())
        return day(*text);
    if (auto const* list = value.if_array()) {
        for (auto const& item : *list)
            all.push_back(setting(item));
        return messages_.list(all, Listed::words);
    }
    if (auto const* posts = value.if_object()) {
        for (auto const& [post, holder] : *posts) {
            auto const title = "post." + std::string{post};
            all.push_back(messages_.text("line.pair", {{"name", messages_.has(title) ? messages_.text(title) : title},
                                                       {"text", words_of(holder)}}));
        }
        return lines(all);
    }
    return boost::json::serialize(value);
}

std::string Words::name(FieldKind kind, std::string_view id) const
{
    switch (kind) {
    case FieldKind::person: return directory_.person(id);
    case FieldKind::child: return directory_.child(id);
    case FieldKind::grouping: return directory_.grouping(id);
    case FieldKind::quorum_agency: return directory_.quorum_agency(id);
    case FieldKind::service: return directory_.service(id);
    case FieldKind::agency: return directory_.agency(id);
    case FieldKind::authority: return directory_.authority(id);
    default: return std::string{id};
    }
}

std::string Words::field_name(std::string_view field) const
{
    auto const id = "field." + std::string{field};
    return messages_.has(id) ? messages_.text(id) : std::string{field};
}

std::string Words::corrected(boost::json::value const& instead) const
{
    std::vector<std::string> all;
    if (auto const* yes = instead.if_bool())
        return value("", *yes ? "yes" : "no");
    if (auto const* list = instead.if_array()) {
        for (auto const& item : *list)
            all.push_back(corrected(item));
        return messages_.list(all, Listed::names);
    }
    if (auto const* fields = instead.if_object(); fields && !fields->contains("text")) {
        for (auto const& [name, item] : *fields)
            all.push_back(messages_.text("line.pair", {{"name", field_name(name)}, {"text", corrected(item)}}));
        return messages_.list(all, Listed::words);
    }
    // A day, somebody known here, or what was written.
    auto const text = within_sentence(instead);
    auto const as_day = day(text);
    return as_day == text ? directory_.person(text) : as_day;
}

std::string Words::code(std::string const& event, std::string const& field, std::string_view text) const
{
    for (auto const& known : code_fields)
        if (known.event == event && known.field == field)
            return messages_.text(std::string{known.messages} + std::string{text});
    return std::string{text};
}

std::string Words::group(std::string const& event, Field const& field, boost::json::value const& item) const
{
    auto const own = "item." + event + "." + field.name;
    auto const id = messages_.has(own) ? own : "item." + field.name;
    // A group without words of its own is one that another event says in full.
    return messages_.has(id) ? messages_.text(id, holes(event, field, item.as_object())) : std::string{};
}

std::string Words::one(std::string const& event, Field const& field, boost::json::value const& item) const
{
    switch (field.kind) {
    case FieldKind::paragraph: return within_sentence(item);
    case FieldKind::text: return day(code(event, field.name, words_of(item)));
    case FieldKind::date:
    case FieldKind::moment: return day(words_of(item));
    case FieldKind::value: return value(field.name, words_of(item));
    case FieldKind::group: return group(event, field, item);
    default: return name(field.kind, words_of(item));
    }
}

std::string Words::many(std::string const& event, Field const& field, array const& items) const
{
    std::vector<std::string> all;
    for (auto const& item : items)
        all.push_back(field.kind == FieldKind::paragraph ? words_of(item) : one(event, field, item));
    if (field.kind == FieldKind::group || field.kind == FieldKind::paragraph)
        return lines(all);
    return messages_.list(all, is_name(field.kind) ? Listed::names : Listed::words);
}

std::string Words::keyed(std::string const& event, Field const& field, object const& items) const
{
    std::vector<std::string> all;
    for (auto const& [key, item] : items)
        all.push_back(messages_.text("line.pair", {{"name", name(field.key, key)}, {"text", one(event, field, item)}}));
    return lines(all);
}

void Words::fill_flag(Holes& into, std::string const& name, bool set) const
{
    into.insert_or_assign(set ? name : "not_" + name, "");
}

Holes Words::holes(std::string const& event, Field const& fields, object const& data) const
{
    Holes filled;
    for (auto const& field : fields.fields) {
        auto const* item = data.if_contains(field.name);
        if (!item || item->is_null())
            continue;
        if (item->is_bool()) {
            fill_flag(filled, field.name, item->get_bool());
            continue;
        }
        auto text = field.keyed                      ? keyed(event, field, item->as_object())
                    : field.many && item->is_array() ? many(event, field, item->get_array())
                                                     : one(event, field, *item);
        if (!text.empty())
            filled.insert_or_assign(field.name, std::move(text));
    }
    say_plainly(event, data, filled);
    return filled;
}

void Words::say_plainly(std::string const& event, object const& data, Holes& filled) const
{
    // The holder of a post whose name is not known goes by the post.
    if (auto const post = filled.find("post"); post != filled.end() && filled.contains("to"))
        if (filled.at("to") == post->second)
            filled.erase("to");
    if (event != "FactCorrected")
        return;
    boost::json::error_code error;
    auto const instead = boost::json::parse(words_of(data.at("instead")), error);
    if (!error)
        filled.insert_or_assign("instead", corrected(instead));
}

std::string Words::detail(std::string_view field, std::string_view text) const
{
    if (field == "field")
        return field_name(text);
    if (Date::parse(text))
        return day(text);
    if (plain_details.contains(field))
        return std::string{text};
    if (child_details.contains(field))
        return directory_.child(text);
    if (people_details.contains(field))
        return directory_.person(text);
    if (grouping_details.contains(field))
        return directory_.grouping(text);
    if (agency_details.contains(field)) {
        auto const counted = directory_.quorum_agency(text);
        return counted == text ? directory_.agency(text) : counted;
    }
    // Somebody and the child it is about.
    if (auto const slash = text.find('/'); slash != std::string_view::npos)
        return directory_.person(text.substr(0, slash)) + " (" + directory_.child(text.substr(slash + 1)) + ")";
    auto const word = text.ends_with('_') ? text.substr(0, text.size() - 1) : text;
    for (auto const& id : {"value." + std::string{field} + "." + std::string{word}, "value." + std::string{word},
                           "post." + std::string{word}})
        if (messages_.has(id))
            return messages_.text(id);
    return day(text);
}

Holes Words::details(object const& details) const
{
    Holes filled;
    for (auto const& [key, item] : details) {
        std::string_view const field{key};
        auto const text = words_of(item);
        if (text.empty())
            continue;
        bool const names = people_details.contains(field) || child_details.contains(field);
        auto const parts = parted(text);
        std::vector<std::string> words;
        for (auto const& part : parts)
            words.push_back(detail(field, part));
        if (only_known_ && names && words == parts)
            continue;
        filled.insert_or_assign(std::string{field}, messages_.list(words, names ? Listed::names : Listed::words));
    }
    return filled;
}

}
