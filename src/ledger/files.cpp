#include "ledger/files.h"

#include "audit/hash.h"
#include "base/bug.h"

#include <algorithm>

namespace noddfa::ledger {

namespace {

store::StreamName stream_of_file(std::string const& document) { return {"file", document}; }

}

std::string sha256_of(std::string_view content) { return audit::to_hex(audit::sha256(store::view_of(content))); }

void keep_file(store::Writer& writer, std::string const& document, std::string const& key_scope,
               std::string const& actor, std::string_view content)
{
    auto const stream = stream_of_file(document);
    std::vector<store::NewRecord> pieces;
    for (std::size_t at = 0; at < content.size(); at += piece_of_a_file) {
        store::NewRecord piece;
        piece.key_scope = key_scope;
        piece.actor = actor;
        piece.object = document;
        piece.payload = store::copy_of(store::view_of(content.substr(at, piece_of_a_file)));
        pieces.push_back(std::move(piece));
    }
    if (!writer.append(stream, 0, pieces))
        throw Bug{"a document is kept twice"};
}

std::optional<std::string> file(store::Reader& reader, std::string const& document)
{
    std::string content;
    for (auto const& piece : reader.stream(stream_of_file(document))) {
        if (piece.erased)
            return std::nullopt;
        content.append(piece.payload.begin(), piece.payload.end());
    }
    return content.empty() ? std::nullopt : std::optional{std::move(content)};
}

}
