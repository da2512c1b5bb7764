#include "ledger/proposals.h"

#include "ledger/reference.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::ledger {

namespace {

constexpr std::int64_t proposals_version = 1;
constexpr std::string_view proposals_projection = "proposals";
constexpr std::string_view purpose_of_proposal = "proposal";

constexpr std::string_view proposals_definition = R"(
CREATE TABLE proposals (
    name BYTES PRIMARY KEY NOT NULL,
    scope BYTES NOT NULL,
    minute INTEGER NOT NULL,
    reference BYTES NOT NULL,
    sealed BYTES NOT NULL
) TABLE_OPTIONS;
CREATE INDEX proposals_of_scope ON proposals (scope);
CREATE INDEX proposals_by_time ON proposals (minute);
)";

boost::json::object form_of(Proposal const& proposal)
{
    return {{"id", proposal.id.value},
            {"command", proposal.command},
            {"payload", proposal.payload},
            {"action", access::name(proposal.action)},
            {"act", application::act_form(proposal.act)},
            {"assurance", proposal.assurance}};
}

Proposal read(Reference const& reference, store::Bytes const& sealed)
{
    auto const json = boost::json::parse(text_of(sealed)).as_object();
    Proposal proposal;
    proposal.id.value = json.at("id").as_string();
    proposal.stream = reference.stream;
    proposal.key_scope = reference.key_scope;
    proposal.command = json.at("command").as_string();
    proposal.payload = json.at("payload").as_string();
    auto const& names = access::names_of_Action;
    auto const at = std::ranges::find(names, std::string_view{json.at("action").as_string()});
    proposal.assurance = static_cast<int>(json.at("assurance").as_int64());
    if (at == names.end() || !application::read_act(json.at("act").as_object(), proposal.act))
        throw store::Fault{store::FaultCode::damaged_record};
    proposal.action = static_cast<access::Action>(at - names.begin());
    return proposal;
}

std::optional<Proposal> opened(store::Reader& reader, store::ByteView sealed_reference, store::ByteView sealed)
{
    auto const reference = opened_reference(reader, sealed_reference);
    auto const plain = reference ? reader.unseal(reference->key_scope, purpose_of_proposal, sealed) : std::nullopt;
    return plain ? std::optional{read(*reference, *plain)} : std::nullopt;
}

}

store::Hash Proposal::hash() const
{
    auto const text = std::string{name_of(stream.room)} + " " + stream.key + " " + command + " " + payload;
    return audit::sha256(store::view_of(text));
}

void make_proposals(store::Writer& writer)
{
    if (writer.projection(proposals_projection, proposals_version))
        return;
    auto& sql = writer.sql();
    sql.run(db::spell(proposals_definition, sql.dialect()));
    writer.set_projection(proposals_projection, proposals_version, writer.next_sequence());
}

void keep_proposal(store::Writer& writer, Proposal const& proposal)
{
    auto const name = writer.pseudonym("proposal", proposal.id.value);
    auto const scope = writer.pseudonym("scope", proposal.key_scope);
    auto const reference = sealed_reference(writer, {proposal.stream, proposal.key_scope});
    auto const text = boost::json::serialize(form_of(proposal));
    auto const sealed = writer.seal(proposal.key_scope, purpose_of_proposal, store::view_of(text));
    writer.sql().execute("INSERT INTO proposals (name, scope, minute, reference, sealed) VALUES ($1, $2, $3, $4, $5) "
                         "ON CONFLICT (name) DO NOTHING",
                         store::ByteView{name}, store::ByteView{scope}, proposal.act.recorded_at.utc_minutes,
                         store::ByteView{reference}, store::ByteView{sealed});
}

std::optional<Proposal> proposal(store::Reader& reader, CommandId const& id)
{
    auto const name = reader.pseudonym("proposal", id.value);
    auto found = reader.sql().prepare("SELECT reference, sealed FROM proposals WHERE name = $1");
    found.bind(store::ByteView{name});
    return found.next() ? opened(reader, found.row().bytes(0), found.row().bytes(1)) : std::nullopt;
}

std::vector<Proposal> proposals_waiting(store::Reader& reader, int most)
{
    std::vector<Proposal> all;
    auto found = reader.sql().prepare("SELECT reference, sealed FROM proposals ORDER BY minute, name LIMIT $1");
    found.bind(static_cast<std::int64_t>(most));
    while (found.next())
        if (auto one = opened(reader, found.row().bytes(0), found.row().bytes(1)))
            all.push_back(std::move(*one));
    return all;
}

void take_away(store::Writer& writer, CommandId const& id)
{
    auto const name = writer.pseudonym("proposal", id.value);
    writer.sql().execute("DELETE FROM proposals WHERE name = $1", store::ByteView{name});
}

void take_away_before(store::Writer& writer, std::int64_t minute)
{
    writer.sql().execute("DELETE FROM proposals WHERE minute < $1", minute);
}

void purge_proposals(store::Writer& writer, std::string const& key_scope)
{
    auto const scope = writer.pseudonym("scope", key_scope);
    writer.sql().execute("DELETE FROM proposals WHERE scope = $1", store::ByteView{scope});
}

}
