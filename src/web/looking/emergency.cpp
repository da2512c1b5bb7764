#include "web/looking/looking.h"

#include "web/components/notification_banner.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/house/carried.h"
#include "web/looking/menu.h"
#include "web/looking/said.h"
#include "web/pages/own_words.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

/// Claims in an emergency: one child, a reason, an hour; and what they open (3.5).
namespace noddfa::web {

using access::Action;
using access::ObjectKind;
using application::Room;
using application::Thing;
using components::SummaryListParams;

namespace {

std::vector<Option> emergencies(Reader const& reader)
{
    std::vector<Option> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<grants::Emergency>>(
        [&](auto one) { all.push_back({one.name, value_of(reader, "emergency", one.value)}); });
    return all;
}

std::vector<Option> agencies(Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        std::vector<Option> all;
        for (auto const& agency : own_agencies(reader, snapshot.site()))
            all.push_back({agency.value, name_of_agency(reader, snapshot.site(), agency)});
        return all;
    });
}

grants::Emergency emergency_named(std::string const& word)
{
    auto found = grants::Emergency::other;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<grants::Emergency>>([&](auto one) {
        if (word == one.name)
            found = one.value;
    });
    return found;
}

/// The reader's claim of a child that has not run out; null where there is none.
grants::Claim const* running_claim(Reader const& reader, application::Site const& site, ChildId const& child)
{
    auto const now = reader.site.now();
    for (auto const& claim : site.grants_of(child).claims)
        if (claim.by == reader.who() && claim.since <= now && now < claim.said.until)
            return &claim;
    return nullptr;
}

/// BG1: status, co-ordinator and how they are reached.
Html entry_in_words(Reader const& reader, ledger::Snapshot const& snapshot, ChildId const& child)
{
    auto const& entry = snapshot.site().register_of(child);
    SummaryListParams list;
    auto const on = entry.live.has_value() || entry.stay.has_value();
    add_row(list, reader.text("page.emergency.register"),
            html("{}", reader.text(on ? "page.emergency.on" : "page.emergency.not_on")));
    if (entry.live) {
        std::vector<std::string> names;
        for (auto const category : entry.live->said.categories)
            names.push_back(value_of(reader, "category", category));
        add_row(list, reader.text("page.column.categories"),
                html("{}", reader.words.list(names, language::Listed::words)));
        add_row(list, reader.text("page.column.registered_on"), html("{}", reader.words.day(entry.live->from)));
        if (auto const& coordinator = entry.live->said.arrangements.coordinator) {
            add_row(list, reader.text("page.column.coordinator"),
                    html("{}", name_of_person(snapshot.site(), *coordinator)));
            auto const& known = snapshot.site().practitioner(*coordinator).practitioner;
            if (known && !known->said.phone.empty())
                add_row(list, reader.text("page.emergency.phone"), html("{}", known->said.phone));
            if (known && !known->said.email.empty())
                add_row(list, reader.text("page.emergency.email"), html("{}", known->said.email));
        }
    }
    return components::summary_list(list);
}

void add_paragraphs(Html& into, Reader const& reader, std::string const& title,
                    std::vector<Paragraph> const& paragraphs)
{
    if (paragraphs.empty())
        return;
    into.add(R"(<h3 class="govuk-heading-s">{}</h3>)", title);
    for (auto const& paragraph : paragraphs)
        into.add(R"(<p class="govuk-body">{}</p>)", own_words(paragraph, reader.language));
}

/// BG2: the plan as it stands, in short.
Html plan_in_words(Reader const& reader, plan::State const& plan)
{
    Html out = heading(reader.text("page.looks.plan"), "plan");
    if (!plan.is_open())
        return out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.emergency.no_plan")), out;
    auto const& outline = plan.outline;
    add_paragraphs(out, reader, reader.text("page.emergency.risks"), outline.risks);
    if (outline.protection)
        add_paragraphs(out, reader, reader.text("page.emergency.protection"), {*outline.protection});
    if (outline.contingency)
        add_paragraphs(out, reader, reader.text("page.emergency.contingency"), {*outline.contingency});
    return out;
}

}

