#include "ledger/proposed_rules.h"

#include "codec/write.h"
#include "ledger/board_records.h"
#include "ledger/ledger.h"
#include "ledger/refused.h"

#include <algorithm>

namespace noddfa::ledger {

using access::Reason;

namespace proposed_rules {

/// Leaves a transaction as it was.
struct NotPermitted {
    Reason why;
};
/// As many people are needed as there were not a moment ago.
struct TakesOthers {};

bool takes_two(access::Decision const& decision)
{
    return decision.permit && decision.permit->obligations().has(access::Obligation::second_person);
}

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

void Ledger::keep(RuleRecord const& record, CommandId const& command, Gate const& gate)
{
    log_.submit([&](store::Writer& writer) {
            if (writer.outcome(command.value))
                return;
            if (gate)
                gate(writer);
            append(writer, proposed_rules::stream(), by_the_board(command, record.rule.by), codec::write(record));
            writer.remember(command.value, settings_scope, store::view_of("{}"));
        })
        .get();
    changes_.note(everything());
}

access::Decision Ledger::may_change_rules(store::Writer& writer, application::Asker const& asker, Moment const& now,
                                          application::More const& more)
{
    writing_.bind(writer);
    return application::may(site_, asker, access::Action::change_rules, {.kind = access::ObjectKind::rules}, now, more);
}

RuleOutcome Ledger::refused_rule(application::Asker const& asker, access::Reason why)
{
    log_.submit([&](store::Writer& writer) {
            record_refusal(writer, asker, {application::Room::directory, directory::key_of(asker.who)},
                           access::name(access::Action::change_rules), access::name(why));
        })
        .get();
    return {why, {}};
}

RuleOutcome Ledger::change_rule_as(application::Asker const& asker, ProposedRule rule, CommandId const& command,
                                   Moment const& now)
{
    rule.id = command.value;
    rule.by = asker.who;
    rule.at = now.utc_minutes;
    if (rule.setting) {
        auto after = *shared().settings;
        if (auto fault = after.add(*rule.setting))
            return {Reason::permitted, std::move(fault)};
    }
    bool takes_two = log_.submit([&](store::Writer& writer) {
                             return proposed_rules::takes_two(may_change_rules(writer, asker, now, {}));
                         })
                         .get();
    for (;;) {
        Gate const gate = [&](store::Writer& writer) {
            auto const decision = may_change_rules(writer, asker, now, {});
            if (!decision.permit)
                throw proposed_rules::NotPermitted{decision.reason};
            if (takes_two != proposed_rules::takes_two(decision))
                throw proposed_rules::TakesOthers{};
        };
        try {
            if (takes_two)
                keep({RuleStep::proposed, rule}, command, gate);
            else if (rule.setting)
                return {Reason::permitted, set(*rule.setting, command, asker.who, gate)};
            else
                (void)use(rule.holidays.value(), command, asker.who, now.day, {}, gate);
            return {};
        } catch (proposed_rules::TakesOthers const&) {
            takes_two = !takes_two; // the board set it otherwise meanwhile
        } catch (proposed_rules::NotPermitted const& refused) {
            return refused_rule(asker, refused.why);
        }
    }
}

std::vector<ProposedRule> Ledger::proposed()
{
    return log_.read([](store::Reader& reader) { return proposed_rules::waiting(reader); });
}

RuleOutcome Ledger::agree_rule_as(application::Asker const& asker, std::string const& id, CommandId const& command,
                                  Moment const& now)
{
    ProposedRule rule;
    Gate const gate = [&](store::Writer& writer) {
        auto const waits = proposed_rules::waiting(writer);
        auto const found = std::ranges::find(waits, id, &ProposedRule::id);
        if (found == waits.end())
            throw proposed_rules::NotPermitted{Reason::proposal_expired};
        rule = *found;
        application::More more;
        more.first = rule.by;
        more.proposed_at = later(Moment{}, rule.at);
        auto const decision = may_change_rules(writer, asker, now, more);
        if (!decision.permit)
            throw proposed_rules::NotPermitted{decision.reason};
    };
    // What was agreed to takes effect before it is noted: of a crash between the two, the proposal is still there, and
    // agreeing again changes nothing more.
    CommandId const effect{"agreed:" + id};
    try {
        log_.submit([&](store::Writer& writer) { gate(writer); }).get();
        if (rule.setting)
            if (auto fault = set(*rule.setting, effect, asker.who, gate))
                return {Reason::permitted, std::move(fault)};
        if (rule.holidays)
            (void)use(*rule.holidays, effect, asker.who, now.day, {}, gate);
        keep({RuleStep::agreed, {id, asker.who, now.utc_minutes, {}, {}}}, command, {});
        return {};
    } catch (proposed_rules::NotPermitted const& refused) {
        return refused_rule(asker, refused.why);
    }
}

RuleOutcome Ledger::withdraw_rule_as(application::Asker const& asker, std::string const& id, CommandId const& command,
                                     Moment const& now)
{
    Gate const gate = [&](store::Writer& writer) {
        auto const waits = proposed_rules::waiting(writer);
        auto const found = std::ranges::find(waits, id, &ProposedRule::id);
        if (found == waits.end())
            throw proposed_rules::NotPermitted{Reason::proposal_expired};
        if (found->by != asker.who)
            throw proposed_rules::NotPermitted{Reason::no_relation};
    };
    try {
        keep({RuleStep::withdrawn, {id, asker.who, now.utc_minutes, {}, {}}}, command, gate);
        return {};
    } catch (proposed_rules::NotPermitted const& refused) {
        return refused_rule(asker, refused.why);
    }
}

}
