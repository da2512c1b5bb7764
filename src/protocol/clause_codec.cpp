#include "codec/type.h"
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

std::string key_text(Clause const& clause) { return std::string{id_of(clause)}; }

ReadResult TypeFor<Clause>::read(value const& json, void* into)
{
    auto const* text = json.if_string();
    return text ? read_map_key(*text, *static_cast<Clause*>(into)) : ReadResult{wrong_type("text")};
}
value TypeFor<Clause>::write(void const* from) { return value(id_of(*static_cast<Clause const*>(from))); }
void TypeFor<Clause>::text(void const* from, std::string& out) { quote(id_of(*static_cast<Clause const*>(from)), out); }
bool TypeFor<Clause>::absent(void const*) { return false; }
value TypeFor<Clause>::schema() { return detail::reference("clause"); }
void TypeFor<Clause>::paragraphs(void*, VisitParagraph const&) {}

}
