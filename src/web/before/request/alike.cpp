#include "web/before/request/alike.h"

#include "web/components/inset_text.h"
#include "web/components/radios.h"
#include "web/pages/said.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace noddfa::web {

using namespace components;
using application::LikenessRow;
using application::Room;

namespace {

constexpr char const* asked_field = "same-asked"; ///< about whom the question was asked
constexpr int most_alike = 20; ///< under one key; who has so common a name is told apart by the birth

std::optional<access::Permit> permit_to_see(Reader const& reader, ledger::Snapshot const& at,
                                            application::StreamId const& stream)
{
    if (stream.room == Room::conference)
        return reader.could(at, access::Action::read_header,
                            {.kind = access::ObjectKind::conference, .conference = ConferenceId{stream.key}});
    return reader.could(at, access::Action::read_entry,
                        {.kind = access::ObjectKind::register_entry, .child = ChildId{stream.key}});
}

std::string described(Reader const& reader, Alike const& one)
{
    auto const& who = one.who;
    auto const name = who.name.empty() ? who.id : who.name;
    auto const born = who.born       ? reader.text("page.alike.born", {{"day", reader.words.day(*who.born)}})
                      : who.expected ? reader.text("page.alike.expected", {{"day", reader.words.day(*who.expected)}})
                                     : std::string{};
    auto const where = one.stream.room == Room::conference
                           ? reader.text("page.alike.conference", {{"id", one.stream.key}})
                           : reader.text("page.alike.register");
    return reader.text("page.alike.one", {{"name", name}, {"born", born}, {"where", where}});
}

}

Field same_as() { return ask(Field::Kind::text, same_field).optional(); }

Alike const* AllAlike::find(std::string_view id) const
{
    auto const found = std::ranges::find_if(shown, [&](Alike const& one) { return one.who.id == id; });
    return found == shown.end() ? nullptr : &*found;
}

namespace {

/// Who was typed, as a form tells it back.
std::string typed_form(LikenessRow const& asked)
{
    auto text = asked.name;
    for (auto const& day : {asked.born, asked.expected})
        if (day)
            text += " " + day->iso();
    return text;
}

AllAlike alike(Reader const& reader, LikenessRow const& asked, ConferenceId const& apart_from)
{
    return reader.read([&](ledger::Snapshot const& at) {
        AllAlike all;
        std::set<std::string> hidden;
        std::vector<ChildId> children;
        std::optional<access::Permit> last;
        std::vector<application::Row> rows;
        for (auto const& key : application::likeness_keys(asked))
            std::ranges::move(at.under(application::RowKind::likeness, key, most_alike), std::back_inserter(rows));
        for (auto const& row : rows) {
            auto const who = read_row<LikenessRow>(row);
            bool const here = row.stream.room == Room::conference && row.stream.key == apart_from.value;
            if (here || who.id == asked.id || !application::is_alike(who, asked) || all.find(who.id))
                continue;
            if (auto permit = permit_to_see(reader, at, row.stream)) {
                last = std::move(permit);
                hidden.erase(who.id);
                all.shown.push_back({who, row.stream});
                if (who.child)
                    children.emplace_back(who.id);
            } else {
                hidden.insert(who.id);
            }
        }
        all.others = !hidden.empty();
        reader.saw_list(access::Action::read_header, last, children);
        return all;
    });
}

}

std::optional<AllAlike> search_alike(Form& form, LikenessRow const& asked, ConferenceId const& apart_from)
{
    auto const& reader = form.reader();
    if (auto const wait = reader.site.ledger.note_search(reader.visitor->asker, reader.site.now())) {
        form.wrong({}, reader.words.plural("form.same.too_many", wait));
        return std::nullopt;
    }
    return alike(reader, asked, apart_from);
}

bool must_say_who(Form& form, LikenessRow const& asked, AllAlike const& found)
{
    auto const said = form.text(same_field);
    auto const about = form.text(asked_field);
    // An answer is about who was typed when it was asked; about anybody else it is asked again.
    bool const answered = about.empty() || about == typed_form(asked);
    if (!found.any() || (answered && (said == nobody_of_them || found.find(said))))
        return false;
    if (about.empty() || !answered)
        form.ask_further();
    else
        form.wrong(same_field, form.reader().text("form.same.missing"));
    return true;
}

Html question_who(Form const& form, LikenessRow const& asked, ConferenceId const& apart_from)
{
    auto const& reader = form.reader();
    auto const said = form.text(same_field);
    bool const was_wrong = form.is_wrong(same_field);
    // Nobody is searched for twice, nor beside a form that was not searched for at all.
    if (!was_wrong && !form.asks_further())
        return said.empty() ? Html{}
                            : html("{}{}", hidden(same_field, said), hidden(asked_field, form.text(asked_field)));
    auto const found = alike(reader, asked, apart_from);
    Html out = hidden(asked_field, typed_form(asked));
    if (found.others)
        out += inset_text({reader.text("page.alike.others")});
    RadiosParams params{same_field, {}};
    for (auto const& one : found.shown)
        params.items.push_back({described(reader, one), one.who.id});
    params.items.push_back({reader.text("form.same.none"), nobody_of_them});
    params.value = was_wrong ? said : std::string{};
    params.fieldset = FieldsetParams{FieldsetLegend{reader.text("form.same"), false, "govuk-fieldset__legend--s"}};
    params.hint = HintParams{reader.text("form.same.hint")};
    if (was_wrong)
        params.error_message = ErrorMessageParams{reader.text("form.same.missing"), reader.text("page.error.prefix")};
    out += radios(params);
    return out;
}

}
