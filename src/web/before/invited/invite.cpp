#include "web/before/invited/invite.h"

#include "base/contains.h"
#include "web/before/invited/suggest.h"
#include "web/before/invited/way_in.h"
#include "web/components/checkboxes.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/desk/standing.h"
#include "web/house/carried.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;

namespace inviting_several {

Wanted wanted_of(Reader const& reader) { return {reader.asked("q"), AgencyId{reader.asked("agency")}}; }

/// One answer of the form: somebody of one agency.
std::string value_of(Suggested const& one) { return one.person.value + "@" + one.agency.value; }

bool is_invited(conference::State const& state, PersonId const& person)
{
    return state.invitations.sent.contains(person) || state.is_chair(person) || state.is_record_taker(person);
}

/// The best reason in words: `Oak School: of the child's school`.
std::string because(Reader const& reader, Suggested const& one)
{
    auto const& names = std::array{"case", "core_group", "before", "school", "practice", "enquiry", "found"};
    return reader.text(std::string{"page.invite.because."} + names.at(static_cast<std::size_t>(*one.because.begin())));
}

std::string text_of(Suggested const& one) { return one.role.empty() ? one.name : one.name + ", " + one.role; }

std::string hint_of(Reader const& reader, ledger::Snapshot const& at, Suggested const& one)
{
    auto out = called(reader, at, one.agency);
    if (one.service)
        out += ", " + called(reader, *one.service);
    out += ". " + because(reader, one);
    if (auto const address = needs_way_in(at, one.person))
        out += ". " + reader.text("page.invite.way_in", {{"address", *address}});
    return out;
}

/// Whether a coordinator would ask them without a second thought: by name, or the only one of a place the child goes
/// to.
bool is_ticked(Suggested const& one, std::vector<Suggested> const& all)
{
    if (one.because.contains(Knows::of_the_case) || one.because.contains(Knows::core_group)
        || one.because.contains(Knows::invited_before))
        return true;
    bool const of_child = one.because.contains(Knows::school) || one.because.contains(Knows::practice)
                          || one.because.contains(Knows::enquiry);
    return of_child && std::ranges::count(all, one.agency, &Suggested::agency) == 1;
}

Html group(Reader const& reader, ledger::Snapshot const& at, Form const& form, std::string const& prefix,
           std::string const& legend, std::vector<Suggested const*> const& members, std::vector<Suggested> const& all)
{
    CheckboxesParams params{"people", {}};
    params.id_prefix = prefix;
    params.classes = "govuk-checkboxes--small";
    for (auto const* one : members) {
        CheckboxesItem item{text_of(*one), value_of(*one)};
        item.hint = HintParams{hint_of(reader, at, *one)};
        params.items.push_back(std::move(item));
        if (form.was_taken() ? contains(form.texts("people"), value_of(*one)) : is_ticked(*one, all))
            params.values.push_back(value_of(*one));
    }
    params.fieldset = FieldsetParams{FieldsetLegend{legend, false, "govuk-fieldset__legend--s"}};
    return checkboxes(params);
}

/// The form: those not yet invited, by grouping; with nobody to choose from it says so.
Html choices(Reader const& reader, ledger::Snapshot const& at, Form const& form, std::string const& conference)
{
    auto const& state = at.site().conference(ConferenceId{conference});
    auto const all =
        suggested(at, ConferenceId{conference}, reader.site.ledger.services(), reader.today(), wanted_of(reader));
    std::vector<std::pair<GroupingId, std::vector<Suggested const*>>> groups;
    Html unclear;
    for (auto const& one : all) {
        if (is_invited(state, one.person))
            continue;
        if (!one.service) {
            // What they come from decides where they are counted: somebody has to say it.
            unclear.add(R"(<li>{}</li>)",
                        link_to(reader, {"conferences", conference, "invitees", one.person.value}, text_of(one)));
            continue;
        }
        if (groups.empty() || groups.back().first != one.grouping)
            groups.emplace_back(one.grouping, std::vector<Suggested const*>{});
        groups.back().second.push_back(&one);
    }
    Html inside;
    for (auto const& [grouping, members] : groups)
        inside += group(reader, at, form, inside.empty() ? "people" : "people-" + grouping.value,
                        called(reader, grouping), members, all);
    Html out;
    if (inside.empty())
        out += inset_text({reader.text("page.invite.nobody")});
    else
        out += form.around(html("{}{}", inside, form.submit(reader.text("page.invite.send"))),
                           reader.here_in(reader.language));
    if (!unclear.empty())
        out.add(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
                reader.text("page.invite.unclear"), unclear);
    return out;
}

conference::InviteParticipant invitation_of(Suggested const& one)
{
    conference::InviteParticipant invitation;
    invitation.person = one.person;
    invitation.name = one.name;
    invitation.service = one.service;
    invitation.agency = one.agency;
    return invitation;
}

}

