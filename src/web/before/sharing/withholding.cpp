#include "web/before/sharing/share.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

/// What somebody says who is asked whether anything should be kept from the family.
namespace noddfa::web {

using FieldKind = Field::Kind;

std::optional<Form> withholding_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        auto const& roll = snapshot.site().conference(ConferenceId{conference}).invitations.roll;
        if (!roll.contains(reader.who()))
            return std::nullopt;
        return Form{
            reader,
            "withholding",
            {ask(FieldKind::choice, "anything")
                 .of({{"no", reader.text("form.withholding.anything.no")},
                      {"yes", reader.text("form.withholding.anything.yes")}}),
             ask(FieldKind::lines, "note").optional(),
             ask(FieldKind::many, "violence").optional().of({{"yes", reader.text("form.withholding.violence.yes")}})}};
    });
}

PageParts show_withholding(Reader const& reader, Form const& form, std::string const& conference)
{
    auto const title = reader.text("page.withholding");
    auto out = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{} {}</p>)", title,
                    reader.text("page.withholding.lead"), clause_link(reader, "CNF-09"));
    out += form.show(reader.text("page.withholding.send"));
    return {title, out, crumbs_at(reader, conference, {{title}}), "conferences"};
}

std::optional<net::Response> take_withholding(Reader const& reader, Form& form, std::string const& conference)
{
    conference::AnswerAboutWithholding answer;
    answer.person = reader.who();
    answer.anything = form.text("anything") == "yes";
    answer.note = form.paragraph_if_any("note");
    bool const violence = !form.texts("violence").empty();
    if ((answer.anything || violence) && !answer.note) {
        form.wrong("note", reader.text("form.withholding.note.missing"));
        return std::nullopt;
    }
    if (answer.note)
        // CNF-09: the chair leads on how it is handled; nobody else reads it before.
        answer.note->labels = {access::text_of({access::LabelKind::CLOSED, {}, "withholding"})};
    if (!carried_out_at(reader, form, conference, conference::Command{answer}))
        return std::nullopt;
    if (violence) {
        // REP-06: at the earliest opportunity, and in so many words.
        conference::RaiseSensitivity raised;
        raised.person = reader.who();
        raised.what = *answer.note;
        raised.violence = true;
        if (!carried_out_at(reader, form, conference, conference::Command{raised}, {{"what", "note"}}, "violence"))
            return std::nullopt;
    }
    return done_at(reader, {"conferences", conference});
}

}
