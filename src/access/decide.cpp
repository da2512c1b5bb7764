#include "access/decide.h"

#include "access/audiences.h"
#include "access/rows.h"
#include "access/switches.h"

#include <algorithm>

namespace noddfa::access {

namespace {

struct Answer {
    Reason reason{};
    std::optional<std::size_t> row;
    Obligations must;
};

// What follows from facts and numbers is worked out here and never taken from whoever asks.
SetOf<Circumstance> circumstances(Asking const& asking)
{
    auto all = asking.context.circumstances;
    auto const set = [&](Circumstance which, bool is_so) { is_so ? all.add(which) : all.remove(which); };
    set(Circumstance::reasoned, asking.context.reason_characters >= asking.settings.claim_reason_characters);
    set(Circumstance::one_child, asking.object.children.size() == 1);
    set(Circumstance::narrowed, asking.related(Relation::narrowed, asking.object.board));
    set(Circumstance::excluded, was_excluded(asking.object.recipient, "", asking));
    return all;
}

bool is_own(Own own, Asking const& asking)
{
    return own == Own::no || (own == Own::author ? asking.object.author : asking.object.recipient) == asking.who;
}

Reason barred(Action action, Asking const& asking)
{
    auto const& row = row_of(action);
    if (asking.object.kind != row.object)
        return Reason::wrong_object;
    for (auto const& deny : denies())
        if (!is_off(deny.id) && deny.bites(action, asking))
            return deny.reason;
    if (asking.context.channel == Channel::partner && !row.traits.has(Trait::by_partner))
        return Reason::not_by_partner;
    if (!row.purposes.empty() && !row.purposes.has(asking.context.purpose))
        return Reason::purpose_not_allowed;
    return Reason::permitted;
}

Answer by_rows(Action action, Asking const& asking)
{
    auto const now = circumstances(asking);
    auto refused = Reason::no_relation;
    for (auto const at : rows_of(action)) {
        auto const& row = rows()[at];
        if (is_row_off(at) || !is_own(row.own, asking) || !plays(row.role, asking))
            continue;
        if (now.has_all(row.needs) && !now.has_any(row.unless))
            return {Reason::permitted, at, row.must};
        refused = Reason::not_now;
    }
    return {refused, std::nullopt, {}};
}

Answer as_second(Action action, Asking const& asking)
{
    auto const& [who, object, context, facts, settings] = asking;
    if (!takes_two(action, object, context, settings))
        return {Reason::takes_no_second, std::nullopt, {}};
    auto const waited = context.proposed_at ? context.now.utc_minutes - context.proposed_at->utc_minutes : -1;
    if (waited < 0 || waited >= settings.proposal_minutes)
        return {Reason::proposal_expired, std::nullopt, {}};
    auto const may = std::any_of(pairs().begin(), pairs().end(),
                                 [&](Pair const& pair) { return pair.action == action && plays(pair.second, asking); });
    // 3.4: the second agrees to exactly the bytes that the first proposed.
    return {may ? Reason::permitted : Reason::not_the_second, std::nullopt, {Obligation::same_bytes}};
}

Obligations all_obligations(Action action, Obligations must, Asking const& asking)
{
    auto const& context = asking.context;
    auto const traits = row_of(action).traits;
    if (!traits.has(Trait::look) || context.first)
        must.add(Obligation::log_act);
    if (!context.first && traits.has(Trait::case_data) && traits.has_any({Trait::look, Trait::shows}))
        must.add(Obligation::log_look);
    if (!context.first && takes_two(action, asking.object, context, asking.settings))
        must.add(Obligation::second_person);
    // a lapse is said, not punished.
    if (context.trained_until && *context.trained_until < context.now.day)
        must.add(Obligation::warn_training);
    if (context.attested_until && *context.attested_until < context.now.day)
        must.add(Obligation::warn_attestation);
    return must;
}

}

Decision decide(Subject const& who, Action action, Object const& object, Context const& context, Facts const& facts,
                Settings const& settings)
{
    Asking const asking{who, object, context, facts, settings};
    if (auto const reason = barred(action, asking); reason != Reason::permitted)
        return {reason, facts.version, std::nullopt};
    auto const answer = context.first ? as_second(action, asking) : by_rows(action, asking);
    if (answer.reason != Reason::permitted)
        return {answer.reason, facts.version, std::nullopt};
    Permit permit;
    permit.who_ = who;
    permit.action_ = action;
    permit.object_ = object;
    permit.obligations_ = all_obligations(action, answer.must, asking);
    permit.row_ = answer.row;
    permit.facts_version_ = facts.version;
    return {Reason::permitted, facts.version, std::move(permit)};
}

}
