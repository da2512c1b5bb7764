#include "ledger/notices.h"

#include "application/shapes.h"

#include <utility>

namespace noddfa::ledger {

using access::Obligation;
using application::OutboundMessage;

namespace {

using Told = std::pair<std::string, PersonId>; ///< the post, and who holds it where that is known

void add_post(std::vector<Told>& told, Settings const& settings, std::string const& post)
{
    told.emplace_back(post, settings.holder(post));
}

/// A reader of a withheld address is proposed, for a second person to agree to: the room keeps it, and no list of
/// proposals.
bool is_proposal(application::EventRecord const& done)
{
    return application::name_of(done.event) == "AddressReaderProposed";
}

/// Everybody whom the obligations name. Somebody whom nobody knows is told by the name of the post.
std::vector<Told> to_be_told(application::Site const& site, access::Permit const& permit, Offices const& before,
                             application::EventRecord const& done)
{
    std::vector<Told> told;
    auto const settings = site.settings().on(done.act.recorded_at.day);
    auto const owes = [&](Obligation which) { return permit.obligations().has(which); };
    auto const& object = permit.object();
    if (owes(Obligation::notify_custodian))
        add_post(told, settings, "register_custodian");
    if (owes(Obligation::notify_lead_manager))
        add_post(told, settings, "lead_safeguarding_manager");
    if (owes(Obligation::notify_board))
        add_post(told, settings, "senior_manager");
    if (owes(Obligation::notify_plan_coordinator))
        for (auto const& child : object.children) {
            auto const& entry = site.register_of(ChildId{child.id}).live;
            auto const coordinator = entry ? entry->said.arrangements.coordinator : std::nullopt;
            if (coordinator)
                told.emplace_back("plan_coordinator", *coordinator);
        }
    if (owes(Obligation::notify_agency_lead))
        told.emplace_back("agency_lead " + object.agency.id, PersonId{});
    // 3.4: whoever may be the second person hears that something waits for them, and nothing of what or whom.
    if (owes(Obligation::second_person) && is_proposal(done))
        add_post(told, settings, "lead_safeguarding_manager");
    if (object.conference.empty())
        return told;
    auto const& conference = site.conference(ConferenceId{object.conference.id});
    if (auto const& booking = conference.convening.booking) {
        if (owes(Obligation::notify_chair) || owes(Obligation::notify_both_offices))
            told.emplace_back("chair", booking->chair);
        if (owes(Obligation::notify_both_offices))
            told.emplace_back("record_taker", booking->record_taker);
        if (owes(Obligation::notify_both_offices) && before.chair && *before.chair != booking->chair)
            told.emplace_back("chair", *before.chair);
        if (owes(Obligation::notify_both_offices) && before.record_taker
            && *before.record_taker != booking->record_taker)
            told.emplace_back("record_taker", *before.record_taker);
    }
    if (owes(Obligation::notify_recipients))
        for (auto const& [person, invited] : conference.invitations.roll)
            if (invited.capacity == Capacity::practitioner)
                told.emplace_back("", person);
    return told;
}

}

Offices offices(application::Site const& site, access::Permit const& permit)
{
    if (permit.object().conference.empty())
        return {};
    auto const& booking = site.conference(ConferenceId{permit.object().conference.id}).convening.booking;
    return booking ? Offices{booking->chair, booking->record_taker} : Offices{};
}

void give_notice(application::Site const& site, access::Permit const& permit, Offices const& before,
                 application::EventRecord const& done, application::Outbound& outbound)
{
    auto const& act = done.act;
    int number = 0;
    for (auto const& [post, person] : to_be_told(site, permit, before, done)) {
        OutboundMessage message;
        message.kind = application::MessageKind::alert;
        message.what = is_proposal(done) ? "second-person-awaited" : "done-by-permit";
        message.about = access::name(permit.action());
        message.post = post;
        if (!person.empty())
            message.to = person;
        message.on = act.recorded_at.day;
        outbound.queue(done.stream, done.key_scope, "permit " + act.id.value + " " + std::to_string(++number), message);
    }
}

}
