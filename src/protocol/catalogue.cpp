#include "protocol/catalogue.h"

#include "protocol/clause_file.h"
#include "protocol/data.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace noddfa {

namespace {

Catalogue built_in_catalogue()
{
    Catalogue whole;
    for (auto const& file : protocol_data())
        if (file.name.starts_with("clauses/"))
            if (auto fault = read_clauses(file.name, file.text, whole))
                throw std::logic_error{sentence(*fault)};
    for (std::size_t at = 0; at < clause_count; ++at)
        if (whole.clauses.size() != clause_count || whole.clauses[at].id != id_of(static_cast<Clause>(at)))
            throw std::logic_error{"the clause constants do not follow the catalogue"};
    return whole;
}

}

std::optional<DataFault> read_clauses(std::string_view file, std::string_view toml, Catalogue& into)
{
    ClauseFile read;
    if (auto fault = read_clause_file(file, toml, read))
        return fault;
    for (auto const& clause : read.clauses)
        for (auto const& known : into.clauses)
            if (known.id == clause.id)
                return DataFault{std::string{file}, 0, "id", clause.id + " is already in another file"};
    into.headings.push_back(std::move(read.heading));
    std::move(read.clauses.begin(), read.clauses.end(), std::back_inserter(into.clauses));
    return std::nullopt;
}

Catalogue const& catalogue()
{
    static Catalogue const whole = built_in_catalogue();
    return whole;
}

}
