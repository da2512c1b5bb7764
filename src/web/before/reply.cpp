#include "web/before/reply.h"

#include "base/contains.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/pages/said.h"

namespace noddfa::web {

using namespace components;
using application::Room;
using application::StreamId;

namespace {

std::string name_of(conference::State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    return found == state.invitations.roll.end() ? std::string{} : found->second.name;
}

/// What they have to know to answer: when, where, in which language, about whom, with whom.
Html told(Reader const& reader, conference::State const& state)
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
        if (person != reader.who() && !name_of(state, person).empty())
            others.push_back(name_of(state, person));
    add("others_invited", reader.words.list(others, language::Listed::names));
    return summary_list(params);
}

std::string answered(Reader const& reader, conference::State const& state)
{
    auto const reply = state.invitations.replies.find(reader.who());
    return reply == state.invitations.replies.end()
               ? std::string{}
               : reader.text("page.reply.answered", {{"answer", value_of(reader, "answer", reply->second.answer)}});
}

}

Guard invitation_of(std::string const& conference)
{
    return Needs{access::Action::reply_invitation,
                 application::Thing{.kind = access::ObjectKind::invitation, .conference = ConferenceId{conference}}};
}

std::optional<Form> reply_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        if (!state.invitations.sent.contains(reader.who()) && !state.invitations.roll.contains(reader.who()))
            return std::nullopt;
        using Kind = Field::Kind;
        return Form{reader,
                    "reply",
                    {ask(Kind::choice, "answer")
                         .of({{"attending", value_of(reader, "answer", conference::Answer::attending)},
                              {"apologies", value_of(reader, "answer", conference::Answer::apologies)},
                              {"declines", value_of(reader, "answer", conference::Answer::declines)}}),
                     ask(Kind::lines, "reason").optional(), ask(Kind::text, "substitute_name").optional(),
                     ask(Kind::many, "ready").optional().of({{"yes", reader.text("form.reply.ready.yes")}})}};
    });
}

PageParts show_reply(Reader const& reader, Form const& form, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const title = reader.text("page.reply", {{"id", conference}});
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>{})", title, told(reader, state));
        if (auto const before = answered(reader, state); !before.empty())
            out += inset_text({before});
        out += form.show(reader.text("page.reply.send"));
        return PageParts{title,
                         out,
                         {{reader.text("page.nav.conferences"), reader.to({"conferences"})},
                          {conference, reader.to({"conferences", conference})},
                          {reader.text("page.reply.short")}},
                         "conferences"};
    });
}

std::optional<net::Response> take_reply(Reader const& reader, Form& form, std::string const& conference)
{
    StreamId const stream{Room::conference, conference};
    auto const& asker = reader.visitor->asker;
    conference::ReplyToInvitation reply;
    reply.person = reader.who();
    auto const answer = form.text("answer");
    reply.answer = answer == "attending"   ? conference::Answer::attending
                   : answer == "apologies" ? conference::Answer::apologies
                                           : conference::Answer::declines;
    reply.reason = form.paragraph_if_any("reason");
    auto const outcome = reader.site.ledger.perform_as(asker, stream, conference::Command{reply}, form.act());
    if (!outcome.accepted()) {
        form.refuse(*outcome.refusal);
        return std::nullopt;
    }
    // INV-03 to INV-05: whoever cannot come names somebody of the same agency.
    if (answer != "attending" && !form.text("substitute_name").empty()) {
        conference::NameSubstitute named;
        named.person = reader.who();
        named.name = form.text("substitute_name");
        named.substitute = PersonId{form.command("substitute").value};
        named.ready = contains(form.texts("ready"), std::string{"yes"});
        auto const also =
            reader.site.ledger.perform_as(asker, stream, conference::Command{named}, form.act("substitute"));
        if (!also.accepted()) {
            form.refuse(*also.refusal, {{"substitute", "substitute_name"}, {"name", "substitute_name"}});
            return std::nullopt;
        }
    }
    return go_to(reader.to({"conferences", conference}));
}

}
