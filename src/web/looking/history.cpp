#include "web/looking/looking.h"

#include "ledger/permitted_look.h"
#include "web/looking/said.h"
#include "web/pages/parts.h"

#include <charconv>

/// Who has seen a child, and what somebody looked at: for who answers for them, with a reason that goes on record too.
namespace noddfa::web {

using access::Action;
using access::ObjectKind;
using application::Thing;

namespace {

constexpr int looks_of_page = 50;
constexpr std::size_t longest_reason = 500; ///< bytes

Form history_form(Reader const& reader)
{
    return {reader, "looks", {ask(Field::Kind::lines, "reason").at_most(longest_reason)}};
}

std::int64_t number_in(Posted const& posted)
{
    std::int64_t number = 0;
    if (auto const found = posted.find("before"); found != posted.end())
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
    return number > 0 ? number : 0;
}

Html page_title(std::string const& title) { return html(R"(<h1 class="govuk-heading-l">{}</h1>)", title); }

net::Response asking(Reader const& reader, Form const& form, std::string const& title, std::string const& what,
                     int status = 200)
{
    Html content = form.summary();
    content += page_title(title);
    content.add(R"(<p class="govuk-body">{}</p><p class="govuk-body">{}</p>)", what,
                reader.text("page.looks.recorded"));
    content += form.show(reader.text("page.looks.show"));
    return page(reader, {title, content, {}, "", status});
}

/// What was looked at, leading there where it has a page.
Html where_looked(Reader const& reader, application::StreamId const& what)
{
    using application::Room;
    switch (what.room) {
    case Room::conference:
        return html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"conferences", what.key}),
                    reader.text("page.looks.conference", {{"reference", what.key}}));
    case Room::register_: return html("{}", reader.text("page.looks.entry"));
    case Room::plan: return html("{}", reader.text("page.looks.plan"));
    case Room::dispute: return html("{}", reader.text("page.looks.dispute"));
    case Room::directory:
    case Room::access: break;
    }
    return html("{}", reader.text("page.looks.other"));
}

struct ShownLooks {
    std::string title;
    Html table;
    std::int64_t last = 0; ///< number to go on before; 0: there are no more
};

/// The rest of a list stands behind a button: the reason goes with it, and never into an address.
Html more_button(Reader const& reader, Form const& form, std::int64_t last)
{
    if (last == 0)
        return {};
    return button_form(reader, reader.to(reader.place), reader.text("page.looks.earlier"),
                       {{"reason", form.text("reason")}, {"before", std::to_string(last)}}, "govuk-button--secondary");
}

/// Records the look at the record, then shows it.
template<class Show>
std::optional<net::Response> shown_for_a_reason(Reader const& reader, Posted const& posted, Thing const& thing,
                                                std::string const& title, std::string const& what, Show show)
{
    auto form = history_form(reader);
    form.take(posted);
    if (!form.right())
        return asking(reader, form, title, what, 422);
    std::optional<ledger::Look> look;
    auto const shown = reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<ShownLooks> {
        auto const now = reader.site.now();
        auto const& asker = reader.visitor->asker;
        auto const decision = snapshot.may(asker, Action::read_access_history, thing, now, {});
        if (!decision.permit)
            return std::nullopt;
        look = ledger::permitted_look(snapshot.site(), asker, *decision.permit, now);
        look->why = form.text("reason");
        return show(snapshot, number_in(posted));
    });
    if (!shown)
        return std::nullopt;
    reader.site.ledger.look({*look});
    Html content = page_title(shown->title);
    content += shown->table;
    content += more_button(reader, form, shown->last);
    return page(reader, {title, content});
}

}

std::optional<net::Response> ask_who_saw(Reader const& reader, std::string const&)
{
    return asking(reader, history_form(reader), reader.text("page.looks.of_child"),
                  reader.text("page.looks.of_child.what"));
}

std::optional<net::Response> show_who_saw(Reader const& reader, Posted const& posted, std::string const& child)
{
    Thing const thing{.kind = ObjectKind::access_history, .child = ChildId{child}};
    auto const show = [&](ledger::Snapshot const& snapshot, std::int64_t before) {
        auto const looks = snapshot.looks_at(ChildId{child}, before, looks_of_page);
        Listing table{reader,
                      reader.text("page.looks.of_child"),
                      {"look_at", "look_who", "look_role", "look_what", "look_place"}};
        for (auto const& look : looks)
            table.add({html("{}", when_in_words(reader, look.at)),
                       html("{}", name_of_person(snapshot.site(), look.who)),
                       html("{}", role_in_words(reader, look.role)), html("{}", action_in_words(reader, look.action)),
                       where_looked(reader, look.what)});
        auto const last = looks.size() == looks_of_page ? looks.back().number : 0;
        auto const name = name_of_child(snapshot, ChildId{child});
        return ShownLooks{reader.text("page.looks.of_child.named", {{"child", name}}),
                          table.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.looks.none"))
                                        : table.show(true),
                          last};
    };
    return shown_for_a_reason(reader, posted, thing, reader.text("page.looks.of_child"),
                              reader.text("page.looks.of_child.what"), show);
}

namespace {

/// The record of somebody of an authority that the reader watches; nothing where there is none.
std::optional<Thing> history_of_person(Reader const& reader, std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Thing> {
        for (auto const& authority : authorities_to_watch(reader, snapshot))
            if (is_of(snapshot.site(), PersonId{person}, {authority}, reader.today()))
                return Thing{.kind = ObjectKind::access_history, .authority = authority};
        return std::nullopt;
    });
}

}

std::optional<net::Response> ask_what_they_saw(Reader const& reader, std::string const& person)
{
    if (!history_of_person(reader, person))
        return std::nullopt;
    return asking(reader, history_form(reader), reader.text("page.looks.of_person"),
                  reader.text("page.looks.of_person.what"));
}

std::optional<net::Response> show_what_they_saw(Reader const& reader, Posted const& posted, std::string const& person)
{
    auto const thing = history_of_person(reader, person);
    if (!thing)
        return std::nullopt;
    auto const show = [&](ledger::Snapshot const& snapshot, std::int64_t before) {
        auto const looks = snapshot.looks_of(PersonId{person}, before, looks_of_page);
        Listing table{reader,
                      reader.text("page.looks.of_person"),
                      {"look_at", "look_children", "look_role", "look_what", "look_place"}};
        for (auto const& look : looks) {
            // Which children it was says the reference: their names are nothing that this question asks for.
            std::string children;
            for (auto const& child : look.children)
                children += (children.empty() ? "" : ", ") + child.value;
            table.add({html("{}", when_in_words(reader, look.at)), html("{}", children),
                       html("{}", role_in_words(reader, look.role)), html("{}", action_in_words(reader, look.action)),
                       where_looked(reader, look.what)});
        }
        auto const last = looks.size() == looks_of_page ? looks.back().number : 0;
        auto const name = name_of_person(snapshot.site(), PersonId{person});
        return ShownLooks{reader.text("page.looks.of_person.named", {{"person", name}}),
                          table.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.looks.none"))
                                        : table.show(true),
                          last};
    };
    return shown_for_a_reason(reader, posted, *thing, reader.text("page.looks.of_person"),
                              reader.text("page.looks.of_person.what"), show);
}

}
