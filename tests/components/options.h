#pragma once

#include "html/html.h"

#include <boost/json/object.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noddfa::test {

/// What a reader of options did not know or could not read, and what it did read.
class Reading {
public:
    void used(boost::json::object const& options, std::string_view key) { used_[&options].emplace(key); }
    void fault(std::string what) { faults_.push_back(std::move(what)); }
    /// The faults, and every option below `options` that nobody asked for.
    std::vector<std::string> faults(boost::json::object const& options) const;

private:
    void unknown_among(boost::json::object const& object, std::string const& path,
                       std::vector<std::string>& found) const;
    void unknown_in(boost::json::value const& value, std::string const& path, std::vector<std::string>& found) const;

    std::map<boost::json::object const*, std::set<std::string, std::less<>>> used_;
    std::vector<std::string> faults_;
};

/// The options of a macro in a published fixture. A wrong type is a fault of the reading; what JavaScript calls falsy
/// counts as left out, as it does in the macros.
class Options {
public:
    Options(boost::json::object const& json, Reading& reading) : json_(&json), reading_(&reading) {}

    /// A string, or a number in digits.
    std::string text(std::string_view key, std::string_view otherwise = "") const;
    std::optional<std::string> text_if_any(std::string_view key) const;
    /// HTML where there is some, else text.
    Html content(std::string_view text_key = "text", std::string_view html_key = "html") const;
    Html markup(std::string_view key) const;
    bool flag(std::string_view key) const { return said(key).value_or(false); }
    std::optional<bool> said(std::string_view key) const;
    int number(std::string_view key, int otherwise = 0) const;
    std::optional<Url> url(std::string_view key) const;
    Url url(std::string_view key, UrlLiteral otherwise) const { return url(key).value_or(otherwise); }
    Attributes attributes(std::string_view key = "attributes") const;
    std::optional<Options> object(std::string_view key) const;
    /// The objects of a list, without those that are falsy.
    std::vector<Options> list(std::string_view key) const;
    /// The same with nothing in place of what is falsy, for macros that count it.
    std::vector<std::optional<Options>> list_with_gaps(std::string_view key) const;
    /// Lists in a list.
    std::vector<std::vector<Options>> rows(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    bool is_empty() const { return json_->empty(); }
    /// The value as it is, null where the option is left out.
    boost::json::value const* find(std::string_view key) const;

private:
    std::vector<Options> objects_of(boost::json::value const& list, std::string_view key) const;
    void wrong(std::string_view key) const;

    boost::json::object const* json_;
    Reading* reading_;
};

}
