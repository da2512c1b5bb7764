#pragma once

#include "web/before/reports/papers.h"

/// The forms about one report.
namespace noddfa::web {

/// A report of a conference, and what there is to read in it for the reader.
struct Paper {
    conference::State const& state;
    conference::KeptReport const& kept;
    std::optional<access::Permit> permit;
};

template<class Work> auto with_paper(Reader const& reader, std::string const& conference, std::string const& report,
                                     Work work)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> decltype(work(snapshot, std::declval<Paper const&>())) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const kept = state.reports.kept.find(ReportId{report});
        if (kept == state.reports.kept.end())
            return {};
        return work(snapshot,
                    Paper{state, kept->second,
                          reader.could(snapshot, access::Action::read_report, report_thing(conference, report))});
    });
}

/// Whether it is of the reader's own agency.
bool is_own(Reader const& reader, Paper const& paper);
/// People of a conference, to choose from.
std::vector<Option> people_at(conference::State const& state, std::vector<PersonId> const& among);
std::vector<Crumb> crumbs_of_report(Reader const& reader, std::string const& conference, std::string const& report,
                                    std::string const& title);
/// On whom the report is and who wrote it.
Html about(Reader const& reader, Paper const& paper);
/// The page of a form whose words are the messages `page.<name>`, `….lead` and `….send`.
PageParts page_about(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                     char const* name);

}
