#include "ledger/drafts.h"

#include "application/rows.h"
#include "codec/read.h"
#include "codec/write.h"
#include "ledger/reference.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::ledger {

/// What is sealed.
struct SealedDraft {
    std::string typed;
    Moment begun;
};
BOOST_DESCRIBE_STRUCT(SealedDraft, (), (typed, begun))

namespace {

constexpr std::int64_t drafts_version = 1;
constexpr std::string_view drafts_table = "drafts";
constexpr std::string_view purpose_of_draft = "draft";

constexpr std::string_view drafts_definition = R"(
CREATE TABLE drafts (
    name BYTES PRIMARY KEY NOT NULL,
    scope BYTES NOT NULL,
    day INTEGER NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE INDEX drafts_of_scope ON drafts (scope, day);
CREATE INDEX drafts_of_day ON drafts (day);
)";

std::string key_of(PersonId const& person) { return "person:" + person.value; }

store::Id name_of(store::Reader& reader, DraftOf const& of)
{
    return reader.pseudonym("draft", of.who.value + "\n" + of.form);
}

}

void make_drafts(store::Writer& writer)
{
    if (writer.projection(drafts_table, drafts_version))
        return;
    writer.sql().run(db::spell(drafts_definition, writer.sql().dialect()));
    writer.set_projection(drafts_table, drafts_version, writer.next_sequence());
}

bool keep_draft(store::Writer& writer, DraftOf const& of, std::string const& typed, Moment const& now)
{
    if (typed.size() > largest_draft)
        return false;
    auto const before = draft(writer, of);
    auto const text = boost::json::serialize(codec::write(SealedDraft{typed, before ? before->begun : now}));
    auto const name = name_of(writer, of);
    auto const scope = writer.pseudonym("scope", key_of(of.who));
    auto const sealed = writer.seal(key_of(of.who), purpose_of_draft, store::view_of(text));
    writer.sql().execute("DELETE FROM drafts WHERE name = $1", store::ByteView{name});
    writer.sql().execute("INSERT INTO drafts (name, scope, day, sealed) VALUES ($1, $2, $3, $4)", store::ByteView{name},
                         store::ByteView{scope}, application::day_number(now.day), store::ByteView{sealed});
    writer.sql().execute("DELETE FROM drafts WHERE scope = $1 AND name <> $2 AND name NOT IN "
                         "(SELECT name FROM drafts WHERE scope = $1 ORDER BY day DESC, name LIMIT $3)",
                         store::ByteView{scope}, store::ByteView{name}, most_drafts_of_a_person);
    return true;
}

std::optional<Draft> draft(store::Reader& reader, DraftOf const& of)
{
    auto const name = name_of(reader, of);
    auto found = reader.sql().prepare("SELECT sealed FROM drafts WHERE name = $1");
    found.bind(store::ByteView{name});
    if (!found.next())
        return std::nullopt;
    auto const text = reader.unseal(key_of(of.who), purpose_of_draft, found.row().bytes(0));
    if (!text)
        return std::nullopt;
    SealedDraft kept;
    if (codec::read(boost::json::parse(text_of(*text)), kept))
        throw store::Fault{store::FaultCode::damaged_record};
    return Draft{std::move(kept.typed), kept.begun};
}

void drop_draft(store::Writer& writer, DraftOf const& of)
{
    auto const name = name_of(writer, of);
    writer.sql().execute("DELETE FROM drafts WHERE name = $1", store::ByteView{name});
}

void drop_drafts_before(store::Writer& writer, Date day)
{
    writer.sql().execute("DELETE FROM drafts WHERE day < $1", application::day_number(day));
}

void purge_drafts(store::Writer& writer, std::string const& key_scope)
{
    auto const scope = writer.pseudonym("scope", key_scope);
    writer.sql().execute("DELETE FROM drafts WHERE scope = $1", store::ByteView{scope});
}

}
