#pragma once

#include "main/test_desk.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace noddfa {

/// A text with all that it includes, shipped beginnings and files beside it, told at an authority that agencies can be
/// of.
inline std::string told_here(std::istream& lines, std::filesystem::path const& beside)
{
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        constexpr std::string_view include = R"({"include":")";
        constexpr std::string_view elsewhere = R"("authority":"north-council")";
        if (line.starts_with(include)) {
            auto const name = line.substr(include.size(), line.rfind('"') - include.size());
            if (auto const shipped = replay::prelude(name)) {
                std::istringstream more{std::string{*shipped}};
                out += told_here(more, beside);
            } else {
                std::ifstream more{beside / name};
                out += told_here(more, (beside / name).parent_path());
            }
            continue;
        }
        for (auto at = line.find(elsewhere); at != std::string::npos; at = line.find(elsewhere))
            line.replace(at, elsewhere.size(), R"("authority":"W06000016")");
        out += line + "\n";
    }
    return out;
}

inline std::string told_here(std::string_view prelude)
{
    std::istringstream lines{std::string{*replay::prelude(prelude)}};
    return told_here(lines, {});
}

/// The people of the shipped beginnings, and others, with memberships and posts from the first day of 2026.
inline std::string people_of_the_board()
{
    std::string out = R"({"clock":"2026-01-05T09:00"})"
                      "\n";
    auto const agency = [&](std::string const& id, std::string const& sector, std::string const& service) {
        out += R"({"do":"RecordAgency","agency":")" + id + R"(","name":")" + id + R"(","sector":")" + sector
               + R"(","services":[")" + service + R"("],"authorities":["W06000016"],"since":"2026-01-01"})" + "\n";
    };
    auto const person = [&](std::string const& id, std::string const& of) {
        out += R"({"do":"RecordPractitioner","person":")" + id + R"(","name":"Neb )" + id + R"(","email":")" + id
               + R"(@example.test"})" + "\n" + R"({"do":"JoinAgency","person":")" + id + R"(","agency":")" + of
               + R"(","since":"2026-01-01"})" + "\n";
    };
    auto const post = [&](std::string const& id, std::string const& what, std::string const& where) {
        auto const said = R"("person":")" + id + R"(","post":")" + what + '"' + where;
        out += R"({"do":"ProposePost","by":"first","change":"grant","on":"2026-01-01",)" + said + "}\n"
               + R"({"do":"AgreePost","by":"second",)" + said + "}\n";
    };
    agency("north-council", "social_services", "social_work");
    agency("health-board", "health", "health_visiting");
    agency("school-1", "education", "school");
    agency("police-force", "police", "police_ppu");
    for (auto const* id : {"sw", "manager", "chair", "recorder", "coordinator", "lsm", "lsm-deputy", "custodian",
                           "admin", "admin-2", "stranger", "head"})
        person(id, "north-council");
    for (auto const& [id, of] : std::map<std::string, std::string>{
             {"hv", "health-board"}, {"teacher", "school-1"}, {"police", "police-force"}, {"nurse", "health-board"}})
        person(id, of);
    auto const here = std::string{R"(,"authority":"W06000016")"};
    post("coordinator", "coordinator", here);
    post("lsm", "lead_manager", here);
    post("lsm-deputy", "deputy_manager", here);
    post("custodian", "custodian", here);
    post("admin", "board_admin", "");
    post("admin-2", "board_admin", "");
    post("head", "director", "");
    post("nurse", "agency_lead", R"(,"agency":"health-board")");
    return out;
}

/// Somebody signed in with a second factor a minute ago.
inline application::Asker signed_in(std::string const& person, Moment const& now)
{
    application::Asker asker;
    asker.who = PersonId{person};
    asker.assurance = 2;
    asker.proved = later(now, -1);
    return asker;
}

}
