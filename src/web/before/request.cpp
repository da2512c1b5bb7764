#include "web/before/request.h"

#include "application/commanded.h"
#include "base/contains.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/components/task_list.h"
#include "web/components/warning_text.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"

namespace noddfa::web {

using namespace components;
using conference::Kind;
using conference::SubjectChild;
using conference::State;

namespace {

constexpr int most_requests = 1000;
constexpr int most_colleagues = 2000;

std::optional<AuthorityId> own_authority(Reader const& reader, ledger::Snapshot const& at)
{
    return application::authority_of(at.site(), reader.who(), reader.today());
}

/// Whether the reader may ask for a conference at all (CONV-01).
bool may_request(Reader const& reader, ledger::Snapshot const& at)
{
    auto const authority = own_authority(reader, at);
    application::More linked;
    linked.circumstances.add(access::Circumstance::linked);
    return authority
           && reader.could(at, access::Action::create_conference,
                           {.kind = access::ObjectKind::conference, .authority = authority}, linked);
}

bool is_set(State const& state, ChildId const& child) { return state.convening.determinations.contains(child); }

/// One thing that a request asks for, whether it is there, and where it is written.
struct Part {
    std::string text;
    bool done = false;
    std::vector<std::string> place{};
    bool needed = true;
};

std::vector<Part> children_parts(Reader const& reader, State const& state)
{
    std::vector<Part> parts;
    for (auto const& child : state.convening.children)
        parts.push_back({called(reader, child), true,
                         state.convening.takes_request() ? std::vector<std::string>{"request", "child", child.id.value}
                                                         : std::vector<std::string>{}});
    parts.push_back({reader.text("page.request.add_child"), false, {"request", "new-child"}, false});
    return parts;
}

/// Addresses that only their own readers learn; nothing of them stands here.
std::vector<Part> address_parts(Reader const& reader, ledger::Snapshot const& at, State const& state)
{
    std::vector<Part> parts;
    for (auto const& [id, person] : state.family.people)
        if (is_family(person.capacity.value_or(Capacity::parent)))
            parts.push_back({reader.text("page.request.address", {{"name", called(person)}}),
                             at.site().grants_of(id).withheld.has_value(),
                             {"request", "address", id.value},
                             false});
    return parts;
}

std::vector<Part> family_parts(Reader const& reader, State const& state)
{
    std::vector<Part> parts;
    for (auto const& [id, person] : state.family.people)
        parts.push_back(
            {reader.text("page.request.person",
                         {{"name", called(person)},
                          {"capacity", value_of(reader, "capacity", person.capacity.value_or(Capacity::parent))}}),
             true,
             {"request", "adult", id.value}});
    bool const somebody = !state.family.people.empty();
    parts.push_back({reader.text("page.request.add_adult"), somebody, {"request", "new-adult"}, !somebody});
    for (auto const& child : state.convening.children)
        parts.push_back({reader.text("page.request.needs", {{"name", called(reader, child)}}),
                         state.family.child_needs.contains(child.id),
                         {"request", "needs", child.id.value}});
    for (auto const& [id, person] : state.family.people)
        if (is_family(person.capacity.value_or(Capacity::parent)))
            parts.push_back({reader.text("page.request.needs", {{"name", called(person)}}),
                             state.family.person_needs.contains(id),
                             {"request", "needs", id.value}});
    if (somebody)
        parts.push_back({reader.text("page.step.request_safety"),
                         !state.family.contact_risks.empty(),
                         {"request", "safety"},
                         false});
    return parts;
}

std::vector<Part> enquiry_parts(Reader const& reader, State const& state)
{
    auto const& convening = state.convening;
    std::vector<Part> parts{
        {reader.text("page.step.request_meeting"), !convening.meetings.empty(), {"request", "meeting"}},
        {reader.text("page.step.request_enquiries"),
         !convening.section47_started.empty() || convening.section47_all.has_value(),
         {"request", "enquiries"}}};
    for (auto const& child : convening.children)
        parts.push_back({reader.text("page.request.determination", {{"name", called(reader, child)}}),
                         is_set(state, child.id),
                         {"request", "determination", child.id.value}});
    return parts;
}

TagParams tag_of(Reader const& reader, Part const& part)
{
    if (part.done)
        return {reader.text("page.request.done"), "govuk-tag--green"};
    return part.needed ? TagParams{reader.text("page.request.to_do"), "govuk-tag--yellow"}
                       : TagParams{reader.text("page.request.optional"), "govuk-tag--grey"};
}

Html list_of(Reader const& reader, std::string const& conference, std::string const& title, std::string const& id,
             std::vector<Part> const& parts)
{
    TaskListParams params;
    params.id_prefix = id;
    for (auto const& part : parts) {
        std::vector<std::string> place{"conferences", conference};
        place.insert(place.end(), part.place.begin(), part.place.end());
        TaskListItem item{{part.text}, {}};
        item.status.tag = tag_of(reader, part);
        if (!part.place.empty())
            item.href = reader.to(place);
        params.items.push_back(std::move(item));
    }
    return html("{}{}", heading(title, id + "-heading"), task_list(params));
}

/// Where the request has got to, for whoever looks at it.
Html standing(Reader const& reader, ledger::Snapshot const& at, State const& state, std::string const& conference)
{
    auto const& convening = state.convening;
    Html out;
    if (convening.returned_because)
        out += inset_text({reader.text("page.request.returned", {{"reason", convening.returned_because->text}})});
    else if (convening.awaits_approval())
        out += inset_text(
            {reader.text("page.request.awaits", {{"manager", called(reader, at, *convening.request->team_manager)}})});
    else if (convening.approved_on)
        out += inset_text({reader.text("page.request.approved", {{"day", reader.words.day(*convening.approved_on)}})});
    if (convening.awaits_approval() && convening.request->team_manager == reader.who())
        out.add(R"(<p class="govuk-body"><a class="govuk-button" href="{}">{}</a></p>)",
                reader.to({"conferences", conference, "request", "answer"}), reader.text("page.request.answer.lead"));
    if (convening.takes_request())
        out.add(R"(<p class="govuk-body"><a class="govuk-button" href="{}">{}</a></p>)",
                reader.to({"conferences", conference, "request", "send"}), reader.text("page.request.send.lead"));
    return out;
}

std::optional<net::Response> show_request(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<net::Response> {
            if (!state.convening.asked())
                return std::nullopt;
            auto const title = reader.text("page.request", {{"id", conference}});
            Html out = done_banner(reader);
            out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", title,
                    value_of(reader, "conference_kind", state.convening.kind), due_and_anchors(reader, at, conference));
            out += list_of(reader, conference, reader.text("page.column.children"), "children",
                           children_parts(reader, state));
            out +=
                list_of(reader, conference, reader.text("page.request.family"), "family", family_parts(reader, state));
            if (auto const addresses = address_parts(reader, at, state); !addresses.empty())
                out += list_of(reader, conference, reader.text("page.request.addresses"), "addresses", addresses);
            out += list_of(reader, conference, reader.text("page.request.enquiry"), "enquiry",
                           enquiry_parts(reader, state));
            if (auto const stands = standing(reader, at, state, conference); !stands.empty())
                out.add("{}{}", heading(reader.text("page.request.send"), "send"), stands);
            return page(reader, {title, out,
                                 conferences_crumbs(
                                     reader, {{reader.text("page.requests"), reader.to({"requests"})}, {conference}}),
                                 "conferences"});
        });
}

