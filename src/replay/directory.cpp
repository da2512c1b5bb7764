#include "replay/directory.h"

#include "codec/look.h"
#include "language/catalogue.h"
#include "protocol/authorities.h"
#include "protocol/services.h"

#include <boost/json/value.hpp>

#include <array>

namespace noddfa::replay {

namespace {

using boost::json::object;
using codec::is_set;
using codec::object_of;
using codec::text_of;
using boost::json::value;

/// The fields that say whose `name` it is; the first that is there.
constexpr std::array<char const*, 5> owners{"substitute", "person", "child", "grouping", "id"};
/// The fields of a booking or a request that say which part somebody has.
constexpr std::array<char const*, 4> parts{"chair", "record_taker", "social_worker", "team_manager"};

std::string in(Language language, std::string const& english, std::string const& welsh)
{
    return language == Language::cy ? welsh : english;
}

}

void Directory::learn_names_in(value const& data)
{
    if (auto const* list = data.if_array())
        for (auto const& item : *list)
            learn_names_in(item);
    auto const* fields = data.if_object();
    if (!fields)
        return;
    if (auto const name = text_of(*fields, "name"); !name.empty())
        for (auto const* owner : owners)
            if (auto const id = text_of(*fields, owner); !id.empty()) {
                names_.insert_or_assign(id, name);
                break;
            }
    for (auto const& [field, item] : *fields)
        learn_names_in(item);
}

void Directory::learn_names(object const& line)
{
    // Whoever asks the register gives a child's name as heard, which is neither theirs nor the child's.
    if (auto const event = text_of(line, "event"); event == "EnquiryAnswered" || event == "EnquiryGivenUp")
        return;
    if (auto const* data = line.if_contains("data"))
        learn_names_in(*data);
}

void Directory::learn_parts(object const& line)
{
    auto const* data = line.if_contains("data");
    if (!data || !data->is_object())
        return;
    if (auto const event = text_of(line, "event"); event == "AgencyRecorded" || event == "AgencyChanged") {
        auto const welsh = language_ == Language::cy ? text_of(data->get_object(), "welsh_name") : std::string{};
        auto const name = welsh.empty() ? text_of(data->get_object(), "name") : welsh;
        if (!name.empty())
            agencies_.insert_or_assign(text_of(data->get_object(), "agency"), name);
    }
    for (auto const* part : parts)
        if (auto const id = text_of(data->get_object(), part); !id.empty())
            parts_.insert_or_assign(id, std::string{"part."} + part);
}

void Directory::learn_reviewed(object const& line)
{
    auto const* data = line.if_contains("data");
    if (text_of(line, "event") != "ConferenceRequested" || !data || !data->is_object())
        return;
    auto const kind = text_of(data->get_object(), "kind");
    auto const* standings = object_of(data->get_object(), "standings");
    // A child who is not registered, along with one who is, has an initial decision (REV-05).
    if ((kind == "review" || kind == "reconvened") && standings)
        for (auto const& [child, standing] : *standings)
            if (auto const* known = standing.if_object();
                known && is_set(*known, "on_register") && !is_set(*known, "temporary"))
                reviewed_.emplace(text_of(line, "stream"), child);
}

bool Directory::is_reviewed(std::string const& conference, std::string const& child) const
{
    return reviewed_.contains({conference, child});
}

void Directory::learn_setting(object const& line)
{
    auto const* holders = line.if_contains("value");
    if (text_of(line, "setting") != "ROLE_MAP" || !holders || !holders->is_object())
        return;
    for (auto const& [post, holder] : holders->get_object())
        if (holder.is_string())
            parts_.insert_or_assign(std::string{holder.get_string()}, "post." + std::string{post});
}

std::string Directory::person(std::string_view id) const
{
    if (auto const name = names_.find(id); name != names_.end())
        return name->second;
    if (auto name = others_.person ? others_.person(id) : std::string{}; !name.empty())
        return name;
    auto const& messages = language::Catalogue::of(language_);
    if (auto const part = parts_.find(id); part != parts_.end() && messages.has(part->second))
        return messages.text(part->second);
    return std::string{id};
}

std::string Directory::child(std::string_view id) const
{
    auto const name = names_.find(id);
    return name == names_.end() ? std::string{id} : name->second;
}

std::string Directory::grouping(std::string_view id) const
{
    if (auto const* known = services().grouping(GroupingId{std::string{id}}))
        return in(language_, known->english, known->welsh);
    return child(id);
}

std::string Directory::service(std::string_view id) const
{
    auto const* known = services().service(ServiceId{std::string{id}});
    return known ? in(language_, known->english, known->welsh) : std::string{id};
}

std::string Directory::quorum_agency(std::string_view id) const
{
    auto const message = "agency." + std::string{id};
    auto const& messages = language::Catalogue::of(language_);
    return messages.has(message) ? messages.text(message) : grouping(id);
}

std::string Directory::agency(std::string_view id) const
{
    if (auto const name = agencies_.find(id); name != agencies_.end())
        return name->second;
    auto name = others_.agency ? others_.agency(id, language_) : std::string{};
    return name.empty() ? std::string{id} : name;
}

std::string Directory::authority(std::string_view id) const
{
    auto const* known = any_council(AuthorityId{std::string{id}});
    return known ? in(language_, known->english, known->welsh) : std::string{id};
}

}
