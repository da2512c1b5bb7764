#include "web/desk/desk_form.h"

namespace noddfa::web {

PageParts parts_of(Reader const& reader, Asked const& asked, Marked marked)
{
    auto content = asked.form.what_is_wrong();
    content.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{})", asked.title, asked.above,
                asked.form.show(reader.text(asked.button)));
    if (marked == Marked::yes)
        content.add(
            R"(<p class="govuk-body">{} <a class="govuk-link" href="{}" target="_blank" rel="noopener">{}</a></p>)",
            reader.text("page.desk.marked"), reader.to({"sign-in", "again"}), reader.text("page.desk.prove"));
    return {asked.title, std::move(content), asked.crumbs, "administration"};
}

Asked resting_on(application::StreamId stream, Asked asked)
{
    asked.rests_on = std::move(stream);
    return asked;
}

void note_version(Reader const& reader, Asked& asked)
{
    if (asked.rests_on)
        asked.form.on_version(reader.read([&](ledger::Snapshot const& at) { return at.version(*asked.rests_on); }));
}

}
