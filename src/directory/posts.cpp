#include "directory/decide.h"
#include "directory/fold.h"
#include "directory/gate.h"
#include "directory/known.h"

#include "base/contains.h"

#include <algorithm>

namespace noddfa::directory {

namespace {

constexpr int minutes_of_an_hour = 60;

bool is_about(Act const& act, PersonId const& person) { return act.by == person || act.on_behalf_of == person; }

void need_post(Gate& gate, PostOf const& of, Act const& act)
{
    auto const scope = held_for(of.post);
    gate.need(of.authority.has_value() == (scope == HeldFor::authority),
              of.authority ? "not-for-this-post"_code : "missing-field"_code, "authority");
    gate.need(of.agency.has_value() == (scope == HeldFor::agency),
              of.agency ? "not-for-this-post"_code : "missing-field"_code, "agency");
    // 3.4: who grants is not who is granted.
    gate.need(!is_about(act, of.person), "of-oneself"_code, "person");
}

HeldPost const* held(Practitioner const& practitioner, PostOf const& of, Date on)
{
    auto const found = std::ranges::find_if(practitioner.posts, [&](HeldPost const& post) {
        return post.of.is_same(of) && (!post.until || on < *post.until);
    });
    return found == practitioner.posts.end() ? nullptr : &*found;
}

Proposal const* proposal(Practitioner const& practitioner, PostOf const& of)
{
    auto const found =
        std::ranges::find_if(practitioner.proposals, [&](Proposal const& one) { return one.said.is_same(of); });
    return found == practitioner.proposals.end() ? nullptr : &*found;
}

/// That what is proposed can come about, from the state as it is now.
void need_possible(Gate& gate, Practitioner const& practitioner, ProposedPost const& said, Date on)
{
    auto const* now = held(practitioner, said, on);
    if (said.change == Change::end) {
        gate.need(now, "post-not-held"_code, "post");
        gate.need(!gate.open() || now->from < on, "ends-before-it-begins"_code, "on");
        return;
    }
    gate.need(!now, "post-held"_code, "post");
    gate.need(!said.until || *said.until > on, "ends-before-it-begins"_code, "until");
    bool const member =
        said.agency ? practitioner.member_of(*said.agency, on) != nullptr
                    : std::ranges::any_of(practitioner.memberships, [&](auto const& one) { return one.holds_on(on); });
    gate.need(member || !needs_agency(said.post), "not-with-the-agency"_code, said.agency ? "agency" : "person");
}

/// What was proposed, come about.
Answered decided(Gate const& gate, ProposedPost const& said, PersonId first, std::optional<PersonId> second)
{
    DecidedPost const post{PostOf{said}, said.on, said.until, std::move(first), std::move(second), said.reason};
    if (said.change == Change::end)
        return gate.answer(PostEnded{post});
    return gate.answer(PostGranted{post});
}

void drop(std::vector<Proposal>& proposals, PostOf const& of)
{
    std::erase_if(proposals, [&](Proposal const& one) { return one.said.is_same(of); });
}

}

Answered decide(State const& state, ProposePost const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    need_post(gate, command, act);
    auto said = static_cast<ProposedPost const&>(command);
    said.on = command.on.value_or(act.held_on.day);
    if (gate.open())
        need_possible(gate, *state.practitioner, said, *said.on);
    // 3.4: where the board asks for two people, the first only proposes.
    if (contains(terms.settings.two_people_posts, said.post))
        return gate.answer(PostProposed{said});
    return decided(gate, said, act.by, std::nullopt);
}

void fold(State& state, PostProposed const& event, Act const& act)
{
    if (!state.practitioner)
        return;
    drop(state.practitioner->proposals, event);
    state.practitioner->proposals.push_back({event, act.by, act.on_behalf_of, act.recorded_at});
}

Answered decide(State const& state, AgreePost const& command, Act const& act, Terms const& terms)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    need_post(gate, command, act);
    auto const* proposed = gate.open() ? proposal(*state.practitioner, command) : nullptr;
    gate.need(proposed, "no-proposal"_code, "post");
    if (!gate.open())
        return gate.answer();
    // 3.4: the first person is not the second, in whoever's name they act.
    bool const same = is_about(act, proposed->by) || (proposed->on_behalf_of && is_about(act, *proposed->on_behalf_of));
    gate.need(!same, "same-person-twice"_code);
    auto const waited = act.recorded_at.utc_minutes - proposed->at.utc_minutes;
    gate.need(waited <= terms.settings.second_person_hours * minutes_of_an_hour, "proposal-expired"_code);
    need_possible(gate, *state.practitioner, proposed->said, proposed->said.on.value_or(act.held_on.day));
    return decided(gate, proposed->said, proposed->by, act.by);
}

Answered decide(State const& state, WithdrawPost const& command, Act const&, Terms const&)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    gate.need(gate.open() && proposal(*state.practitioner, command), "no-proposal"_code, "post");
    return gate.answer(PostWithdrawn{command});
}

void fold(State& state, PostWithdrawn const& event, Act const&)
{
    if (state.practitioner)
        drop(state.practitioner->proposals, event);
}

void fold(State& state, PostGranted const& event, Act const& act)
{
    if (!state.practitioner)
        return;
    drop(state.practitioner->proposals, event);
    state.practitioner->posts.push_back(
        {PostOf{event}, event.on.value_or(act.held_on.day), event.until, event.first, event.second});
}

void fold(State& state, PostEnded const& event, Act const& act)
{
    if (!state.practitioner)
        return;
    drop(state.practitioner->proposals, event);
    auto const on = event.on.value_or(act.held_on.day);
    for (auto& post : state.practitioner->posts)
        if (post.of.is_same(event) && (!post.until || *post.until > on))
            post.until = std::max(on, post.from);
}

}