// ---- begun

std::vector<Field> begin_fields(Reader const& reader)
{
    std::vector<Option> kinds;
    for (auto const kind : {Kind::initial, Kind::review, Kind::transfer_in, Kind::reconvened})
        kinds.push_back({std::string{codec::write(kind).as_string()}, value_of(reader, "conference_kind", kind)});
    std::vector<Field> fields{ask(Field::Kind::choice, "kind").of(kinds).from("initial")};
    for (auto& field : child_fields(reader))
        fields.push_back(std::move(field));
    fields.push_back(ask(Field::Kind::pick, "from_authority").optional().of(authority_options(reader)));
    fields.push_back(ask(Field::Kind::date, "notified_on").optional());
    fields.push_back(ask(Field::Kind::text, "reconvenes").optional());
    return fields;
}

std::optional<Form> begin_form(Reader const& reader)
{
    if (!reader.read([&](ledger::Snapshot const& at) { return may_request(reader, at); }))
        return std::nullopt;
    auto fields = begin_fields(reader);
    fields.push_back(same_as());
    return Form{reader, "request_child", std::move(fields)};
}

PageParts show_begin(Reader const& reader, Form const& form)
{
    auto const title = reader.text("page.request.new");
    SubjectChild typed;
    typed.name = form.text("name");
    typed.born = form.date("born");
    typed.expected = form.date("expected");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", title,
            reader.text("page.request.new.lead"),
            form_with_alike(reader, form, begin_fields(reader), likeness_of(typed), {}));
    return {title, out, conferences_crumbs(reader, {{reader.text("page.requests"), reader.to({"requests"})}, {title}}),
            "conferences"};
}

