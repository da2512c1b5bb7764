#include "web/house/guard.h"

#include "web/house/error_page.h"

namespace noddfa::web {

namespace {

/// This address, without its language: where they come back to.
net::Response with_the_way_back(Reader const& reader, Url const& place)
{
    return go_to(place.with_query("to", reader.here_in(reader.language).view()));
}

std::optional<net::Response> denied(Reader const& reader, Needs const& needs, access::Reason reason)
{
    if (reason == access::Reason::sign_in_too_weak)
        return to_proof(reader);
    if (!needs.instead.empty())
        return error_page_saying(reader, 404, needs.instead);
    if (needs.secret)
        return std::nullopt;
    return error_page(reader, 403);
}

/// The reader as the guard has them ask.
Reader asking_for(Reader const& reader, Needs const& needs)
{
    auto inside = reader;
    if (needs.purpose)
        inside.visitor->asker.purpose = *needs.purpose;
    return inside;
}

access::Decision decision_on(Reader const& reader, ledger::Snapshot const& snapshot, Needs const& needs)
{
    auto thing = needs.thing;
    if (needs.own)
        thing.person = reader.who();
    auto asker = reader.visitor->asker;
    if (needs.once_proved) {
        asker.proved = reader.site.now();
        asker.assurance = 3;
    }
    application::More more;
    more.circumstances = needs.given;
    return snapshot.may(asker, needs.action, thing, reader.site.now(), more);
}

/// ★: the proof that let them through covers the rest of the conference's stage too.
void note_stage(Reader const& reader, ledger::Snapshot const& snapshot, Needs const& needs)
{
    if (access::row_of(needs.action).step_up == access::StepUp::star && needs.thing.conference)
        (void)reader.site.accounts.let_through(reader.visitor->cookie,
                                               {decision_stage(snapshot, *needs.thing.conference), false}, reader.from);
}

std::optional<net::Response> shown(Reader const& reader, Needs const& needs,
                                   std::function<std::optional<net::Response>(Reader const&)> const& show)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto inside = asking_for(reader, needs);
        auto const decision = decision_on(inside, snapshot, needs);
        if (!decision.permit)
            return denied(reader, needs, decision.reason);
        note_stage(reader, snapshot, needs);
        inside.saw(snapshot, *decision.permit);
        inside.snapshot = &snapshot;
        return show(inside);
    });
}

}

std::string text_of(Guard const& guard)
{
    if (std::holds_alternative<Open>(guard))
        return "open";
    if (std::holds_alternative<AnyVisitor>(guard))
        return "signed_in";
    auto const& needs = std::get<Needs>(guard);
    return std::string{access::name(needs.action)} + " of " + std::string{access::name(needs.thing.kind)};
}

net::Response to_sign_in(Reader const& reader) { return with_the_way_back(reader, reader.to({"sign-in"})); }

net::Response to_proof(Reader const& reader) { return with_the_way_back(reader, reader.to({"sign-in", "again"})); }

std::optional<net::Response> guarded(Reader const& reader, Guard const& guard,
                                     std::function<std::optional<net::Response>(Reader const&)> const& show)
{
    if (!std::holds_alternative<Open>(guard) && !reader.visitor)
        return to_sign_in(reader);
    auto const* needs = std::get_if<Needs>(&guard);
    auto response = needs ? shown(reader, *needs, show) : show(reader);
    if (!reader.notes->looks.empty())
        reader.site.ledger.look(reader.notes->looks);
    return response;
}

std::optional<net::Response> kept_from(Reader const& reader, Guard const& guard)
{
    if (std::holds_alternative<Open>(guard))
        return std::nullopt;
    if (!reader.visitor)
        return to_sign_in(reader);
    auto const* needs = std::get_if<Needs>(&guard);
    if (!needs)
        return std::nullopt;
    auto const reason = reader.read([&](ledger::Snapshot const& snapshot) {
        auto const why = decision_on(asking_for(reader, *needs), snapshot, *needs).reason;
        if (why == access::Reason::permitted)
            note_stage(reader, snapshot, *needs);
        return why;
    });
    if (reason == access::Reason::permitted)
        return std::nullopt;
    return denied(reader, *needs, reason).value_or(error_page(reader, 404));
}

}
