#include "web/pages/lapses.h"

#include "directory/lapses.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/desk/known.h"

namespace noddfa::web {

Html own_lapses(Reader const& reader, ledger::Snapshot const& at)
{
    auto const& own = at.site().practitioner(reader.who()).practitioner;
    if (!own)
        return {};
    Html lines;
    for (auto const& lapse : directory::lapses(*own, reader.today(), at.site().settings().on(reader.today()))) {
        auto const day = reader.words.day(Date::parse(lapse.details.at("due")).value());
        auto const employer = lapse.details.find("employer");
        lines.add("<li>{}</li>",
                  employer == lapse.details.end()
                      ? reader.text("page.lapse.training", {{"day", day}})
                      : reader.text("page.lapse.attestation",
                                    {{"agency", called(reader, at, AgencyId{employer->second})}, {"day", day}}));
    }
    if (lines.empty())
        return {};
    return components::inset_text(
        {html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul><p class="govuk-body">{}</p>)", lines,
              reader.text("page.lapse.goes_on"))});
}

Html lapse_tags(Reader const& reader, directory::Practitioner const& person, Settings const& settings)
{
    Html tags;
    bool attested = true;
    bool trained = true;
    for (auto const& lapse : directory::lapses(person, reader.today(), settings))
        (lapse.details.contains("employer") ? attested : trained) = false;
    if (!trained)
        tags += components::tag({reader.text("page.lapse.training.short"), "govuk-tag--orange"});
    if (!attested)
        tags += components::tag({reader.text("page.lapse.attestation.short"), "govuk-tag--orange"});
    return tags;
}

}
