#include "web/before/invited/reply.h"

#include "base/contains.h"
#include "codec/write.h"
#include "web/before/invited/staff.h"
#include "web/before/invited/way_in.h"
#include "web/before/step.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/house/carried.h"
#include "web/house/crumbs.h"
#include "web/pages/lapses.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;

namespace {

std::string name_of(conference::State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    return found == state.invitations.roll.end() ? std::string{} : found->second.name;
}

/// What they have to know to answer: when, where, in which language, about whom, with whom.
Html told(Reader const& reader, conference::State const& state, PersonId const& whose)
{
    SummaryListParams params;
    auto const add = [&](char const* key, std::string const& value) {
        if (!value.empty())
            params.rows.push_back({{reader.text(std::string{"page.fact."} + key)}, {value}});
    };
    if (auto const& booking = state.convening.booking) {
        add("when", reader.words.date(booking->starts.day) + ", " + reader.words.time(booking->starts));
        add("place", booking->place);
        add("chair", name_of(state, booking->chair));
    }
    std::vector<std::string> children;
    for (auto const& child : state.convening.children)
        children.push_back(child.name.empty() ? child.id.value : child.name);
    add("children", reader.words.list(children, language::Listed::names));
    // INV-02: everybody sees who else is invited, less those whom the chair had left out.
    std::vector<std::string> others;
    for (auto const& person : conference::invitees_shown(state))
        if (person != whose && !name_of(state, person).empty())
            others.push_back(name_of(state, person));
    add("others_invited", reader.words.list(others, language::Listed::names));
    return summary_list(params);
}

std::string word_of(conference::Answer answer) { return std::string{codec::write(answer).as_string()}; }

/// As whoever is invited says it themselves, or as it is said of them.
std::vector<Option> answers(Reader const& reader, bool own)
{
    auto all = options_of<conference::Answer>(reader, "answer");
    if (own)
        for (auto& one : all)
            one.text = reader.text("form.reply.answer." + one.value);
    return all;
}

std::string answered(Reader const& reader, conference::State const& state, PersonId const& whose)
{
    auto const reply = state.invitations.replies.find(whose);
    if (reply == state.invitations.replies.end())
        return {};
    auto const all = answers(reader, whose == reader.who());
    auto const given = std::ranges::find(all, word_of(reply->second.answer), &Option::value);
    return reader.text("page.reply.answered", {{"answer", given->text}});
}

/// A reply is asked for until the meeting begins, or it is known that there will be none.
bool is_past_answering(conference::State const& state) { return state.meeting.opened || state.convening.not_held; }

/// INV-03: those of the same agency whom nobody has invited yet.
std::vector<Option> colleagues_of(Reader const& reader, ledger::Snapshot const& snapshot,
                                  conference::State const& state, AgencyId const& agency)
{
    std::vector<Option> colleagues;
    for (auto const& [id, name, role, from, until] : staff_of(snapshot, agency, reader.today()))
        if (!state.invitations.roll.contains(id) && !state.is_chair(id) && !state.is_record_taker(id)) {
            auto text = name;
            if (!role.empty())
                (text += ", ") += role;
            colleagues.push_back({id.value, std::move(text)});
        }
    return colleagues;
}

/// INV-03 to INV-05: whoever cannot come names somebody of the same agency. Whether there was nothing to do, or it is
/// done; else the form says what is wrong.
bool name_substitute(Reader const& reader, Form& form, std::string const& conference, PersonId const& whose)
{
    auto const chosen = form.text("substitute");
    auto const typed = form.text("substitute_name");
    if (chosen.empty() && typed.empty())
        return true;
    if (!chosen.empty() && !typed.empty()) {
        form.wrong("substitute_name", reader.text("form.reply.substitute.twice"));
        return false;
    }
    conference::NameSubstitute named;
    named.person = whose;
    named.ready = contains(form.texts("ready"), std::string{"yes"});
    if (chosen.empty()) {
        named.name = typed;
        named.substitute = PersonId{form.command("substitute").value};
    } else {
        named.substitute = PersonId{chosen};
        named.name = reader.read([&](ledger::Snapshot const& snapshot) {
            auto const& known = snapshot.site().practitioner(named.substitute).practitioner;
            return known ? known->said.name : std::string{};
        });
    }
    if (!carried_out_at(reader, form, conference, conference::Command{named}, {{"name", "substitute_name"}},
                        "substitute"))
        return false;
    send_way_in(reader, named.substitute);
    return true;
}

}

