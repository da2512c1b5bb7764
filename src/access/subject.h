#pragma once

#include "access/names.h"
#include "people/identifiers.h"

#include <string>

namespace noddfa::access {

NODDFA_ACCESS_ENUM(SubjectKind, none, person, child, conference, agency, authority, board, appeal)

/// One end of a relation. A user and an adult of a family are both persons: somebody can be either.
struct Subject {
    SubjectKind kind = SubjectKind::none;
    std::string id;

    bool empty() const { return kind == SubjectKind::none; }
    bool operator==(Subject const&) const = default;
    auto operator<=>(Subject const&) const = default;
};

inline Subject subject(PersonId const& id) { return {SubjectKind::person, id.value}; }
inline Subject subject(ChildId const& id) { return {SubjectKind::child, id.value}; }
inline Subject subject(ConferenceId const& id) { return {SubjectKind::conference, id.value}; }
inline Subject subject(AgencyId const& id) { return {SubjectKind::agency, id.value}; }
inline Subject subject(AuthorityId const& id) { return {SubjectKind::authority, id.value}; }
inline Subject subject(DisputeId const& id) { return {SubjectKind::appeal, id.value}; }

}
