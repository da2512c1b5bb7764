#include "register_model.h"

namespace noddfa::simulation {

void ChildStanding::end()
{
    if (live)
        ended.push_back(*live);
    live.reset();
}

ChildStanding const& RegisterModel::of(ChildId const& child) const
{
    static ChildStanding const nobody;
    auto const found = standings_.find(child);
    return found == standings_.end() ? nobody : found->second;
}

void RegisterModel::take(DecisionTold const& decision)
{
    auto& child = standings_[decision.child];
    switch (decision.outcome) {
    case Outcome::register_:
        // MOV-11: the receiving conference registered: one entry passes into the other.
        if (child.live && child.moving_to == decision.authority && child.live->authority != decision.authority) {
            child.end();
            child.live = {decision.authority, decision.on};
            child.stays_ended += child.stays_in.has_value();
            child.stays_in.reset();
            child.transfer_decided = true;
            return;
        }
        if (!child.live) {
            child.live = {decision.authority, decision.on};
            if (child.stays_in == decision.authority) {
                child.stays_in.reset();
                ++child.stays_ended;
            }
        } else {
            // registered again after a set-aside: the date stays.
            child.live->authority = decision.authority;
        }
        child.challenged = false;
        return;
    case Outcome::not_register:
        if (decision.transfer_in && decision.was_on) {
            child.transfer_decided = true;
        } else if (decision.reconvened) {
            // a registration not repeated ends; a "not register" repeated changes nothing.
            if (decision.was_on)
                child.end();
            child.challenged = false;
        }
        return;
    case Outcome::continue_:
    case Outcome::change_category: child.challenged = false; return;
    case Outcome::remove:
        child.end();
        child.challenged = false;
        return;
    }
}

void RegisterModel::take(cpr::Event const& event, Act const& act)
{
    if (auto const* stay = event.get_if<cpr::EnteredTemporarily>()) {
        standings_[stay->child].stays_in = stay->authority;
    } else if (auto const* over = event.get_if<cpr::TemporaryEnded>()) {
        standings_[over->child].stays_in.reset();
        ++standings_[over->child].stays_ended;
    } else if (auto const* loaded = event.get_if<cpr::OpeningEntryLoaded>()) {
        auto& child = standings_[loaded->child];
        child.live = {loaded->authority, loaded->registered_on.value_or(act.held_on.day)};
        child.load_unsigned = true;
        if (loaded->identity && loaded->identity->born)
            child.born = loaded->identity->born;
    } else if (auto const* signed_off = event.get_if<cpr::OpeningLoadSignedOff>()) {
        standings_[signed_off->child].load_unsigned = false;
    } else if (auto const* removed = event.get_if<cpr::RemovedAdministratively>()) {
        standings_[removed->child].end();
        standings_[removed->child].challenged = false;
    } else if (auto const* move = event.get_if<cpr::MoveRecorded>()) {
        auto& child = standings_[move->child];
        if (child.moving_to != move->to) {
            child.transfer_asked = false;
            child.transfer_decided = false;
        }
        child.moving_to = move->to;
    } else if (auto const* asked = event.get_if<cpr::TransferRequested>()) {
        standings_[asked->child].transfer_asked = true;
    } else if (auto const* complete = event.get_if<cpr::TransferCompleted>()) {
        auto& child = standings_[complete->child];
        // the originating authority lets go.
        if (child.live && child.moving_to && child.live->authority != *child.moving_to)
            child.end();
        child.moving_to.reset();
    } else if (auto const* birth = event.get_if<cpr::BirthRecorded>()) {
        auto const& first = standings_[birth->child];
        auto const live = first.live;
        auto const born = birth->born.value_or(act.held_on.day);
        standings_[birth->child].born = born;
        for (auto const& twin : birth->twins) {
            auto& other = standings_[twin.child];
            if (live && !other.live)
                other.live = live;
            other.born = born;
        }
    } else if (auto const* entry = event.get_if<cpr::Entered>()) {
        // Only what the entry knows of the child; that there is one follows from the decision.
        if (entry->identity.born)
            standings_[entry->child].born = entry->identity.born;
    } else if (auto const* passed = event.get_if<cpr::Transferred>()) {
        if (passed->identity.born)
            standings_[passed->child].born = passed->identity.born;
    } else if (auto const* better = event.get_if<cpr::EntryCorrected>()) {
        if (better->born)
            standings_[better->child].born = better->born;
    }
}

void RegisterModel::take(dispute::Event const& event)
{
    auto const* aside = event.get_if<dispute::DecisionSetAside>();
    if (!aside)
        return;
    auto& child = standings_[aside->child];
    child.challenged = true;
    // a removal set aside restores the entry with its original date; nothing else changes what is there.
    if (aside->outcome == Outcome::remove && !child.live && !child.ended.empty()) {
        child.live = child.ended.back();
        child.ended.pop_back();
    }
}

cpr::RegisterStatus RegisterModel::status(ChildId const& id, cpr::Enquiry const& enquiry) const
{
    auto const& child = of(id);
    // R-18, CPR-14.
    if (child.live && child.load_unsigned)
        return cpr::RegisterStatus::cannot_say;
    if (child.live || child.stays_in)
        return cpr::RegisterStatus::on;
    if (child.load_unsigned || !enquiry.unreconciled.empty())
        return cpr::RegisterStatus::cannot_say;
    if (!child.ended.empty() || child.stays_ended > 0)
        return cpr::RegisterStatus::was_on;
    return enquiry.match == cpr::Match::possible ? cpr::RegisterStatus::cannot_say : cpr::RegisterStatus::not_on;
}

}
