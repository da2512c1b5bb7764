#pragma once

#include <boost/describe/enum.hpp>

namespace noddfa {

/// In what capacity somebody takes part in a conference (OTH-01, R-10). Only `practitioner` counts or votes.
enum class Capacity {
    practitioner,
    parent,
    child,
    family_or_supporter,
    advocate,
    legal_representative,
    ciw,
    cafcass,
    carer,
    observer,
    student,
    interpreter,
    legal_adviser,
    record_taker,
    chair,
};
BOOST_DESCRIBE_ENUM(Capacity, practitioner, parent, child, family_or_supporter, advocate, legal_representative, ciw,
                    cafcass, carer, observer, student, interpreter, legal_adviser, record_taker, chair)

/// Parents, children, family members and their supporters (B-09).
constexpr bool is_family(Capacity capacity)
{
    return capacity == Capacity::parent || capacity == Capacity::child || capacity == Capacity::family_or_supporter;
}

}