/// The family that somebody found is of, where it is known.
std::optional<FamilyId> family_of(Reader const& reader, Alike const& found)
{
    if (!found.who.family.empty())
        return found.who.family;
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<FamilyId> {
        for (auto const& id : at.conferences_about(ChildId{found.who.id}))
            if (auto const* asked = at.site().conference(id).convening.asked())
                return asked->family;
        return std::nullopt;
    });
}

std::optional<net::Response> take_begin(Reader const& reader, Form& form)
{
    auto const name = new_name(form);
    auto child = child_typed(form, {});
    child.id = ChildId{"k-" + name};
    if (!form.right())
        return std::nullopt;
    auto const found = alike(reader, likeness_of(child), {});
    if (must_say_who(form, found))
        return std::nullopt;
    conference::BeginRequest begun;
    begun.family = FamilyId{"f-" + name};
    if (auto const* same = found.find(form.text(same_field))) {
        child.id = ChildId{same->who.id};
        begun.family = family_of(reader, *same).value_or(begun.family);
    }
    begun.kind = chosen<Kind>(form.text("kind"));
    begun.children = {child};
    begun.authority = reader.read([&](ledger::Snapshot const& at) { return own_authority(reader, at); });
    if (auto const from = form.text("from_authority"); !from.empty())
        begun.from_authority = AuthorityId{from};
    begun.notified_on = form.date("notified_on");
    if (auto const before = form.text("reconvenes"); !before.empty())
        begun.reconvenes = ConferenceId{before};
    auto const conference = "R" + name.substr(0, 8);
    if (!carried_out_at(reader, form, conference, conference::Command{begun}, {{"children", "kind"}}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

// ---- sent

std::optional<Form> send_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference,
                         [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
                             auto const* asked = state.convening.asked();
                             if (!asked || !state.convening.takes_request())
                                 return std::nullopt;
                             auto manager = ask(Field::Kind::pick, "team_manager").of(colleague_options(reader, at));
                             if (at.site().settings().on(reader.today()).request_approval == RequestApproval::not_asked)
                                 manager.required = false;
                             if (asked->team_manager)
                                 manager.value = asked->team_manager->value;
                             return Form{reader, "request_send", {manager, because()}};
                         });
}

/// What is still to be written; nothing of it keeps the request back.
Html what_is_missing(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        std::vector<Part> parts = family_parts(reader, state);
        for (auto& part : enquiry_parts(reader, state))
            parts.push_back(std::move(part));
        std::erase_if(parts, [](Part const& part) { return part.done || !part.needed; });
        Html out = due_and_anchors(reader, at, conference);
        if (!parts.empty())
            out += list_of(reader, conference, reader.text("page.request.missing"), "missing", parts);
        return out;
    });
}

std::optional<net::Response> take_send(Reader const& reader, Form& form, std::string const& conference)
{
    auto sent = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        conference::RequestConference said;
        static_cast<conference::Request&>(said) = *state.convening.asked();
        said.children = state.convening.children;
        said.to_approve = at.site().settings().on(reader.today()).request_approval != RequestApproval::not_asked;
        return said;
    });
    if (auto const manager = form.text("team_manager"); !manager.empty())
        sent.team_manager = PersonId{manager};
    if (!carried_out_at(reader, form, conference, conference::Command{sent}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

// ---- answered

std::optional<Form> request_answer_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        auto const& convening = state.convening;
        if (!convening.awaits_approval() || convening.request->team_manager != reader.who())
            return std::nullopt;
        return Form{reader,
                    "request_answer",
                    {ask(Field::Kind::choice, "answer")
                         .of({{"approve", reader.text("form.request_answer.answer.approve")},
                              {"return", reader.text("form.request_answer.answer.return")}}),
                     ask(Field::Kind::lines, "reason").optional()}};
    });
}

