#include "protocol/authorities.h"

#include "base/contains.h"
#include "protocol/data.h"
#include "protocol/data_row.h"

#include <algorithm>
#include <stdexcept>

namespace noddfa {

namespace {

constexpr std::string_view authorities_file = "authorities.toml";
constexpr std::string_view invented_file = "authorities-invented.toml";

void read_dated(DataRow& row, Dated& into)
{
    into.valid_from = row.date("valid_from");
    if (row.has("valid_until")) {
        into.valid_until = row.date("valid_until");
        if (*into.valid_until <= into.valid_from)
            row.refuse("valid_until", "is not after valid_from");
    }
    into.source = row.text("source");
    into.mark = row.optional_text("mark");
    if (!into.mark.empty())
        row.one_of<int>("mark", {{"K", 0}});
}

/// `W06` and six digits.
bool is_code_of_a_council(std::string_view id)
{
    return id.size() == 9 && id.starts_with("W06")
           && std::all_of(id.begin() + 3, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Authority read_council(DataRow& row, Authorities const& so_far)
{
    Authority council;
    council.id = AuthorityId{row.text("id")};
    if (!is_code_of_a_council(council.id.value))
        row.refuse("id", "expected W06 and six digits");
    if (so_far.council(council.id))
        row.refuse("id", "is given twice");
    council.english = row.text("en");
    council.welsh = row.text("cy");
    read_dated(row, council);
    return council;
}

bool overlap(Dated const& one, Dated const& other)
{
    return (!one.valid_until || other.valid_from < *one.valid_until)
           && (!other.valid_until || one.valid_from < *other.valid_until);
}

Body read_body(DataRow& row, Authorities const& all, std::vector<Body> const& so_far)
{
    Body body;
    body.id = row.text("id");
    body.english = row.text("en");
    body.welsh = row.text("cy");
    for (auto& id : row.texts("councils")) {
        AuthorityId council{std::move(id)};
        if (!all.council(council))
            row.refuse("councils", council.value + " is no council of this file");
        if (contains(body.councils, council))
            row.refuse("councils", council.value + " is given twice");
        body.councils.push_back(std::move(council));
    }
    if (body.councils.empty())
        row.refuse("councils", "expected at least one council");
    read_dated(row, body);
    for (auto const& other : so_far) {
        if (!overlap(body, other))
            continue;
        if (other.id == body.id)
            row.refuse("id", "is given twice for one day");
        for (auto const& council : body.councils)
            if (contains(other.councils, council))
                row.refuse("councils", council.value + " has another body of the kind, " + other.id);
    }
    return body;
}

void read_bodies(DataRow& top, char const* kind, Authorities const& all, std::vector<Body>& into)
{
    top.each(kind, [&](DataRow& row) { into.push_back(read_body(row, all, into)); });
    if (top.is_wrong())
        return;
    for (auto const& council : all.councils)
        if (!council.valid_until && std::none_of(into.begin(), into.end(), [&](Body const& body) {
                return !body.valid_until && contains(body.councils, council.id);
            }))
            top.refuse(kind, council.id.value + " has none");
}

Authorities built_in(std::string_view file)
{
    Authorities all;
    if (auto fault = read_authorities(file, protocol_data(file), all))
        throw std::logic_error{sentence(*fault)};
    return all;
}

}

bool Body::serves(AuthorityId const& council, Date day) const { return holds_on(day) && contains(councils, council); }

Authority const* Authorities::council(AuthorityId const& id) const
{
    auto const found = std::find_if(councils.begin(), councils.end(), [&](auto const& one) { return one.id == id; });
    return found == councils.end() ? nullptr : &*found;
}

Body const* Authorities::serving(std::vector<Body> const& bodies, AuthorityId const& council, Date day)
{
    auto const found =
        std::find_if(bodies.begin(), bodies.end(), [&](Body const& body) { return body.serves(council, day); });
    return found == bodies.end() ? nullptr : &*found;
}

std::optional<DataFault> read_authorities(std::string_view file, std::string_view toml, Authorities& into)
{
    return read_data(file, toml, [&](DataRow& top) {
        into = {};
        into.version = top.text("version");
        into.source = top.text("source");
        top.each("authority", [&](DataRow& row) { into.councils.push_back(read_council(row, into)); });
        read_bodies(top, "board", into, into.boards);
        read_bodies(top, "health_board", into, into.health_boards);
        read_bodies(top, "police_force", into, into.police_forces);
    });
}

Authorities const& authorities()
{
    static Authorities const all = built_in(authorities_file);
    return all;
}

Authorities const& invented_authorities()
{
    static Authorities const all = built_in(invented_file);
    return all;
}

Authority const* any_council(AuthorityId const& id)
{
    auto const* council = authorities().council(id);
    return council ? council : invented_authorities().council(id);
}

}
