#include "application/reactions.h"

#include <algorithm>

namespace noddfa::application {

namespace {

StreamId register_stream(ChildId const& child) { return {Room::register_, child.value}; }
StreamId plan_stream(ChildId const& child) { return {Room::plan, child.value}; }

class Reacting {
public:
    Reacting(EventRecord const& record, AnyState const& state,
             std::map<StreamId, std::vector<ChildId>> const& conferences)
        : record_(record), state_(state), conferences_(conferences)
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
               conference::CirculationRecorded>(event);
    }
    void of(cpr::Event const& event)
    {
        any_of<cpr::BirthRecorded, cpr::CoordinatorChanged, cpr::Removed, cpr::RemovedAdministratively,
               cpr::EntryRestored, cpr::TransferCompleted>(event);
    }
    void of(plan::Event const&) {}
    void of(dispute::Event const& event) { any_of<dispute::DecisionSetAside>(event); }

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
            to_register(declared.child, cpr::ContinueRegistration{{declared.child, here()}});
            note_review(conference, declared.child);
            break;
        case noddfa::Outcome::change_category: {
            cpr::CategoryChange change{declared.child, here(), {}, declared.primary, {}};
            for (auto const& chosen : declared.categories)
                change.categories.push_back(chosen.category);
            if (declared.reasons)
                change.reasons.push_back(*declared.reasons);
            to_register(declared.child, cpr::ChangeCategories{std::move(change)});
            note_review(conference, declared.child);
            break;
        }
        case noddfa::Outcome::remove:
            to_register(declared.child, cpr::RemoveByReview{removal(conference, declared, false)});
            break;
        }
        if (declared.outcome == noddfa::Outcome::register_)
            to_plan(declared.child, plan::StartPlan{outline(conference, declared.child)});
        if (request && conference.convening.kind == conference::Kind::reconvened)
            lift_flag(conference, declared);
    }

    void on(conference::OutlinePlanRecorded const& entry) { arranged(entry.child); }
    void on(conference::CoordinatorAppointed const& entry) { arranged(entry.child); }
    void on(conference::CoreGroupIdentified const& entry) { arranged(entry.child); }
    void on(conference::FirstCoreGroupSet const& entry) { arranged(entry.child); }
    void on(conference::ReviewDateSet const& entry) { arranged(entry.child); }

    void on(conference::CirculationRecorded const& sent)
    {
        if (sent.record)
            return;
        for (auto const& child : on_the_register(std::get<conference::State>(state_)))
            to_plan(child, plan::NoteSummarySent{{child}});
    }

    // register → plan and conferences

    void on(cpr::BirthRecorded const& birth)
    {
        auto const born = birth.born.value_or(record_.act.held_on.day);
        to_conferences(birth.child, conference::ChildBorn{conference::Birth{birth.child, born, birth.BirthOf::name}});
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

    // helpers

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
        for (auto const& [stream, children] : conferences_)
            if (std::find(children.begin(), children.end(), child) != children.end())
                reactions_.push_back({stream, AnyEvent{event}});
    }

    static AuthorityId authority(conference::State const& conference)
    {
        auto const& request = conference.convening.request;
        return request && request->authority ? *request->authority : AuthorityId{};
    }

    static cpr::Arrangements arrangements(conference::State const& conference, ChildId const& child)
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
        said.reconvened = conference.convening.kind == conference::Kind::reconvened;
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
        else if (conference.convening.kind == conference::Kind::reconvened && was_on)
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
        outline.conference_on = conference.meeting.opened ? conference.meeting.opened->day : record_.act.held_on.day;
        auto const& outcomes = conference.outcomes;
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

    static std::vector<ChildId> on_the_register(conference::State const& conference)
    {
        std::vector<ChildId> children;
        for (auto const& [child, declared] : conference.outcomes.declared)
            if (declared.outcome != noddfa::Outcome::not_register && declared.outcome != noddfa::Outcome::remove)
                children.push_back(child);
        return children;
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
        to_plan(child, plan::NoteReview{{child, here(), made.review}});
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
    std::map<StreamId, std::vector<ChildId>> const& conferences_;
    std::vector<Reaction> reactions_;
};

}

std::vector<Reaction> reactions(EventRecord const& record, AnyState const& state,
                                std::map<StreamId, std::vector<ChildId>> const& conferences)
{
    return Reacting{record, state, conferences}.run();
}

}
