#pragma once

#include "access/decide.h"
#include "people/identifiers.h"
#include "protocol/holidays.h"
#include "protocol/settings.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>

/// What one administrator of the board proposed and another has to agree to (access model 3.4): a dated setting, or
/// newer holidays. Kept in the log for ever, as proposed.
namespace noddfa::ledger {

struct ProposedRule {
    std::string id; ///< the command that proposed it
    PersonId by;
    std::int64_t at = 0; ///< minutes UTC
    std::optional<SettingRow> setting;
    std::optional<Holidays> holidays;
};
BOOST_DESCRIBE_STRUCT(ProposedRule, (), (id, by, at, setting, holidays))

/// What became of a change of the board's rules that somebody asked for.
struct RuleOutcome {
    access::Reason why = access::Reason::permitted; ///< it was not, otherwise
    std::optional<SettingFault> fault{};            ///< why the setting cannot be
    bool done() const { return why == access::Reason::permitted && !fault; }
};

enum class RuleStep { proposed, agreed, withdrawn };
BOOST_DESCRIBE_ENUM(RuleStep, proposed, agreed, withdrawn)

/// One record of it.
struct RuleRecord {
    RuleStep step{};
    ProposedRule rule; ///< of another step than the first only `id`, `by` and `at`
};
BOOST_DESCRIBE_STRUCT(RuleRecord, (), (step, rule))

}