Guard invitation_of(std::string const& conference)
{
    return Needs{.action = access::Action::reply_invitation,
                 .thing =
                     application::Thing{.kind = access::ObjectKind::invitation, .conference = ConferenceId{conference}},
                 .instead = "page.reply.not_yours"};
}

Guard answering_for(std::string const& conference, std::string const&)
{
    return Needs{access::Action::arrange_conference,
                 application::Thing{.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

std::optional<Form> answer_for_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    PersonId const whose{person};
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const known = state.invitations.roll.find(whose);
        if (known == state.invitations.roll.end())
            return std::nullopt;
        using Kind = Field::Kind;
        bool const own = whose == reader.who();
        auto const given = state.invitations.replies.find(whose);
        auto const before = given == state.invitations.replies.end() ? std::string{} : word_of(given->second.answer);
        std::vector<Field> fields{ask(Kind::choice, "answer").of(answers(reader, own)).from(before),
                                  ask(Kind::lines, "reason").optional()};
        // INV-03: only who is party to the decision sends somebody else.
        if (known->second.capacity == Capacity::practitioner) {
            auto name = ask(Kind::text, "substitute_name").optional();
            if (auto colleagues = colleagues_of(reader, snapshot, state, known->second.agency); !colleagues.empty())
                fields.push_back(ask(Kind::pick, "substitute").optional().of(std::move(colleagues)));
            else
                name = name.called(reader.text(own ? "form.reply.substitute" : "form.answer_for.substitute"));
            fields.push_back(name);
            fields.push_back(ask(Kind::many, "ready").optional().of({{"yes", reader.text("form.reply.ready.yes")}}));
        }
        return Form{reader, own ? "reply" : "answer_for", std::move(fields)};
    });
}

PageParts show_answer_for(Reader const& reader, Form const& form, std::string const& conference,
                          std::string const& person)
{
    PersonId const whose{person};
    return reader.read([&](ledger::Snapshot const& snapshot) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        bool const own = whose == reader.who();
        auto const title = reader.text(own ? "page.reply" : "page.answer_for", {{"id", conference}});
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
        if (!own)
            out.add(R"(<p class="govuk-body-l">{}</p>)", name_of(state, whose));
        if (is_past_answering(state)) {
            // INV-01: who came and who did not is recorded at the meeting.
            out += inset_text({reader.text("page.reply.too_late")});
        } else {
            if (own)
                out += own_lapses(reader, snapshot);
            out += told(reader, state, whose);
            if (auto const before = answered(reader, state, whose); !before.empty())
                out += inset_text({before});
            out += form.show(reader.text(own ? "page.reply.send" : "page.answer_for.keep"));
        }
        return PageParts{
            title, out,
            crumbs_at(reader, conference, {{reader.text(own ? "page.reply.short" : "page.answer_for.short")}}),
            "conferences"};
    });
}

std::optional<net::Response> take_answer_for(Reader const& reader, Form& form, std::string const& conference,
                                             std::string const& person)
{
    PersonId const whose{person};
    bool const late = reader.read([&](ledger::Snapshot const& snapshot) {
        return is_past_answering(snapshot.site().conference(ConferenceId{conference}));
    });
    if (late) {
        form.wrong("", reader.text("page.reply.too_late"));
        return std::nullopt;
    }
    conference::ReplyToInvitation reply;
    reply.person = whose;
    reply.answer = chosen<conference::Answer>(form.text("answer"));
    reply.reason = form.paragraph_if_any("reason");
    if (!carried_out_at(reader, form, conference, conference::Command{reply}))
        return std::nullopt;
    if (reply.answer != conference::Answer::attending && !name_substitute(reader, form, conference, whose))
        return std::nullopt;
    if (whose != reader.who())
        return done_at_conference(reader, conference, {"invite"});
    return done_at(reader, {"conferences", conference});
}

std::optional<Form> reply_form(Reader const& reader, std::string const& conference)
{
    return answer_for_form(reader, conference, reader.who().value);
}

PageParts show_reply(Reader const& reader, Form const& form, std::string const& conference)
{
    return show_answer_for(reader, form, conference, reader.who().value);
}

std::optional<net::Response> take_reply(Reader const& reader, Form& form, std::string const& conference)
{
    return take_answer_for(reader, form, conference, reader.who().value);
}

}
