#include "base/contains.h"
#include "web/before/request/request.h"
#include "web/components/inset_text.h"
#include "web/desk/known.h"

#include <algorithm>

/// What a request needs because of its kind: where a child comes from, what is met about again, which conference it
/// follows; and whom an earlier conference about the children knows.
namespace noddfa::web {

using conference::Kind;
using conference::State;
using FieldKind = Field::Kind;

namespace {

constexpr char const* follows_none = "none";

bool is_asked_as(State const& state, std::initializer_list<Kind> kinds)
{
    return state.convening.asked() && contains(kinds, state.convening.kind);
}

/// Earlier conferences about the children that the reader may see.
std::vector<ConferenceId> earlier_ones(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    std::vector<ConferenceId> earlier;
    for (auto const& child : at.site().conference(ConferenceId{conference}).convening.children)
        for (auto const& id : at.conferences_about(child.id))
            if (id.value != conference && !contains(earlier, id)
                && reader.could(at, access::Action::read_header,
                                {.kind = access::ObjectKind::conference, .conference = id}))
                earlier.push_back(id);
    return earlier;
}

/// DEFER-05: those that registered nobody, which this one may follow.
std::vector<ConferenceId> may_be_followed(Reader const& reader, ledger::Snapshot const& at,
                                          std::string const& conference)
{
    auto earlier = earlier_ones(reader, at, conference);
    std::erase_if(earlier, [&](ConferenceId const& id) {
        auto const& state = at.site().conference(id);
        return !state.meeting.closed || std::ranges::none_of(state.outcomes.declared, [](auto const& declared) {
            return declared.second.outcome == Outcome::not_register;
        });
    });
    return earlier;
}

Field which_it_follows(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                       std::optional<ConferenceId> const& follows)
{
    std::vector<Option> options{{follows_none, reader.text("form.request_kind.follows.none")}};
    for (auto const& id : may_be_followed(reader, at, conference))
        options.push_back(
            {id.value,
             reader.text("form.request_kind.follows.one",
                         {{"id", id.value}, {"day", reader.words.day(at.site().conference(id).meeting.closed->day)}})});
    return ask(FieldKind::choice, "follows").of(std::move(options)).from(follows ? follows->value : follows_none);
}

std::optional<Form> kind_form(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
            if (!has_kind_part(reader, at, conference) || !state.convening.takes_request())
                return std::nullopt;
            auto const& asked = *state.convening.asked();
            if (is_asked_as(state, {Kind::initial, Kind::pre_birth}))
                return Form{reader, "request_kind", {which_it_follows(reader, at, conference, asked.follows)}};
            if (state.convening.kind == Kind::reconvened)
                return Form{reader,
                            "request_kind",
                            {ask(FieldKind::text, "reconvenes").from(asked.reconvenes ? asked.reconvenes->value : ""),
                             ask(FieldKind::date, "due").optional().from(iso_of(asked.due))}};
            return Form{
                reader,
                "request_kind",
                {ask(FieldKind::pick, "from_authority")
                     .of(authority_options(reader))
                     .from(asked.from_authority ? asked.from_authority->value : ""),
                 ask(FieldKind::date, "notified_on").from(iso_of(asked.notified_on)),
                 ask(FieldKind::date, "agreed_permanent_on").optional().from(iso_of(asked.agreed_permanent_on))}};
        });
}

