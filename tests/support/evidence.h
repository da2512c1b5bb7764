#pragma once

#include "protocol/clause.h"

#include <gtest/gtest.h>

/// Evidence for a clause: the test's suite is the clause, so that a wrong one does not compile and what counts is that
/// the test ran and passed.
#define CLAUSE_EVIDENCE(clause, how, name)                                                                             \
    static_assert(noddfa::Clause::clause <= noddfa::Clause{noddfa::clause_count});                                     \
    TEST(clause, how##_##name)
#define CLAUSE_PERMITS(clause, name) CLAUSE_EVIDENCE(clause, permits, name)
#define CLAUSE_REFUSES(clause, name) CLAUSE_EVIDENCE(clause, refuses, name)
#define CLAUSE_COMPUTES(clause, name) CLAUSE_EVIDENCE(clause, computes, name)
#define CLAUSE_RECORDS(clause, name) CLAUSE_EVIDENCE(clause, records, name)
#define CLAUSE_JUDGES(clause, name) CLAUSE_EVIDENCE(clause, judges, name)
