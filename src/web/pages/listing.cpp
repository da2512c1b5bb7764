#include "web/pages/pages.h"

#include "application/shapes.h"
#include "codec/look.h"
#include "replay/output.h"
#include "replay/summaries.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/looking/menu.h"
#include "web/pages/dues.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"
#include "web/pages/story.h"

#include <algorithm>
#include <array>
#include <set>

/// The register, what is due, and the story of one child.
namespace noddfa::web {

using namespace components;
using application::ConferenceRow;
using application::DiaryRow;
using application::RegisterRow;
using application::Room;
using application::Row;
using application::RowKind;
using application::StreamId;

namespace {

constexpr int most_listed = 2000; ///< of everybody's, and of each owner's behind them
constexpr int days_ahead = 90;
constexpr Date epoch{1970, 1, 1};

/// Under whom rows are kept that are the reader's: themselves, and the posts that they hold.
std::vector<std::string> owners_read_as(Reader const& reader, ledger::Snapshot const& snapshot)
{
    std::vector<std::string> owners{reader.who().value};
    if (auto const& known = snapshot.site().practitioner(reader.who()).practitioner)
        for (auto const& held : known->posts)
            if (held.of.authority && held.holds_on(reader.today()))
                owners.push_back(application::post_key(held.of.post, *held.of.authority));
    return owners;
}

/// Rows of a kind in their order. Where there are more of everybody's than are read, the reader's own follow, so that
/// however much others have none of these is missed.
std::vector<Row> rows_listed(Reader const& reader, ledger::Snapshot const& snapshot, RowKind kind, std::int64_t from,
                             std::int64_t to)
{
    auto rows = snapshot.rows(kind, from, to, most_listed);
    if (std::ssize(rows) < most_listed)
        return rows;
    auto const last = rows.back().at;
    std::set<std::pair<StreamId, int>> listed;
    for (auto const& row : rows)
        listed.emplace(row.stream, row.number);
    std::vector<Row> own;
    for (auto const& owner : owners_read_as(reader, snapshot))
        for (auto& row : snapshot.rows_of(kind, owner, last, to, most_listed))
            if (listed.emplace(row.stream, row.number).second)
                own.push_back(std::move(row));
    std::ranges::stable_sort(own, {}, &Row::at);
    std::ranges::move(own, std::back_inserter(rows));
    return rows;
}

/// Names of people, each looked up once: in the conferences about a child, else in the directory.
class People {
public:
    explicit People(ledger::Snapshot const& snapshot) : snapshot_(snapshot) {}

    std::string name(PersonId const& person, ChildId const& child)
    {
        if (auto const known = names_.find(person); known != names_.end())
            return known->second;
        for (auto const& conference : snapshot_.conferences_about(child))
            for (auto const& [id, who] : snapshot_.site().conference(conference).invitations.roll)
                if (!who.name.empty())
                    names_.emplace(id, who.name);
        return names_.emplace(person, practitioner_name(snapshot_.site(), person)).first->second;
    }

private:
    ledger::Snapshot const& snapshot_;
    std::map<PersonId, std::string> names_;
};

std::string child_name(std::string const& id, std::string const& name) { return name.empty() ? id : name; }

Html register_marks(Reader const& reader, RegisterRow const& row)
{
    Html marks;
    if (row.temporary)
        marks += tag({reader.text("page.temporary"), "govuk-tag--yellow"});
    if (row.challenged)
        marks += tag({reader.text("page.challenged"), "govuk-tag--orange"});
    if (row.whereabouts_unknown)
        marks += tag({reader.text("page.whereabouts_unknown"), "govuk-tag--red"});
    if (row.review && *row.review < reader.today())
        marks += tag({reader.text("page.review_overdue"), "govuk-tag--red"});
    return marks;
}

std::string day_or_none(Reader const& reader, std::optional<Date> const& date)
{
    return date ? reader.words.day(*date) : std::string{};
}

std::string categories_in_words(Reader const& reader, std::vector<Category> const& categories)
{
    std::vector<std::string> names;
    for (auto const category : categories)
        names.push_back(value_of(reader, "category", category));
    return reader.words.list(names, language::Listed::words);
}

std::string born_in_words(Reader const& reader, RegisterRow const& row)
{
    return row.born       ? reader.words.day(*row.born)
           : row.expected ? reader.text("page.expected", {{"day", reader.words.day(*row.expected)}})
                          : std::string{};
}

std::vector<Html> register_cells(Reader const& reader, RegisterRow const& row, People& people)
{
    auto const coordinator = row.coordinator ? people.name(*row.coordinator, row.id) : std::string{};
    return {html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"children", row.id.value}),
                 child_name(row.id.value, row.name)),
            born_in_words(reader, row),
            categories_in_words(reader, row.categories),
            day_or_none(reader, row.registered_on),
            !row.coordinator      ? reader.text("page.nobody")
            : coordinator.empty() ? row.coordinator->value
                                  : coordinator,
            day_or_none(reader, row.review),
            html(R"(<div class="noddfa-marks">{}</div>)", register_marks(reader, row))};
}