std::optional<net::Response> take_request_answer(Reader const& reader, Form& form, std::string const& conference)
{
    conference::ApproveRequest approved;
    approved.note = form.paragraph_if_any("reason");
    conference::ReturnRequest returned;
    returned.reason = form.paragraph("reason");
    auto const command =
        form.text("answer") == "approve" ? conference::Command{approved} : conference::Command{returned};
    if (!carried_out_at(reader, form, conference, command))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

// ---- all of them

std::optional<net::Response> show_requests(Reader const& reader)
{
    auto const title = reader.text("page.requests");
    Listing listing{reader, title, {"reference", "children", "kind", "stage", "due"}};
    bool const may_begin = reader.read([&](ledger::Snapshot const& at) {
        std::vector<ChildId> children;
        std::optional<access::Permit> last;
        // Those without a day to be held on.
        for (auto const& row : at.rows(application::RowKind::conference, 0, 1, most_requests)) {
            auto permit =
                reader.could(at, access::Action::prepare_conference,
                             {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
            auto const said = read_row<application::ConferenceRow>(row);
            if (!permit || said.stage == application::ConferenceStage::not_held)
                continue;
            last = std::move(permit);
            std::vector<std::string> names;
            for (auto const& child : said.children) {
                names.push_back(child_in_words(reader, child));
                children.push_back(child.id);
            }
            listing.add({html(R"(<a class="govuk-link" href="{}">{}</a>)",
                              reader.to({"conferences", row.stream.key, "request"}), row.stream.key),
                         reader.words.list(names), value_of(reader, "conference_kind", said.kind),
                         stage_tag(reader, said.stage), said.due ? reader.words.day(*said.due) : std::string{}});
        }
        reader.saw_list(access::Action::read_header, last, children);
        return may_request(reader, at);
    });
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (may_begin)
        out.add(R"(<p class="govuk-body"><a class="govuk-button" href="{}">{}</a></p>)",
                reader.to({"request-a-conference"}), reader.text("page.request.new"));
    out += listing.empty() ? inset_text({reader.text("page.requests.none")}) : listing.show();
    return page(reader, {title, out, conferences_crumbs(reader, {{title}}), "conferences"});
}

}

std::vector<Option> colleague_options(Reader const& reader, ledger::Snapshot const& at)
{
    std::vector<Option> options;
    auto const& me = at.site().practitioner(reader.who()).practitioner;
    if (!me)
        return options;
    std::set<PersonId> listed{reader.who()};
    for (auto const& membership : me->memberships) {
        if (!membership.holds_on(reader.today()))
            continue;
        auto const key = application::serving_key(membership.agency);
        for (auto const& row : at.under(application::RowKind::serving, key, most_colleagues)) {
            auto const other = read_row<application::ServingRow>(row);
            if (other.holds_on(reader.today()) && listed.insert(other.person).second)
                options.push_back({other.person.value, reader.text("page.request.colleague",
                                                                   {{"name", other.name}, {"role", other.role}})});
        }
    }
    std::ranges::sort(options, {}, &Option::text);
    return options;
}

Html due_and_anchors(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    auto const stream = stream_of(ConferenceId{conference});
    auto const& state = at.site().conference(ConferenceId{conference});
    auto const kept = at.site().keep_terms(stream, at.site().state(stream), reader.today());
    auto const terms = at.site().terms(kept);
    auto const sentence = [&](Deadline const& due) {
        if (due.amount == 0)
            return reader.text("page.request.due_set",
                               {{"due", reader.words.date(due.due)}, {"clause", std::string{id_of(due.clause)}}});
        return reader.text("page.request.due", {{"due", reader.words.date(due.due)},
                                                {"n", std::to_string(due.amount)},
                                                {"from", reader.words.day(due.from)},
                                                {"start", reader.text("start." + due.start_event)},
                                                {"clause", std::string{id_of(due.clause)}}});
    };
    auto const due = conference::conference_due(state, terms);
    if (due.empty())
        return inset_text({reader.text("page.request.no_due")});
    Html out = inset_text({sentence(due.front())});
    auto const ahead = days_between(reader.today(), due.front().due);
    if (!state.meeting.opened && ahead <= 1)
        out += warning_text({reader.text(ahead < 0    ? "page.request.overdue"
                                         : ahead == 0 ? "page.request.due_today"
                                                      : "page.request.due_tomorrow"),
                             reader.text("page.warning")});
    // CONV-08: what it counted from before stays in view.
    auto const earlier = conference::earlier_dues(state, terms);
    if (!earlier.empty()) {
        Html items;
        for (auto const& one : earlier)
            items.add("<li>{}</li>", sentence(one));
        out.add(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
                reader.text("page.request.earlier_due"), items);
    }
    return out;
}

void add_request_routes(std::vector<Route>& routes, Site& site)
{
    form_at<>(routes, site, "/request-a-conference", "request_begin", AnyVisitor{}, begin_form, show_begin, take_begin);
    routes.push_back(page_at(site, "/requests", "requests", AnyVisitor{},
                             [](Reader const& reader, net::Request const&) { return show_requests(reader); }));
    routes.push_back(page_at<std::string>(
        site, "/conferences/{conference}/request", "request", preparing,
        [](Reader const& reader, net::Request const&, std::string const& id) { return show_request(reader, id); }));
    step_at<>(routes, site, "/request/send", "request_send", preparing, send_form, take_send, what_is_missing);
    step_at<>(routes, site, "/request/answer", "request_answer", preparing, request_answer_form, take_request_answer,
              what_is_missing);
}

}