std::optional<Form> claim_form(Reader const& reader)
{
    auto const own = agencies(reader);
    bool const may =
        reader.read([&](ledger::Snapshot const& snapshot) { return may_claim(reader, snapshot, std::nullopt); });
    if (own.empty() || !may)
        return std::nullopt;
    auto const reason = static_cast<std::size_t>(2000);
    return Form{reader,
                "emergency",
                {ask(Field::Kind::text, "child").at_most(64).from(reader.asked("child")),
                 ask(Field::Kind::choice, "emergency").of(emergencies(reader)),
                 ask(own.size() == 1 ? Field::Kind::hidden : Field::Kind::choice, "agency")
                     .of(own)
                     .from(own.size() == 1 ? own.front().value : ""),
                 ask(Field::Kind::lines, "reason").at_most(reason)}};
}

PageParts show_claim_form(Reader const& reader, Form const& form)
{
    auto const title = reader.text("page.emergency");
    auto const settings = reader.site.ledger.settings().on(reader.today());
    Html content = html(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    content += components::warning_text(
        {html("{}", reader.text("page.emergency.recorded", {{"minutes", std::to_string(settings.claim_minutes)},
                                                            {"days", std::to_string(settings.claim_review_days)}})),
         reader.text("page.emergency.warning")});
    content.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.emergency.what"));
    content += form.show(reader.text("page.emergency.claim"));
    return {title, content, {}, "emergency"};
}

std::optional<net::Response> make_claim(Reader const& reader, Form& form)
{
    ChildId const child{form.text("child")};
    // Who may not claim this child learns as much as of a child that is not there.
    bool const known = reader.read([&](ledger::Snapshot const& snapshot) {
        return is_known(snapshot, child) && may_claim(reader, snapshot, child);
    });
    if (!known) {
        form.wrong("child", reader.text("page.emergency.unknown"));
        return std::nullopt;
    }
    // A short reason is said at its field; of everything else who may not learns no more than that.
    if (grants::characters_of(form.text("reason"))
        < reader.site.ledger.settings().on(reader.today()).claim_reason_characters) {
        form.wrong("reason", reader.text("code.reason-too-short"));
        return std::nullopt;
    }
    grants::ClaimDetails said;
    said.child = child;
    said.agency = AgencyId{form.text("agency")};
    said.emergency = emergency_named(form.text("emergency"));
    said.reason = form.paragraph("reason");
    if (!carried_out(reader, form, {Room::access, grants::key_of(child)}, grants::Command{grants::ClaimAccess{said}}))
        return std::nullopt;
    return go_to(reader.to({"children", child.value, "emergency"}));
}

std::optional<net::Response> show_by_claim(Reader const& reader, std::string const& id)
{
    ChildId const child{id};
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const* claim = running_claim(reader, snapshot.site(), child);
        if (!claim)
            return go_to(reader.to({"emergency"}).with_query("child", id));
        Thing const entry{.kind = ObjectKind::register_entry, .child = child};
        if (!reader.may(snapshot, Action::read_entry, entry))
            return std::nullopt;
        // How long is left is said by this very page.
        reader.notes->keeps = false;
        auto const left = claim->said.until.utc_minutes - reader.site.now().utc_minutes;
        auto const title = reader.text("page.emergency.opened");
        Html content = components::notification_banner(
            {html("{}", reader.text("page.emergency.important")),
             html("{}", reader.text("page.emergency.left", {{"n", std::to_string(left)}}))});
        content.add(R"(<h1 class="govuk-heading-l">{}</h1>)", name_of_child(snapshot, child));
        content += entry_in_words(reader, snapshot, child);
        Thing const plan{.kind = ObjectKind::plan, .child = child};
        if (reader.may(snapshot, Action::read_plan, plan))
            content += plan_in_words(reader, snapshot.site().plan_of(child));
        else
            content.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.emergency.narrowed"));
        return page(reader, {title, content, {}, "emergency"});
    });
}

}