/// Where a row's stream is shown, by its reference.
Html place_of(Reader const& reader, StreamId const& stream)
{
    auto const* place = stream.room == Room::conference ? "conferences" : "children";
    return html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({place, stream.key}), stream.key);
}

/// Whom a duty is about and whose it is.
struct DiaryNames {
    std::string child;
    std::string who;
};

DiaryNames names_in(Reader const& reader, ledger::Snapshot const& snapshot, StreamId const& conference,
                    DiaryRow const& duty)
{
    auto const& state = snapshot.site().conference(ConferenceId{conference.key});
    DiaryNames names;
    if (auto const* child = duty.child ? state.child(*duty.child) : nullptr)
        names.child = child->name;
    // REP-01: nobody in particular of an agency owes its report.
    if (!duty.who && duty.what == "submit-report")
        names.who = called(reader, snapshot, AgencyId{duty.about});
    if (!duty.who)
        return names;
    auto const known = state.invitations.roll.find(*duty.who);
    auto const relative = state.family.people.find(*duty.who);
    names.who = known != state.invitations.roll.end()   ? known->second.name
                : relative != state.family.people.end() ? relative->second.name
                                                        : practitioner_name(snapshot.site(), *duty.who);
    return names;
}

/// What is due on the same side of today.
struct DiaryPart {
    char const* title;
    Listing listing;
};

}

net::Response show_register(Reader const& reader)
{
    auto const title = reader.text("page.nav.register");
    Listing listing{reader, title, {"child", "born", "categories", "registered_on", "coordinator", "review", "marks"}};
    int count = 0;
    reader.read([&](ledger::Snapshot const& snapshot) {
        People people{snapshot};
        std::vector<ChildId> children;
        std::optional<access::Permit> last;
        for (auto const& row : rows_listed(reader, snapshot, RowKind::register_, 0, 1)) {
            auto permit = reader.could(snapshot, access::Action::read_entry, entry_of(ChildId{row.stream.key}));
            if (!permit)
                continue;
            last = std::move(permit);
            listing.add(register_cells(reader, read_row<RegisterRow>(row), people));
            children.emplace_back(row.stream.key);
            ++count;
        }
        reader.saw_list(access::Action::read_entry, last, children);
    });
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (count == 0)
        out += inset_text({reader.text("page.register.none")});
    else
        out.add(R"(<p class="govuk-body">{}</p>{})", reader.words.plural("page.register.count", count), listing.show());
    return page(reader, {title, out, {}, "register"});
}

