#pragma once

#include "conference/reports.h"

#include <span>

/// What the report of a service is asked for, section by section.
namespace noddfa::conference {

enum class Asked { always, if_known };

struct FormSection {
    ReportSection section{};
    Asked asked = Asked::always;
    bool of_the_family = false; ///< the same for every child: written once and reused (REP-09)
    Clause clause{};            ///< that wants it
};

/// Every section that a report may have, in the order in which it is written and read.
std::span<FormSection const> report_sections();

/// The sections of a form in its order. A service that sees a child or parent now and then is asked for little and may
/// say more; nothing keeps a report from being sent without any of them.
std::vector<FormSection> report_form(ReportKind kind, ServiceId const& service, GroupingId const& grouping);

}
