#include "grants/claims.h"

#include "base/london.h"
#include "base/utf8.h"
#include "grants/decide.h"
#include "grants/fold.h"
#include "grants/gate.h"

#include <algorithm>

namespace noddfa::grants {

namespace {

/// What a claim is called: the last part of its command's identifier, because what stands before may say who gave it.
ClaimId named_by(CommandId const& command) { return ClaimId{command.value.substr(command.value.rfind(':') + 1)}; }

}

int characters_of(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return 0;
    text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
    return static_cast<int>(characters(text));
}

Answered decide(State const& state, ClaimAccess const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    gate.need(!command.child.empty(), "missing-field"_code, "child");
    gate.need(!command.agency.empty(), "missing-field"_code, "agency");
    // 3.5: for an agency of one's own, which answers for it.
    gate.need(terms.background.works_for.contains(command.agency), "not-with-the-agency"_code, "agency");
    // 3.5: a reason in words, long enough to be one.
    gate.need(characters_of(command.reason.text) >= terms.settings.claim_reason_characters, "reason-too-short"_code,
              "reason");
    bool const runs = std::ranges::any_of(state.claims, [&](Claim const& one) {
        return one.by == act.by && one.since <= act.held_on && act.held_on < one.said.until;
    });
    gate.need(!runs, "claim-runs-already"_code);
    if (!gate.open())
        return gate.answer();
    MadeClaim claim{command, named_by(act.id), later(act.held_on, terms.settings.claim_minutes)};
    // BEYOND: CPR-17 keeps every search with its reason; here the custodian and the co-ordinator are told at once too.
    auto const custodian =
        alert_for("register_custodian", terms.settings, Clause::CPR_17, "access-claimed", command.child);
    auto const coordinator = terms.background.coordinators.find(command.child);
    if (coordinator == terms.background.coordinators.end())
        return gate.answer(AccessClaimed{std::move(claim)}, AlertRaised{custodian});
    auto theirs = alert_for("plan_coordinator", terms.settings, Clause::CPR_17, "access-claimed", command.child);
    theirs.to = coordinator->second;
    return gate.answer(AccessClaimed{std::move(claim)}, AlertRaised{custodian}, AlertRaised{theirs});
}

void fold(State& state, AccessClaimed const& event, Act const& act)
{
    state.claims.push_back({event, act.by, act.held_on, std::nullopt, std::nullopt, std::nullopt});
}

Answered decide(State const& state, ReviewClaim const& command, Act const& act, Terms const&)
{
    Gate gate;
    auto const* claim = state.claim(command.claim);
    gate.need(claim, "unknown-claim"_code, "claim");
    // 3.4: whoever claimed does not say whether it was right.
    gate.need(!gate.open() || !acts(act, claim->by), "review-of-own-claim"_code);
    gate.need(!gate.open() || !claim->review, "claim-reviewed-already"_code, "claim");
    gate.need(!command.reason.empty(), "missing-field"_code, "reason");
    return gate.answer(ClaimReviewed{command});
}

void fold(State& state, ClaimReviewed const& event, Act const& act)
{
    auto const found =
        std::ranges::find_if(state.claims, [&](Claim const& one) { return one.said.claim == event.claim; });
    if (found == state.claims.end())
        return;
    found->review = event;
    found->reviewed_by = act.by;
    found->reviewed_on = act.held_on.day;
    // BEYOND: what is found not to be right opens nothing any more, though its hour may not be over.
    if (event.found != Found::justified)
        found->said.until = std::min(found->said.until, act.recorded_at);
}

void fold(State& state, ClaimNoted const& event, Act const& act)
{
    state.open.push_back({event.claim, act.held_on.day});
}

void fold(State& state, ClaimReviewNoted const& event, Act const&)
{
    std::erase_if(state.open, [&](OpenClaim const& one) { return one.claim == event.claim; });
}

}