net::Response show_diary(Reader const& reader, net::Request const&)
{
    auto const today = days_between(epoch, reader.today());
    auto const week = today + 7;
    auto const part = [&](char const* title) {
        return DiaryPart{title,
                         Listing{reader, reader.text(title), {"what", "due", "child", "who", "reference", "clause"}}};
    };
    std::array<DiaryPart, 3> parts{part("page.diary.overdue"), part("page.diary.week"), part("page.diary.later")};
    reader.read([&](ledger::Snapshot const& snapshot) {
        People people{snapshot};
        Dues dues{reader, snapshot};
        for (auto const& row : rows_listed(reader, snapshot, RowKind::diary, 1, today + days_ahead)) {
            if (!dues.shows(row.stream))
                continue;
            auto const duty = read_row<DiaryRow>(row);
            auto const stands = application::standing(duty, reader.today());
            if (stands == application::Standing::not_yet || stands == application::Standing::lapsed)
                continue;
            auto const names = row.stream.room == Room::conference
                                   ? names_in(reader, snapshot, row.stream, duty)
                                   : DiaryNames{snapshot.site().register_of(ChildId{row.stream.key}).identity.name, ""};
            auto const who = names.who.empty() && duty.who && row.stream.room != Room::conference
                                 ? people.name(*duty.who, ChildId{row.stream.key})
                                 : names.who;
            parts[stands == application::Standing::late ? 0
                  : row.at < week                       ? 1
                                                        : 2]
                .listing.add({replay::duty_name(duty.what, reader.words), duty.due ? reader.words.date(*duty.due) : "",
                              names.child, who, place_of(reader, row.stream), clause_link(reader, duty.clause)});
        }
        dues.record();
    });
    auto const title = reader.text("page.nav.diary");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    bool any = false;
    for (auto const& [name, listing] : parts)
        if (!listing.empty()) {
            out += listing.show(true);
            any = true;
        }
    if (!any)
        out += inset_text({reader.text("page.diary.none")});
    return page(reader, {title, out, {}, "diary"});
}

namespace {

/// Events of a conference that belong to a child's story, where they are about that child or about all.
constexpr std::array<std::string_view, 14> told_of_a_conference{
    "StrategyMeetingRecorded", "Section47Started",  "Section47Determined", "ConferenceRequested", "ConferenceBooked",
    "ConferencePostponed",     "ConferenceNotHeld", "ConferenceOpened",    "ChildVoiceRecorded",  "OutcomeDeclared",
    "ConferenceAdjourned",     "ConferenceClosed",  "RecordSignedOff",     "DecisionSetAside"};

bool belongs(application::EventRecord const& record, application::Site const& site, std::string const& child)
{
    if (record.stream.room != Room::conference)
        return true;
    if (std::ranges::find(told_of_a_conference, application::name_of(record.event)) == told_of_a_conference.end())
        return false;
    auto const line = replay::event_line(record, site);
    auto const about = codec::text_of(line.at("data").as_object(), "child");
    return about.empty() || about == child;
}

/// Where the child stands on the register now; nothing for one who never was on it.
Html standing(Reader const& reader, ledger::Snapshot const& snapshot, ChildId const& child)
{
    SummaryListParams params;
    auto const add = [&](char const* key, Html value) {
        if (!value.empty())
            params.rows.push_back({{reader.text(std::string{"page.fact."} + key)}, {std::move(value)}});
    };
    People people{snapshot};
    for (auto const& row : application::rows_of(snapshot.site(), {Room::register_, child.value}, reader.today())) {
        if (row.kind != RowKind::register_)
            continue;
        auto const entry = read_row<RegisterRow>(row);
        add("born", born_in_words(reader, entry));
        add("register", html("{} {}", reader.text("page.on_since", {{"day", day_or_none(reader, entry.registered_on)}}),
                             register_marks(reader, entry)));
        add("categories", categories_in_words(reader, entry.categories));
        if (entry.coordinator)
            add("coordinator", people.name(*entry.coordinator, child));
        add("review", day_or_none(reader, entry.review));
    }
    return params.rows.empty() ? inset_text({reader.text("page.child.not_on_register")}) : summary_list(params);
}

Html conferences_of(Reader const& reader, ledger::Snapshot const& snapshot, std::vector<ConferenceId> const& ids,
                    ChildId const& child)
{
    auto const title = reader.text("page.nav.conferences");
    Listing listing{reader, title, {"reference", "when", "kind", "stage", "decision"}};
    for (auto const& id : ids)
        for (auto const& each : application::rows_of(snapshot.site(), {Room::conference, id.value}, reader.today())) {
            if (each.kind != RowKind::conference)
                continue;
            auto const row = read_row<ConferenceRow>(each);
            std::string outcome;
            for (auto const& listed : row.children)
                if (listed.id == child && listed.outcome)
                    outcome = value_of(reader, "outcome", *listed.outcome);
            listing.add(
                {html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"conferences", id.value}), id.value),
                 when_in_words(reader, row), value_of(reader, "conference_kind", row.kind),
                 html(R"(<div class="noddfa-marks">{}{}</div>)", stage_tag(reader, row.stage), risks(reader, row)),
                 outcome});
        }
    return listing.empty() ? Html{} : html("{}{}", heading(title, "conferences"), listing.show());
}

