#include "application/reactions.h"

#include <algorithm>

namespace noddfa::application {

namespace {

StreamId register_stream(ChildId const& child) { return {Room::register_, child.value}; }
StreamId plan_stream(ChildId const& child) { return {Room::plan, child.value}; }

cpr::Arrangements arrangements(conference::State const& conference, ChildId const& child)
{
    auto const& outcomes = conference.outcomes;
    cpr::Arrangements made;
    made.plan = outcomes.plans.contains(child);
    if (auto const found = outcomes.coordinators.find(child); found != outcomes.coordinators.end())
        made.coordinator = found->second.person;
    if (auto const found = outcomes.first_core_group.find(child); found != outcomes.first_core_group.end())
        made.first_core_group = found->second;
    if (auto const found = outcomes.review.find(child); found != outcomes.review.end())
        made.review = found->second;
    return made;
}

std::vector<ChildId> on_the_register(conference::State const& conference)
{
    std::vector<ChildId> children;
    for (auto const& [child, declared] : conference.outcomes.declared)
        if (declared.outcome != noddfa::Outcome::not_register && declared.outcome != noddfa::Outcome::remove)
            children.push_back(child);
    return children;
}

/// What a correction changed of what a conference had arranged for a child; the rest is left as it has become since.
void add_corrected(std::vector<Reaction>& into, ChildId const& child, cpr::Arrangements const& before,
                   cpr::Arrangements const& after, ArrangedSince const& since)
{
    // what somebody else set meanwhile, or a later conference, is not what this one had said wrongly.
    auto const changed = [&](auto cpr::Arrangements::* which) {
        auto const stands = since.in_force.*which == before.*which;
        auto const said_later = std::ranges::any_of(since.later, [&](conference::State const* later) {
            return (arrangements(*later, child).*which).has_value();
        });
        bool const is_news = before.*which != after.*which && stands && !said_later;
        return is_news ? after.*which : std::nullopt;
    };
    cpr::Arrangements made;
    made.coordinator = changed(&cpr::Arrangements::coordinator);
    made.first_core_group = changed(&cpr::Arrangements::first_core_group);
    made.review = changed(&cpr::Arrangements::review);
    if (made.coordinator || made.first_core_group || made.review)
        into.push_back({register_stream(child), AnyCommand{cpr::Command{cpr::NoteArrangements{{child, made}}}}});
    if (made.coordinator)
        into.push_back(
            {plan_stream(child), AnyCommand{plan::Command{plan::NoteCoordinator{{child, *made.coordinator}}}}});
    if (made.first_core_group || made.review)
        into.push_back({plan_stream(child),
                        AnyCommand{plan::Command{plan::NoteDates{{child, made.first_core_group, made.review}}}}});
}

class Reacting {
public:
    Reacting(EventRecord const& record, AnyState const& state, OpenConferences const& open)
        : record_(record), state_(state), open_(open)
    {
    }

    std::vector<Reaction> run()
    {
        std::visit([&](auto const& event) { of(event); }, record_.event);
        return std::move(reactions_);
    }

private:
    template<class Payload, class Event> bool if_is(Event const& event)
    {
        auto const* payload = event.template get_if<Payload>();
        if (payload)
            on(*payload);
        return payload;
    }
    template<class... Payloads, class Event> void any_of(Event const& event) { (if_is<Payloads>(event) || ...); }

    void of(conference::Event const& event)
    {
        any_of<conference::OutcomeDeclared, conference::OutlinePlanRecorded, conference::CoordinatorAppointed,
               conference::CoreGroupIdentified, conference::FirstCoreGroupSet, conference::ReviewDateSet,
               conference::NeedsAnswered, conference::CirculationRecorded>(event);
    }
    void of(cpr::Event const& event)
    {
        any_of<cpr::OpeningEntryLoaded, cpr::TwinEntered, cpr::BirthRecorded, cpr::CoordinatorChanged, cpr::Removed,
               cpr::RemovedAdministratively, cpr::EntryRestored, cpr::TransferCompleted>(event);
    }
    void of(plan::Event const& event) { any_of<plan::EarlyReviewAnswered>(event); }
    void of(dispute::Event const& event) { any_of<dispute::DecisionSetAside>(event); }
    void of(directory::Event const&) {}
    void of(grants::Event const& event) { any_of<grants::AccessClaimed, grants::ClaimReviewed>(event); }

    // conference → register