Guard inviting(std::string const& conference)
{
    return Needs{access::Action::arrange_conference,
                 application::Thing{.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

Guard inviting_one(std::string const& conference, std::string const&) { return inviting(conference); }

std::optional<Form> invite_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        std::vector<Option> people;
        for (auto const& one : suggested(at, ConferenceId{conference}, reader.site.ledger.services(), reader.today(),
                                         inviting_several::wanted_of(reader)))
            if (one.service)
                people.push_back({inviting_several::value_of(one), one.name});
        return Form{reader, "invite", {ask(Field::Kind::many, "people").of(std::move(people))}};
    });
}

PageParts show_invite(Reader const& reader, Form const& form, std::string const& conference)
{
    return at_once(reader, [&](Reader const& inside, ledger::Snapshot const& at) {
        auto const title = inside.text("page.invite", {{"id", conference}});
        auto const list = invitees(inside, at, ConferenceId{conference});
        Html out;
        out.add(R"({}<h1 class="govuk-heading-l">{}</h1>)", done_banner(inside), title);
        if (!list.empty())
            out.add("{}{}", heading(inside.text("page.invite.invited"), "invited"), list);
        out.add(R"({}<p class="govuk-body">{}</p>{}{}{}<p class="govuk-body">{}</p>)",
                heading(inside.text("page.invite.suggested"), "suggested"), inside.text("page.invite.suggested.what"),
                inviting_several::choices(inside, at, form, conference),
                heading(inside.text("page.invite.others"), "others"),
                people_search(inside, at, inside.to({"conferences", conference, "invite"}),
                              inside.text("page.invite.search.name"), inviting_several::wanted_of(inside).words,
                              inviting_several::wanted_of(inside).agency),
                link_to(inside, {"conferences", conference, "invite-other"}, inside.text("page.invite.unknown")));
        return PageParts{title, out, crumbs_at(inside, conference, {{inside.text("page.invite.short")}}),
                         "conferences"};
    });
}

std::optional<net::Response> take_invite(Reader const& reader, Form& form, std::string const& conference)
{
    auto const chosen = form.texts("people");
    std::vector<Suggested> people;
    std::vector<std::string> twice;
    reader.read([&](ledger::Snapshot const& at) {
        auto const& state = at.site().conference(ConferenceId{conference});
        for (auto& one : suggested(at, ConferenceId{conference}, reader.site.ledger.services(), reader.today(),
                                   inviting_several::wanted_of(reader)))
            if (contains(chosen, inviting_several::value_of(one))) {
                // Somebody of two agencies comes for one of them.
                bool const again = std::ranges::count(people, one.person, &Suggested::person) > 0;
                if (again || inviting_several::is_invited(state, one.person))
                    twice.push_back(one.name);
                else
                    people.push_back(std::move(one));
            }
    });
    for (auto const& name : twice)
        form.wrong("people", reader.text("form.invite.people.twice", {{"name", name}}));
    if (!twice.empty())
        return std::nullopt;
    bool done = true;
    for (auto const& one : people) {
        bool const invited = carried_out_at(
            reader, form, conference, conference::Command{inviting_several::invitation_of(one)},
            {{"person", "people"}, {"service", "people"}, {"grouping", "people"}}, "of-" + one.person.value);
        if (invited)
            send_way_in(reader, one.person);
        done = invited && done;
    }
    if (!done)
        return std::nullopt;
    return done_at_conference(reader, conference, {"invite"});
}

}
