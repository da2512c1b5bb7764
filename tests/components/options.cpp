#include "components/options.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::test {

namespace {

namespace json = boost::json;

std::optional<std::string> as_text(json::value const& value)
{
    if (value.is_string())
        return std::string{value.get_string()};
    if (value.is_int64())
        return std::to_string(value.get_int64());
    if (value.is_bool())
        return value.get_bool() ? "true" : "false";
    return std::nullopt;
}

bool is_truthy(json::value const& value)
{
    return !value.is_null() && !(value.is_bool() && !value.get_bool()) && !(value.is_int64() && value.get_int64() == 0)
           && !(value.is_string() && value.get_string().empty());
}

bool holds_attributes(std::string_view key) { return key == "attributes" || key.ends_with("Attributes"); }

}

std::vector<std::string> Reading::faults(json::object const& options) const
{
    auto found = faults_;
    unknown_among(options, "", found);
    return found;
}

void Reading::unknown_in(json::value const& value, std::string const& path, std::vector<std::string>& found) const
{
    if (auto const* list = value.if_array())
        for (auto const& item : *list)
            unknown_in(item, path + "[]", found);
    if (auto const* object = value.if_object())
        unknown_among(*object, path, found);
}

void Reading::unknown_among(json::object const& object, std::string const& path, std::vector<std::string>& found) const
{
    auto const used = used_.find(&object);
    for (auto const& [key, below] : object) {
        if (used == used_.end() || !used->second.contains(std::string_view{key}))
            found.push_back("nobody reads " + path + "." + std::string{key});
        else if (!holds_attributes(key))
            unknown_in(below, path + "." + std::string{key}, found);
    }
}

json::value const* Options::find(std::string_view key) const
{
    reading_->used(*json_, key);
    auto const* value = json_->if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

void Options::wrong(std::string_view key) const
{
    reading_->fault("cannot read " + std::string{key} + ": " + json::serialize(*json_));
}

std::optional<std::string> Options::text_if_any(std::string_view key) const
{
    auto const* value = find(key);
    if (value == nullptr)
        return std::nullopt;
    auto text = as_text(*value);
    if (!text)
        wrong(key);
    return text;
}

std::string Options::text(std::string_view key, std::string_view otherwise) const
{
    auto const* value = find(key);
    return value == nullptr || !is_truthy(*value) ? std::string{otherwise} : text_if_any(key).value_or("");
}

Html Options::content(std::string_view text_key, std::string_view html_key) const
{
    auto const plain = text_if_any(text_key).value_or("");
    auto const html = markup(html_key);
    return html.empty() ? Html{plain} : html;
}

Html Options::markup(std::string_view key) const { return trusted_html(text(key)); }

std::optional<bool> Options::said(std::string_view key) const
{
    auto const* value = find(key);
    if (value == nullptr)
        return std::nullopt;
    if (!value->is_bool())
        wrong(key);
    return value->is_bool() && value->get_bool();
}

int Options::number(std::string_view key, int otherwise) const
{
    auto const* value = find(key);
    if (value == nullptr)
        return otherwise;
    if (!value->is_int64())
        wrong(key);
    return value->is_int64() ? static_cast<int>(value->get_int64()) : otherwise;
}

std::optional<Url> Options::url(std::string_view key) const
{
    auto const address = text(key);
    if (address.empty())
        return std::nullopt;
    auto url = Url::parse(address);
    if (!url)
        wrong(key);
    return url;
}

Attributes Options::attributes(std::string_view key) const
{
    Attributes attributes;
    auto const* value = find(key);
    if (value == nullptr)
        return attributes;
    if (!value->is_object()) {
        wrong(key);
        return attributes;
    }
    for (auto const& [name, content] : value->get_object()) {
        auto const allowed = AttributeName::parse(name);
        auto const text = as_text(content);
        if (allowed && text)
            attributes.add(*allowed, *text);
        else
            wrong(key);
    }
    return attributes;
}

std::optional<Options> Options::object(std::string_view key) const
{
    auto const* value = find(key);
    if (value == nullptr || !is_truthy(*value))
        return std::nullopt;
    if (!value->is_object()) {
        wrong(key);
        return std::nullopt;
    }
    return Options{value->get_object(), *reading_};
}

std::vector<Options> Options::objects_of(json::value const& list, std::string_view key) const
{
    std::vector<Options> objects;
    for (auto const& item : list.get_array()) {
        if (item.is_object())
            objects.emplace_back(item.get_object(), *reading_);
        else if (is_truthy(item))
            wrong(key);
    }
    return objects;
}

std::vector<Options> Options::list(std::string_view key) const
{
    auto const* value = find(key);
    if (value == nullptr)
        return {};
    if (!value->is_array()) {
        wrong(key);
        return {};
    }
    return objects_of(*value, key);
}

std::vector<std::optional<Options>> Options::list_with_gaps(std::string_view key) const
{
    std::vector<std::optional<Options>> items;
    auto const objects = list(key);
    auto next = objects.begin();
    auto const* value = find(key);
    if (value == nullptr || !value->is_array())
        return items;
    for (auto const& item : value->get_array())
        items.push_back(item.is_object() ? std::optional{*next++} : std::nullopt);
    return items;
}

std::vector<std::vector<Options>> Options::rows(std::string_view key) const
{
    std::vector<std::vector<Options>> rows;
    auto const* value = find(key);
    if (value == nullptr || !value->is_array()) {
        wrong(key);
        return rows;
    }
    for (auto const& row : value->get_array()) {
        if (row.is_array())
            rows.push_back(objects_of(row, key));
        else if (is_truthy(row))
            wrong(key);
    }
    return rows;
}

std::vector<std::string> Options::texts(std::string_view key) const
{
    std::vector<std::string> texts;
    auto const* value = find(key);
    if (value == nullptr)
        return texts;
    if (!value->is_array()) {
        wrong(key);
        return texts;
    }
    for (auto const& item : value->get_array())
        texts.push_back(as_text(item).value_or(""));
    return texts;
}

}
