#include "ledger/proposed_rules.h"

#include "codec/write.h"
#include "ledger/board_records.h"
#include "ledger/ledger.h"

#include <algorithm>

namespace noddfa::ledger {

namespace proposed_rules {

store::StreamName stream() { return {"settings", "proposals"}; }

std::vector<ProposedRule> waiting(store::Reader& reader)
{
    std::vector<ProposedRule> rules;
    if (reader.version(stream()) == 0)
        return rules;
    for (auto const& record : reader.stream(stream())) {
        auto said = read_payload<RuleRecord>(record);
        if (said.step == RuleStep::proposed)
            rules.push_back(std::move(said.rule));
        else
            std::erase_if(rules, [&](ProposedRule const& rule) { return rule.id == said.rule.id; });
    }
    return rules;
}

}

void Ledger::keep(RuleRecord const& record, CommandId const& command)
{
    log_.submit([&](store::Writer& writer) {
            if (writer.outcome(command.value))
                return;
            append(writer, proposed_rules::stream(), by_the_board(command, record.rule.by), codec::write(record));
            writer.remember(command.value, settings_scope, store::view_of("{}"));
        })
        .get();
    changes_.note(everything());
}

std::optional<SettingFault> Ledger::propose(ProposedRule rule, CommandId const& command)
{
    if (rule.setting) {
        auto after = *shared().settings;
        if (auto fault = after.add(*rule.setting))
            return fault;
    }
    rule.id = command.value;
    keep({RuleStep::proposed, std::move(rule)}, command);
    return std::nullopt;
}

std::vector<ProposedRule> Ledger::proposed()
{
    return log_.read([](store::Reader& reader) { return proposed_rules::waiting(reader); });
}

std::optional<SettingFault> Ledger::agree(ProposedRule const& rule, CommandId const& command, PersonId const& by,
                                          Moment const& now)
{
    // What was agreed to takes effect before it is noted: of a crash between the two, the proposal is still there, and
    // agreeing again changes nothing more.
    CommandId const effect{"agreed:" + rule.id};
    if (rule.setting)
        if (auto fault = set(*rule.setting, effect, by))
            return fault;
    if (rule.holidays)
        (void)use(*rule.holidays, effect, by, now.day);
    keep({RuleStep::agreed, {rule.id, by, now.utc_minutes, {}, {}}}, command);
    return std::nullopt;
}

void Ledger::withdraw(ProposedRule const& rule, CommandId const& command, PersonId const& by, Moment const& now)
{
    keep({RuleStep::withdrawn, {rule.id, by, now.utc_minutes, {}, {}}}, command);
}

}
