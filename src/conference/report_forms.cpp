#include "conference/report_forms.h"

#include "base/contains.h"

#include <algorithm>
#include <string_view>

namespace noddfa::conference {

namespace {

using S = ReportSection;

/// REP-16, REP-14: first what the writer did, then what they know, last what they make of it. REP-08: what the family
/// is like is considered for each child, so that only what a service did is the same for all of them.
constexpr FormSection in_order[] = {
    {S::involvement, Asked::always, true, Clause::REP_16},
    {S::assessment, Asked::always, false, Clause::REP_14},
    {S::chronology, Asked::always, true, Clause::REP_14},
    {S::needs, Asked::always, false, Clause::RESP_03},
    {S::parenting_capacity, Asked::always, false, Clause::RESP_03},
    {S::family_and_environment, Asked::always, true, Clause::RESP_03},
    // RESP-09, REP-02: strengths stand beside concerns.
    {S::strengths, Asked::always, false, Clause::RESP_09},
    {S::risk_analysis, Asked::always, false, Clause::RESP_03},
    {S::gaps, Asked::always, true, Clause::REP_14},
};

/// REP-03: what is relevant and proportionate. Which sections a service is always asked for; the others where it knows
/// something. READING REP-16: the procedures' own list was not recovered, so that a board may want other ones.
struct Asking {
    std::string_view of; ///< a service or a grouping
    std::span<S const> always;
};

constexpr S doctor[] = {S::involvement, S::needs, S::strengths, S::risk_analysis};
constexpr S sees_the_child[] = {S::involvement, S::needs, S::family_and_environment, S::strengths, S::risk_analysis};
constexpr S sees_the_home[] = {S::involvement, S::family_and_environment, S::strengths, S::risk_analysis};
constexpr S sees_the_parent[] = {S::involvement, S::parenting_capacity, S::strengths, S::risk_analysis};

constexpr Asking asked_of[] = {
    {"gp", doctor},           {"gp_of_parent", sees_the_parent},
    {"paediatrics", doctor},  {"EDU", sees_the_child},
    {"EY", sees_the_child},   {"POL", sees_the_home},
    {"HOU", sees_the_home},   {"PRO", sees_the_parent},
    {"ASS", sees_the_parent}, {"AH", sees_the_parent},
    {"VOL", sees_the_child},  {"YOS", sees_the_child},
};

std::span<S const> asked_first(ServiceId const& service, GroupingId const& grouping)
{
    for (auto const& name : {service.value, grouping.value})
        for (auto const& row : asked_of)
            if (row.of == name)
                return row.always;
    return {};
}

}

std::span<FormSection const> report_sections() { return in_order; }

std::vector<FormSection> report_form(ReportKind kind, ServiceId const& service, GroupingId const& grouping)
{
    auto const wanted = report_template(kind);
    auto const first = asked_first(service, grouping);
    bool const everything = first.empty() || kind == ReportKind::social_work || kind == ReportKind::midwifery;
    std::vector<FormSection> form;
    for (auto const& section : in_order)
        if (contains(wanted, section.section)) {
            form.push_back(section);
            if (!everything && std::ranges::find(first, section.section) == first.end())
                form.back().asked = Asked::if_known;
        }
    std::ranges::stable_partition(form, [](auto const& section) { return section.asked == Asked::always; });
    return form;
}

}
