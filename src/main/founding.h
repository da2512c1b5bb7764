#pragma once

#include "accounts/accounts.h"
#include "language/catalogue.h"
#include "ledger/ledger.h"

namespace noddfa {

/// Whether anybody is known on a site.
bool is_founded(ledger::Ledger& ledger);

/// Why somebody is not made a holder of a post by whoever installs the site. The words are
/// `cli.user.not_founded.<name>`.
enum class NotFounded {
    no_council, ///< the board's office is not there yet, and no council says which board it is
    enough,     ///< two hold the post: from then on people grant it to people (3.4)
    refused,    ///< the rooms refuse, as of an address that cannot be one, or of somebody who left
};
BOOST_DESCRIBE_ENUM(NotFounded, no_council, enough, refused)

/// Gives a post of the site (administrator of the board, director) to who has a work address: whoever is known by it,
/// or a new practitioner of the board's own office, which serves every council of the board that `council` belongs to
/// and is made where it is not there. Whoever installs the site stands for the two people that a grant takes, while
/// fewer than two hold the post.
std::variant<PersonId, NotFounded> found_holder(ledger::Ledger& ledger, Post post, std::string const& address,
                                                AuthorityId const& council, Moment now);

/// In words, with what to do.
std::string told(NotFounded why, language::Catalogue const& words);

}
