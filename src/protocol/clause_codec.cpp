#include "codec/read.h"
#include "codec/write.h"
#include "protocol/clause.h"

namespace noddfa::codec {

ReadResult read_map_key(std::string_view text, Clause& into)
{
    auto const clause = clause_named(text);
    if (!clause)
        return Fault{"", Problem::unknown_clause, ""};
    into = *clause;
    return std::nullopt;
}

ReadResult read(value const& json, Clause& into)
{
    auto const* text = json.if_string();
    return text ? read_map_key(*text, into) : ReadResult{wrong_type("text")};
}

value write(Clause const& clause) { return value(id_of(clause)); }
std::string key_text(Clause const& clause) { return std::string{id_of(clause)}; }

}
