#pragma once

#include "plan/detail.h"

/// Seeing the child (A5, REG-05). Seen, seen alone and where are three facts.
namespace noddfa::plan {

struct Visit {
    ChildId child;
    std::optional<PersonId> person; ///< who visited; default: who gives the command
    bool for_coordinator = false;   ///< standing in for the co-ordinator
    bool seen = true;
    bool seen_alone = false;
    bool at_home = false;
    bool remote = false;
    std::optional<PersonId> manager;      ///< remote: who agreed to it
    std::optional<Paragraph> reason;      ///< remote: the risk assessment; not seen: why
};
BOOST_DESCRIBE_STRUCT(Visit, (), (child, person, for_coordinator, seen, seen_alone, at_home, remote, manager, reason))
using RecordVisit = Named<"RecordVisit", Visit, Usual::coordinator>;
using VisitRecorded = Named<"VisitRecorded", Visit>;

enum class DeniedTo { child, home };
BOOST_DESCRIBE_ENUM(DeniedTo, child, home)

struct AccessDenial {
    ChildId child;
    PersonId person;
    DeniedTo denied{};
    Paragraph what;
};
BOOST_DESCRIBE_STRUCT(AccessDenial, (), (child, person, denied, what))
using RecordAccessDenied = Named<"RecordAccessDenied", AccessDenial, Usual::self>;
using AccessDenied = Named<"AccessDenied", AccessDenial>;

struct VisitMade {
    Visit said;
    PersonId person;
    Date on;
};

}