Html chronology(Reader const& reader, Story const& story)
{
    Html out = heading(reader.text("page.story"), "story");
    Date day{};
    for (auto const& entry : story.entries()) {
        if (entry.at.day != day)
            out.add(R"(<h3 class="govuk-heading-s">{}</h3>)", reader.words.date(entry.at.day));
        day = entry.at.day;
        for (auto const& sentence : entry.sentences)
            out += paragraphs(sentence);
    }
    return out;
}

}

std::optional<net::Response> show_child(Reader const& reader, std::string const& id)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        using access::Action;
        ChildId const child{id};
        auto const of_entry = reader.may(snapshot, Action::read_entry, entry_of(child));
        auto const of_plan = reader.may(snapshot, Action::read_plan, plan_of(child));
        std::vector<ConferenceId> seen;
        std::map<StreamId, access::Permit> permits;
        for (auto const& conference : snapshot.conferences_about(child)) {
            application::Thing thing{.kind = access::ObjectKind::conference, .conference = conference};
            if (!reader.may(snapshot, Action::read_header, thing))
                continue;
            seen.push_back(conference);
            thing.kind = access::ObjectKind::record;
            if (auto permit = reader.may(snapshot, Action::read_record, thing))
                permits.emplace(StreamId{Room::conference, conference.value}, std::move(*permit));
        }
        if (of_entry)
            permits.emplace(StreamId{Room::register_, id}, *of_entry);
        if (of_plan)
            permits.emplace(StreamId{Room::plan, id}, *of_plan);
        if (seen.empty() && permits.empty())
            return std::nullopt;
        std::vector<application::EventRecord> records;
        for (auto const& [stream, permit] : permits) {
            auto const& more = snapshot.records(stream);
            records.insert(records.end(), more.begin(), more.end());
        }
        std::ranges::sort(records, {}, &application::EventRecord::sequence);
        Story story{reader.language, snapshot.site()};
        for (auto const& conference : seen)
            story.learn(snapshot.records({Room::conference, conference.value}), snapshot.site());
        story.learn(records, snapshot.site());
        for (auto const& record : records)
            if (belongs(record, snapshot.site(), id))
                tell_shown(story, {record}, snapshot, reader, permits.at(record.stream));
        if (seen.empty() && records.empty())
            return std::nullopt;
        auto const title = reader.text("page.child", {{"id", id}});
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{}{}{})", story.names().child(id),
                link_to_looks(reader, snapshot, child), of_entry ? standing(reader, snapshot, child) : Html{},
                conferences_of(reader, snapshot, seen, child), chronology(reader, story));
        return page(reader,
                    {title, out, {{reader.text("page.nav.register"), reader.to({"register"})}, {id}}, "register"});
    });
}

}
