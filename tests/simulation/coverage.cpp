#include "coverage.h"

#include "application/shapes.h"

#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iterator>
#include <ostream>
#include <regex>

namespace noddfa::simulation {

namespace {

constexpr int often = 20; ///< how many times each milestone is to occur in a full run

/// Codes that no line of a replay can bring about, and why.
std::map<std::string, std::string> const& out_of_reach()
{
    static std::map<std::string, std::string> const codes{
        {"post-empty", "a warning on the board's own page"},
        {"protocol-review-overdue", "a warning on the board's own page"},
        {"no-route-onto-register", "the register is told by the conference, which always says which it is"},
        {"no-route-off-register", "the register is told by the conference, which always says which it is"},
        {"no-reconvene-date", "the board's own number of days always gives one"},
        {"no-record-taker", "the form of a booking asks for one"},
        {"nothing-to-restore", "a child removed, registered anew and lost another way before the removal is set aside"},
        {"recorded-as-not-held", "a life ends with the conference that is not held"},
        {"grouping-not-counted", "the form of a ballot offers the groupings that vote"},
        {"no-elector-of-education", "the form of a ballot offers the groupings that vote"},
        {"not-directly-involved", "the form of a ballot offers the groupings that vote"},
        {"left-out-by-ruling", "the form of a ballot offers the groupings that vote"},
        {"another-elector-named", "the form of a ballot offers the person who votes for a grouping"},
        {"sole-school-speaks", "the form of a ballot offers the person who votes for a grouping"},
        {"not-a-board-agency", "the form of an enquiry asks for one"},
        {"not-permitted", "told to somebody signed in, and lives act for the system: PerformedAs tests it"},
        {"second-person-awaited", "told to somebody signed in, and lives act for the system: PerformedAs tests it"},
        {"changed-meanwhile", "told to whoever saw an older version, which no life does: Drafts tests it"},
    };
    return codes;
}

std::set<std::string> const& wanted_milestones()
{
    static std::set<std::string> const names{"consensus",    "majority",  "tie",      "discretion", "second round",
                                             "postponement", "set-aside", "transfer", "birth",      "removal"};
    return names;
}

int count_of(std::map<std::string, int> const& counts, std::string const& name)
{
    auto const found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
}

void print(std::string const& name, int count, bool enough, std::ostream& out)
{
    out << "  " << std::left << std::setw(38) << name << std::right << std::setw(8) << count
        << (enough ? "" : "  MISSING") << "\n";
}

}

void Coverage::take(application::Outcome const& outcome)
{
    if (outcome.repeated)
        return;
    for (auto const& record : outcome.records)
        ++events[std::string{application::name_of(record.event)}];
    for (auto const& finding : outcome.findings)
        ++findings[std::string{finding.code.text()}];
    if (!outcome.refusal)
        return;
    ++refusals[std::string{outcome.refusal->code.text()}];
    for (auto const& limb : outcome.refusal->limbs)
        if (limb.code != outcome.refusal->code)
            ++refusals[std::string{limb.code.text()}];
}

void Coverage::take(std::map<std::string, int> const& reached)
{
    for (auto const& [name, count] : reached)
        milestones[name] += count;
}

void Coverage::add(Coverage const& other)
{
    for (auto const& [name, count] : other.events)
        events[name] += count;
    for (auto const& [name, count] : other.refusals)
        refusals[name] += count;
    for (auto const& [name, count] : other.findings)
        findings[name] += count;
    take(other.milestones);
}

int Coverage::code(std::string const& code) const { return count_of(refusals, code) + count_of(findings, code); }

std::set<std::string> codes_to_reach()
{
    std::set<std::string> codes;
    std::regex const literal{R"re("([a-z0-9-]+)"_code)re"};
    for (auto const& entry : std::filesystem::recursive_directory_iterator{NODDFA_SOURCE_DIR "/src"}) {
        // Nobody joins or leaves an agency in a life, or claims what they may not see: these have tests of their own.
        if (auto const room = entry.path().parent_path().filename(); room == "directory" || room == "grants")
            continue;
        auto const name = entry.path().filename().string();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp"))
            continue;
        std::ifstream file{entry.path()};
        std::string const text{std::istreambuf_iterator<char>{file}, {}};
        for (std::sregex_iterator found{text.begin(), text.end(), literal}, end; found != end; ++found)
            if (!out_of_reach().contains((*found)[1].str()))
                codes.insert((*found)[1].str());
    }
    return codes;
}

bool report(Coverage const& coverage, std::ostream& out)
{
    bool complete = true;
    out << "events\n";
    std::set<std::string> names;
    for (auto const& shape : application::event_shapes())
        if (shape.room != application::Room::directory && shape.room != application::Room::access)
            names.emplace(shape.name);
    for (auto const& name : names) {
        int const count = count_of(coverage.events, name);
        complete = complete && count > 0;
        print(name, count, count > 0, out);
    }
    out << "codes (refusals and findings)\n";
    for (auto const& code : codes_to_reach()) {
        complete = complete && coverage.code(code) > 0;
        print(code, coverage.code(code), coverage.code(code) > 0, out);
    }
    out << "milestones (at least " << often << ")\n";
    for (auto const& name : wanted_milestones()) {
        int const count = count_of(coverage.milestones, name);
        complete = complete && count >= often;
        print(name, count, count >= often, out);
    }
    return complete;
}

}
