#pragma once

#include "application/record.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace noddfa::simulation {

/// Where one child stands on the registers, as decisions, moves and births alone make it (R-17 to R-20, MOV-11).
struct ChildStanding {
    struct Period {
        AuthorityId authority;
        Date from;
    };
    std::optional<Period> live;
    std::optional<AuthorityId> stays_in; ///< temporary, beside a live entry elsewhere
    std::vector<Period> ended;
    int stays_ended = 0;
    bool load_unsigned = false;
    bool challenged = false;
    std::optional<AuthorityId> moving_to;
    bool transfer_asked = false;
    bool transfer_decided = false;
    std::optional<Date> born;

    void end();
};

/// A decision of a conference, as the register needs it.
struct DecisionTold {
    ChildId child;
    ConferenceId conference;
    AuthorityId authority;
    Outcome outcome{};
    Date on;
    bool transfer_in = false;
    bool reconvened = false;
    bool was_on = false; ///< on the register when the conference was asked for
};

class RegisterModel {
public:
    void take(DecisionTold const& decision);
    void take(cpr::Event const& event, Act const& act);
    void take(dispute::Event const& event);

    ChildStanding const& of(ChildId const& child) const;
    std::map<ChildId, ChildStanding> const& all() const { return standings_; }
    cpr::RegisterStatus status(ChildId const& child, cpr::Enquiry const& enquiry) const;

private:
    std::map<ChildId, ChildStanding> standings_;
};

}
