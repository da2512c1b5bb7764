#include "access/facts.h"

#include <algorithm>

namespace noddfa::access {

namespace {

int days_after(Ending ending, Settings const& settings)
{
    switch (ending) {
    case Ending::conference_closed: return settings.days_after_close;
    case Ending::record_agreed: return settings.days_after_record;
    case Ending::deregistered: return settings.days_after_deregistration;
    case Ending::appeal_closed: return settings.days_after_appeal;
    case Ending::never: break;
    }
    return 0;
}

bool is_a_part(std::string_view part, std::string_view parts)
{
    if (parts == "*")
        return !part.empty();
    if (part.empty())
        return parts.empty();
    while (!parts.empty()) {
        auto const end = std::min(parts.find(' '), parts.size());
        if (parts.substr(0, end) == part)
            return true;
        parts.remove_prefix(std::min(end + 1, parts.size()));
    }
    return false;
}

bool within_its_limit(Fact const& fact, Limit limit, Moment const& at, Settings const& settings)
{
    // 3.5: a claim without an end, or with a later one, ends after an hour all the same.
    auto const lasted = at.utc_minutes - fact.since.utc_minutes;
    switch (limit) {
    case Limit::claim: return lasted < settings.claim_minutes;
    case Limit::reasoned_need: return lasted < settings.need_minutes;
    case Limit::none: break;
    }
    return true;
}

}

bool holds(Fact const& fact, Moment const& at, Facts const& facts, Settings const& settings)
{
    if (at < fact.since || (fact.until && at >= *fact.until))
        return false;
    auto const& row = row_of(fact.relation);
    if (!within_its_limit(fact, row.limit, at, settings))
        return false;
    if (row.ends_after == Ending::never)
        return true;
    return std::none_of(facts.happened.begin(), facts.happened.end(), [&](Happening const& happening) {
        return happening.what == row.ends_after && happening.to == fact.to
               && at.day > happening.on.plus_days(days_after(row.ends_after, settings));
    });
}

bool is_well_formed(Fact const& fact)
{
    auto const& row = row_of(fact.relation);
    bool const is_from = fact.from.kind == row.from && !fact.from.id.empty();
    bool const is_to =
        !fact.to.empty() && !fact.to.id.empty() && (row.to == SubjectKind::none || fact.to.kind == row.to);
    return is_from && is_to && !(fact.until && *fact.until < fact.since) && is_a_part(fact.part, row.parts);
}

bool related(Relation relation, Subject const& from, Subject const& to, Moment const& at, Facts const& facts,
             Settings const& settings)
{
    return std::any_of(facts.facts.begin(), facts.facts.end(), [&](Fact const& fact) {
        return fact.relation == relation && fact.from == from && fact.to == to && holds(fact, at, facts, settings);
    });
}

}