    void on(conference::OutcomeDeclared const& declared)
    {
        auto const& conference = std::get<conference::State>(state_);
        auto const& request = conference.convening.request;
        switch (declared.outcome) {
        case noddfa::Outcome::register_:
            to_register(declared.child, cpr::EnterRegister{registration(conference, declared)});
            break;
        case noddfa::Outcome::not_register: not_registered(conference, declared); break;
        case noddfa::Outcome::continue_:
            to_register(declared.child, cpr::ContinueRegistration{{declared.child, here(), is_reconvened(conference)}});
            note_review(conference, declared.child);
            break;
        case noddfa::Outcome::change_category: {
            cpr::CategoryChange change{declared.child, here(), {}, declared.primary, {}, is_reconvened(conference)};
            for (auto const& chosen : declared.categories)
                change.categories.push_back(chosen.category);
            if (declared.reasons)
                change.reasons.push_back(*declared.reasons);
            to_register(declared.child, cpr::ChangeCategories{std::move(change)});
            note_review(conference, declared.child);
            break;
        }
        case noddfa::Outcome::remove:
            // REG-13: the review that took the name off was one, whatever becomes of its decision.
            note_review(conference, declared.child);
            to_register(declared.child, cpr::RemoveByReview{removal(conference, declared, false)});
            break;
        }
        if (declared.outcome == noddfa::Outcome::register_)
            to_plan(declared.child, plan::StartPlan{outline(conference, declared.child)});
        if (request && is_reconvened(conference))
            lift_flag(conference, declared);
    }

    void on(conference::OutlinePlanRecorded const& entry) { arranged(entry.child); }
    void on(conference::CoordinatorAppointed const& entry) { arranged(entry.child); }
    void on(conference::CoreGroupIdentified const& entry) { arranged(entry.child); }
    void on(conference::FirstCoreGroupSet const& entry) { arranged(entry.child); }
    void on(conference::ReviewDateSet const& entry) { arranged(entry.child); }

    void on(conference::NeedsAnswered const& answer)
    {
        // DER-08: the plan for stepping down has an owner and a date, and stands until it is carried out.
        if (answer.step_down_owner && answer.step_down_by)
            reactions_.push_back({register_stream(answer.child),
                                  AnyEvent{cpr::Event{cpr::TaskSet{{Clause::DER_08, "step-down-plan", answer.child,
                                                                    answer.step_down_owner, answer.step_down_by}}}}});
    }

    void on(conference::CirculationRecorded const& sent)
    {
        if (sent.record)
            return;
        for (auto const& child : on_the_register(std::get<conference::State>(state_)))
            to_plan(child, plan::NoteSummarySent{{child}});
    }

    // plan → register

    /// CG-09: the day agreed for an early review is the day of the review.
    void on(plan::EarlyReviewAnswered const& answer)
    {
        if (!answer.agreed || !answer.on)
            return;
        cpr::Arrangements made;
        made.review = answer.on;
        to_register(answer.child, cpr::NoteArrangements{{answer.child, made}});
    }

    // register → plan and conferences

    /// a child carried over from an older register has a plan and clocks like any other, from the dates that came
    /// over.
    void on(cpr::OpeningEntryLoaded const& loaded)
    {
        auto const registered = loaded.registered_on.value_or(record_.act.held_on.day);
        bool const reviewed = loaded.reviews_held.value_or(0) > 0;
        plan::Outline outline;
        outline.child = loaded.child;
        outline.conference_on = loaded.last_conference.value_or(registered);
        outline.unborn = loaded.identity && !loaded.identity->born;
        outline.reviewed_on = reviewed ? loaded.last_conference : std::nullopt;
        start_plan(std::move(outline), loaded.arrangements);
    }

    /// CPR-24: a twin entered at birth has a plan like the other, whose gaps show.
    void on(cpr::TwinEntered const& twin)
    {
        auto const& registration = twin.registration;
        plan::Outline outline;
        outline.child = twin.child;
        outline.conference = registration.conference;
        outline.conference_on = registration.registered_on.value_or(record_.act.held_on.day);
        outline.reviewed_on = twin.reviews_held > 0 ? twin.last_conference : std::nullopt;
        outline.unborn = true;
        start_plan(std::move(outline), registration.arrangements);
        // REG-05: like the other, first seen alone after birth.
        to_plan(twin.child,
                plan::NoteBirth{{twin.child, registration.identity.born.value_or(record_.act.held_on.day)}});
    }

    void on(cpr::BirthRecorded const& birth)
    {
        auto const born = birth.born.value_or(record_.act.held_on.day);
        to_conferences(birth.child, conference::ChildBorn{conference::Birth{birth.child, born, birth.name}});
        if (std::get<cpr::State>(state_).is_registered())
            to_plan(birth.child, plan::NoteBirth{{birth.child, born}});
        for (auto const& twin : birth.twins)
            twin_born(twin, birth.child, born);
    }

