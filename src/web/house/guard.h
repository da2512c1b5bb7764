#pragma once

#include "web/house/reader.h"

#include <functional>
#include <variant>

/// Who may come to a page or do something there. Each route has one.
namespace noddfa::web {

/// Anybody.
struct Open {};

/// Whoever is signed in: what the page shows of others it asks for itself. Only for what no address can say: a list,
/// each row of which is asked about; one's own account and work; a thing whose agency, post or authority stands in what
/// is found, so that the question cannot be put before it is.
struct AnyVisitor {};

/// Whoever the access model permits an action on a thing.
struct Needs {
    access::Action action{};
    application::Thing thing;
    bool secret = true; ///< whether nobody else may learn that it is there: they are told that it is not
    /// What they are told instead, whether it is there or not: a message, with its text under `….what`.
    std::string_view instead{};
    bool own = false; ///< whether it is of who asks: of their agency, at a conference
    /// Whether it is enough that they may once they have proved themselves anew: the page is theirs, and what is done
    /// there asks for the proof.
    bool once_proved = false;
    std::optional<access::Purpose> purpose{}; ///< for which it is asked, where not for the conference
    access::SetOf<access::Circumstance> given{}; ///< circumstances that the address itself brings
};

using Guard = std::variant<Open, AnyVisitor, Needs>;

/// `read_header of conference`: for tables of routes.
std::string text_of(Guard const& guard);

/// Lets the reader through to `show`, which gives a page or nothing where there is none, or answers in its place: to
/// the sign-in, to a fresh proof, or that there is no such page. Of what was shown every look is on the disk before it
/// returns; `store::Fault` where that cannot be (reliability, I19).
std::optional<net::Response> guarded(Reader const& reader, Guard const& guard,
                                     std::function<std::optional<net::Response>(Reader const&)> const& show);

/// The same before something is done: what is answered in its place, or nothing where it may go on. What it does asks
/// again when it writes.
std::optional<net::Response> kept_from(Reader const& reader, Guard const& guard);

/// That they are to sign in first, and come back then.
net::Response to_sign_in(Reader const& reader);
/// That they are to prove themselves once more first.
net::Response to_proof(Reader const& reader);

}
