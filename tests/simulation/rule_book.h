#pragma once

#include "base/date.h"

#include <boost/json/value.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace noddfa::simulation {

/// What the board of a life has set, by date; the usual values of the procedures otherwise.
class RuleBook {
public:
    void set(std::string const& key, boost::json::value value, Date from);
    int number(std::string const& key, Date on, int usual) const;
    bool is(std::string const& key, Date on, std::string const& value, bool usual) const;
    bool flag(std::string const& key, Date on, bool usual) const;
    std::set<Date> closures(Date on) const;

private:
    boost::json::value const* find(std::string const& key, Date on) const;

    std::map<std::string, std::vector<std::pair<Date, boost::json::value>>> rows_;
};

}