    void on(cpr::CoordinatorChanged const& change)
    {
        if (std::get<cpr::State>(state_).is_registered())
            to_plan(change.child, plan::NoteCoordinator{{change.child, change.person}});
    }

    void on(cpr::Removed const& removed) { to_plan(removed.child, plan::NoteRegistrationEnd{{removed.child}}); }
    void on(cpr::RemovedAdministratively const& removed)
    {
        to_plan(removed.child, plan::NoteRegistrationEnd{{removed.child}});
    }
    void on(cpr::TransferCompleted const& completed)
    {
        // MOV-11: the originating authority's plan ends with its entry; a receiving one here goes on with its own.
        if (!std::get<cpr::State>(state_).is_registered())
            to_plan(completed.child, plan::NoteRegistrationEnd{{completed.child}});
    }
    void on(cpr::EntryRestored const& restored)
    {
        to_plan(restored.child, plan::NoteRegistrationRestored{{restored.child}});
    }

    // dispute → conference and register

    void on(dispute::DecisionSetAside const& set_aside)
    {
        StreamId const conference{Room::conference, set_aside.conference.value};
        reactions_.push_back({conference, AnyEvent{conference::Event{conference::DecisionSetAside{
                                              {set_aside.child, DisputeId{record_.stream.key}}}}}});
        cpr::Flag const flag{set_aside.child, DisputeId{record_.stream.key}, set_aside.outcome};
        // a removal set aside gives the entry back with its date; anything else only marks it.
        if (set_aside.outcome == noddfa::Outcome::remove)
            to_register(set_aside.child, cpr::RestoreEntry{flag});
        else
            to_register(set_aside.child, cpr::FlagEntry{flag});
    }

    // access, from a child's stream to the agency's

    void on(grants::AccessClaimed const& claimed)
    {
        auto const agency = agency_stream(claimed.agency);
        reactions_.push_back({agency, AnyEvent{grants::Event{grants::ClaimNoted{{claimed.agency, claimed.claim}}}}});
        // 3.5: the agency's safeguarding lead is told at once, with a reference and no name.
        grants::AlertRaised const alert{{"agency_lead", {}, Clause::CPR_17, {}, "access-claimed"}};
        reactions_.push_back({agency, AnyEvent{grants::Event{alert}}});
    }

    void on(grants::ClaimReviewed const& reviewed)
    {
        if (auto const* claim = std::get<grants::State>(state_).claim(reviewed.claim))
            reactions_.push_back(
                {agency_stream(claim->said.agency),
                 AnyEvent{grants::Event{grants::ClaimReviewNoted{{claim->said.agency, reviewed.claim}}}}});
    }

    // helpers

    static StreamId agency_stream(AgencyId const& agency) { return {Room::access, grants::key_of(agency)}; }

    static bool is_reconvened(conference::State const& conference)
    {
        return conference.convening.kind == conference::Kind::reconvened;
    }

    void start_plan(plan::Outline outline, std::optional<cpr::Arrangements> const& made)
    {
        if (made) {
            outline.coordinator = made->coordinator;
            outline.first_core_group = made->first_core_group;
            outline.review = made->review;
        }
        auto const child = outline.child;
        to_plan(child, plan::StartPlan{std::move(outline)});
    }

    ConferenceId here() const { return ConferenceId{record_.stream.key}; }

    void to_register(ChildId const& child, cpr::Command command)
    {
        reactions_.push_back({register_stream(child), AnyCommand{std::move(command)}});
    }
    void to_plan(ChildId const& child, plan::Command command)
    {
        reactions_.push_back({plan_stream(child), AnyCommand{std::move(command)}});
    }
    void to_conferences(ChildId const& child, conference::Event const& event)
    {
        for (auto const& stream : open_(child))
            reactions_.push_back({stream, AnyEvent{event}});
    }

    static AuthorityId authority(conference::State const& conference)
    {
        auto const& request = conference.convening.request;
        return request && request->authority ? *request->authority : AuthorityId{};
    }

    cpr::Registration registration(conference::State const& conference,
                                   conference::OutcomeDeclared const& declared) const
    {
        cpr::Registration said;
        said.child = declared.child;
        said.authority = authority(conference);
        said.conference = here();
        for (auto const& chosen : declared.categories)
            said.categories.push_back(chosen.category);
        said.primary = declared.primary;
        if (declared.reasons)
            said.reasons.push_back(*declared.reasons);
        said.limbs = declared.limbs;
        said.registered_on = record_.act.held_on.day;
        if (auto const* child = conference.child(declared.child))
            said.identity = {child->name, child->born, child->expected, child->mother};
        said.arrangements = arrangements(conference, declared.child);
        said.reconvened = is_reconvened(conference);
        return said;
    }

