#pragma once

#include "people/paragraph.h"

#include <boost/json/object.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace noddfa::replay {

/// The names of people, children and groupings, as the events themselves give them. Who has no name is called by the
/// post or the part they have, or else by the identifier.
class Directory {
public:
    /// Gives the name of a person or an agency whom the events do not name; empty where nobody knows it.
    struct Others {
        std::function<std::string(std::string_view id)> person;
        std::function<std::string(std::string_view id, Language language)> agency;
    };

    explicit Directory(Language language, Others others = {}) : language_(language), others_(std::move(others)) {}

    /// Takes the names from an event's line.
    void learn_names(boost::json::object const& line);
    /// Takes from an event's line who has which part, for what comes after it.
    void learn_parts(boost::json::object const& line);
    /// Takes the holders of posts from a setting's line, where it is the role map.
    void learn_setting(boost::json::object const& line);

    /// Takes from an event's line which children a conference reviews.
    void learn_reviewed(boost::json::object const& line);

    /// Whether a conference asks of a child whether the name stays on the register, and not whether it goes on.
    bool is_reviewed(std::string const& conference, std::string const& child) const;
    std::string person(std::string_view id) const;
    std::string child(std::string_view id) const;
    std::string grouping(std::string_view id) const;
    std::string service(std::string_view id) const;
    std::string quorum_agency(std::string_view id) const;
    std::string agency(std::string_view id) const;
    std::string authority(std::string_view id) const;

private:
    using Names = std::map<std::string, std::string, std::less<>>;

    void learn_names_in(boost::json::value const& data);

    Language language_;
    Others others_;
    Names agencies_;
    Names names_;     ///< of people, children and groupings
    Names parts_;     ///< person → message of the part they have
    std::set<std::pair<std::string, std::string>> reviewed_; ///< conference and child
};

}
