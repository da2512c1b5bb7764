#include "web/before/forecast.h"

#include "conference/quoracy.h"
#include "replay/directory.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/pages/parts.h"

namespace noddfa::web {

using namespace components;
using conference::QuoracyForecast;
using conference::QuoracyLevel;

namespace {

class Forecasts {
public:
    Forecasts(Reader const& reader, Settings const& settings)
        : reader_(reader), settings_(settings), names_(reader.language)
    {
    }

    Html of(QuoracyForecast const& forecast) const
    {
        Html out;
        out.add(R"(<div class="noddfa-marks">{}</div><p class="govuk-body">{}</p>)", mark(forecast),
                reader_.text("page.forecast.coming", {{"n", std::to_string(forecast.agencies.size())},
                                                      {"needed", std::to_string(settings_.quorum_min)},
                                                      {"agencies", listed(forecast.agencies)}}));
        auto const advice = advice_on(forecast);
        if (!advice.empty())
            out.add(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", advice);
        return out;
    }

private:
    std::string listed(std::set<QuorumAgencyId> const& agencies) const
    {
        std::vector<std::string> names;
        for (auto const& agency : agencies)
            names.push_back(names_.quorum_agency(agency.value));
        return names.empty() ? reader_.text("page.forecast.none") : reader_.words.list(names, language::Listed::words);
    }
    Html mark(QuoracyForecast const& forecast) const
    {
        auto const level = forecast.midwifery_met() ? forecast.level : QuoracyLevel::inquorate;
        switch (level) {
        case QuoracyLevel::quorate: return tag({reader_.text("page.forecast.quorate"), "govuk-tag--green"});
        case QuoracyLevel::discretion: return tag({reader_.text("page.risk.discretion"), "govuk-tag--orange"});
        case QuoracyLevel::inquorate: break;
        }
        return tag({reader_.text("page.risk.not_quorate"), "govuk-tag--red"});
    }
    Html advice_on(QuoracyForecast const& forecast) const
    {
        Html out;
        // UNB-01, B-14: beside the count.
        if (!forecast.midwifery_met())
            out.add("<li>{} {}</li>", reader_.text("page.forecast.midwife"), clause_link(reader_, "UNB-01"));
        if (forecast.level == QuoracyLevel::quorate)
            return out;
        if (!forecast.silent.empty())
            out.add("<li>{}</li>", reader_.text("page.forecast.silent", {{"agencies", listed(forecast.silent)}}));
        // INV-03
        if (!forecast.away.empty())
            out.add("<li>{} {}</li>", reader_.text("page.forecast.away", {{"agencies", listed(forecast.away)}}),
                    clause_link(reader_, "INV-03"));
        auto const more = settings_.quorum_min
                          - static_cast<int>(forecast.agencies.size() + forecast.silent.size() + forecast.away.size());
        if (more > 0)
            out.add("<li>{}</li>", reader_.words.plural("page.forecast.invite", more));
        // QUOR-02, QUOR-06: with two the chair may go on for reasons; with fewer nobody may.
        out.add("<li>{} {}</li>",
                reader_.text(forecast.level == QuoracyLevel::discretion ? "page.forecast.discretion"
                                                                        : "page.forecast.nobody_decides"),
                clause_link(reader_, forecast.level == QuoracyLevel::discretion ? "QUOR-02" : "QUOR-06"));
        return out;
    }

    Reader const& reader_;
    Settings const& settings_;
    replay::Directory names_;
};

}

Html quoracy_forecasts(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    auto const& state = at.site().conference(conference);
    if (state.meeting.opened || state.convening.not_held || state.invitations.sent.empty())
        return {};
    application::Site::StreamTerms const terms{at.site(), stream_of(conference), reader.today()};
    Forecasts const forecasts{reader, terms->settings};
    SummaryListParams params;
    for (auto const& child : state.convening.children)
        params.rows.push_back({{child.name.empty() ? child.id.value : child.name},
                               {forecasts.of(conference::quoracy_forecast(state, child.id, terms))}});
    return params.rows.empty() ? Html{}
                               : html("{}{}", heading(reader.text("page.forecast"), "forecast"), summary_list(params));
}

}
