#include "accounts/passage.h"

#include "codec/read.h"
#include "codec/write.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::accounts {

namespace {

constexpr std::string_view bound = "noddfa passage 1";
constexpr std::size_t longest = 4096; // characters: what a browser keeps in one cookie

}

signin::Secret sealed(Passage const& passage, store::Key const& key, store::Random& random)
{
    auto const text = boost::json::serialize(codec::write(passage));
    return signin::Secret{
        text_of_bytes(store::xchacha20_poly1305().seal(key, store::view_of(bound), store::view_of(text), random))};
}

std::optional<Passage> opened_passage(std::string_view text, store::Key const& key, Time now)
{
    auto const bytes = text.size() > longest ? std::nullopt : signin::from_base64url(text);
    auto const plain = bytes ? store::xchacha20_poly1305().open(key, store::view_of(bound), *bytes) : std::nullopt;
    if (!plain)
        return std::nullopt;
    boost::json::error_code error;
    auto const json = boost::json::parse(signin::text_of(*plain), error);
    Passage passage;
    codec::ReadingOwnWriting const own;
    if (error || codec::read(json, passage) || now >= passage.expires)
        return std::nullopt;
    return passage;
}

}