    cpr::Removal removal(conference::State const& conference, conference::OutcomeDeclared const& declared,
                         bool reconvened) const
    {
        cpr::Removal removal{declared.child, here(), {}, {}, reconvened};
        if (declared.reasons)
            removal.reasons.push_back(*declared.reasons);
        removal.to_tell = conference.invitations.order;
        return removal;
    }

    void not_registered(conference::State const& conference, conference::OutcomeDeclared const& declared)
    {
        auto const& standings = conference.convening.request->standings;
        auto const standing = standings.find(declared.child);
        bool const was_on = standing != standings.end() && standing->second.on_register;
        // MOV-11: the receiving conference did not register; the originating authority learns it.
        if (conference.convening.kind == conference::Kind::transfer_in && was_on)
            to_register(declared.child, cpr::DeclineTransfer{{declared.child, authority(conference), here()}});
        // a registration set aside ends when the reconvened conference does not register.
        else if (is_reconvened(conference) && was_on)
            to_register(declared.child, cpr::RemoveByReview{removal(conference, declared, true)});
    }

    void lift_flag(conference::State const& conference, conference::OutcomeDeclared const& declared)
    {
        auto const& standings = conference.convening.request->standings;
        auto const standing = standings.find(declared.child);
        bool const was_on = standing != standings.end() && standing->second.on_register;
        bool const unchanged = declared.outcome == noddfa::Outcome::continue_
                               || declared.outcome == noddfa::Outcome::change_category
                               || (declared.outcome == noddfa::Outcome::not_register && !was_on);
        if (unchanged)
            to_register(declared.child, cpr::LiftFlag{{declared.child, here()}});
    }

    plan::Outline outline(conference::State const& conference, ChildId const& child) const
    {
        plan::Outline outline;
        outline.child = child;
        outline.conference = here();
        auto const& outcomes = conference.outcomes;
        // R-03, B-19: a conference that was adjourned registers on the day it decides, and every clock starts then.
        auto const decided = outcomes.declared_at.find(child);
        outline.conference_on = decided == outcomes.declared_at.end() ? record_.act.held_on.day : decided->second.day;
        if (auto const found = outcomes.plans.find(child); found != outcomes.plans.end())
            outline.outline = found->second;
        auto const made = arrangements(conference, child);
        outline.coordinator = made.coordinator;
        outline.first_core_group = made.first_core_group;
        outline.review = made.review;
        if (auto const found = outcomes.core_groups.find(child); found != outcomes.core_groups.end()) {
            outline.practitioners = found->second.practitioners;
            outline.family = found->second.family;
        }
        if (auto const* subject = conference.child(child)) {
            outline.unborn = subject->is_unborn();
            outline.looked_after = subject->looked_after;
        }
        return outline;
    }

    void arranged(std::optional<ChildId> const& named)
    {
        auto const& conference = std::get<conference::State>(state_);
        for (auto const& child : on_the_register(conference)) {
            if (named && *named != child)
                continue;
            to_register(child, cpr::NoteArrangements{{child, arrangements(conference, child)}});
            if (conference.outcomes.declared.at(child).outcome == noddfa::Outcome::register_)
                to_plan(child, plan::StartPlan{outline(conference, child)});
            else
                note_review(conference, child);
        }
    }

    void note_review(conference::State const& conference, ChildId const& child)
    {
        auto const made = arrangements(conference, child);
        if (!is_reconvened(conference))
            to_plan(child, plan::NoteReview{{child, here(), made.review}});
        // SET-04: a reconvened conference is no review; only a date that it sets is news.
        else if (made.review)
            to_plan(child, plan::NoteDates{{child, {}, made.review}});
    }

    void twin_born(cpr::Twin const& twin, ChildId const& first, Date born)
    {
        auto const& state = std::get<cpr::State>(state_);
        if (state.live)
            to_register(twin.child, cpr::twin_entry(state, twin));
        conference::SubjectChild sibling;
        sibling.id = twin.child;
        sibling.name = twin.name;
        sibling.born = born;
        to_conferences(first, conference::ChildAdded{{{sibling}, {}}});
    }

    EventRecord const& record_;
    AnyState const& state_;
    OpenConferences const& open_;
    std::vector<Reaction> reactions_;
};

}

std::vector<Reaction> reactions(EventRecord const& record, AnyState const& state, OpenConferences const& open)
{
    return Reacting{record, state, open}.run();
}

std::vector<Reaction> reactions_to_correction(conference::State const& before, conference::State const& after,
                                              Since const& since)
{
    std::vector<Reaction> all;
    for (auto const& child : on_the_register(after))
        add_corrected(all, child, arrangements(before, child), arrangements(after, child), since(child));
    return all;
}

}