std::optional<net::Response> take_kind(Reader const& reader, Form& form, std::string const& conference)
{
    auto begun = at_conference(reader, conference, [](State const& state, ledger::Snapshot const&) {
        conference::BeginRequest again;
        static_cast<conference::Request&>(again) = *state.convening.asked();
        again.children = state.convening.children;
        return again;
    });
    if (begun.kind == Kind::initial || begun.kind == Kind::pre_birth) {
        auto const follows = form.text("follows");
        begun.follows = follows == follows_none ? std::nullopt : std::optional{ConferenceId{follows}};
    } else if (begun.kind == Kind::reconvened) {
        begun.reconvenes = reconvened(form);
        begun.due = form.date("due");
    } else {
        begun.from_authority = AuthorityId{form.text("from_authority")};
        begun.notified_on = form.date("notified_on");
        begun.agreed_permanent_on = form.date("agreed_permanent_on");
        for (auto const* field : {"notified_on", "agreed_permanent_on"})
            if (auto const day = form.date(field); day && *day > reader.today())
                form.wrong(field, reader.text("form.error.to_come"));
    }
    if (!form.right() || !carried_out_at(reader, form, conference, conference::Command{begun}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

// ---- the adults of an earlier conference

/// Those of the children's earlier conferences who are not of this one yet.
std::map<PersonId, conference::FamilyPerson> adults_before(Reader const& reader, ledger::Snapshot const& at,
                                                           std::string const& conference)
{
    std::map<PersonId, conference::FamilyPerson> adults;
    auto const& here = at.site().conference(ConferenceId{conference}).family.people;
    for (auto const& id : earlier_ones(reader, at, conference))
        for (auto const& [person, known] : at.site().conference(id).family.people)
            if (!here.contains(person))
                adults.insert_or_assign(person, known);
    return adults;
}

std::optional<Form> adults_form(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
            if (!state.convening.asked() || state.meeting.opened)
                return std::nullopt;
            std::vector<Option> options;
            Posted all;
            for (auto const& [id, known] : adults_before(reader, at, conference)) {
                options.push_back(
                    {id.value, reader.text("page.request.person",
                                           {{"name", called(known)},
                                            {"capacity", value_of(reader, "capacity",
                                                                  known.capacity.value_or(Capacity::parent))}})});
                all.emplace("people", id.value);
            }
            if (options.empty())
                return std::nullopt;
            Form form{reader, "request_adults", {ask(FieldKind::many, "people").of(std::move(options))}};
            form.restore(all);
            return form;
        });
}

std::optional<net::Response> take_adults(Reader const& reader, Form& form, std::string const& conference)
{
    auto const known = reader.read([&](ledger::Snapshot const& at) { return adults_before(reader, at, conference); });
    for (auto const& id : form.texts("people")) {
        auto const found = known.find(PersonId{id});
        if (found == known.end())
            continue;
        conference::AddFamilyMember added;
        added.person = found->first;
        added.name = found->second.name;
        added.capacity = found->second.capacity;
        if (!carried_out_at(reader, form, conference, conference::Command{added}, {{"person", "people"}}, "of-" + id))
            return std::nullopt;
    }
    return done_at_conference(reader, conference, {"request"});
}

}

std::optional<ConferenceId> reconvened(Form& form)
{
    auto const typed = form.text("reconvenes");
    if (typed.empty())
        return std::nullopt;
    auto const& reader = form.reader();
    ConferenceId id{typed};
    bool const seen = reader.read([&](ledger::Snapshot const& at) {
        return at.site().conference(id).convening.asked()
               && reader.could(at, access::Action::read_header,
                               {.kind = access::ObjectKind::conference, .conference = id});
    });
    if (!seen)
        form.wrong("reconvenes", reader.text("form.request_child.reconvenes.unknown"));
    return id;
}

bool has_kind_part(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    auto const& state = at.site().conference(ConferenceId{conference});
    if (is_asked_as(state, {Kind::transfer_in, Kind::reconvened}))
        return true;
    return is_asked_as(state, {Kind::initial, Kind::pre_birth})
           && (state.convening.asked()->follows || !may_be_followed(reader, at, conference).empty());
}

bool has_adults_before(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    return !adults_before(reader, at, conference).empty();
}

void add_request_kind_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/request/kind", "request_kind", preparing, kind_form, take_kind);
    step_at<>(routes, site, "/request/adults-before", "request_adults", preparing, adults_form, take_adults);
}

}
