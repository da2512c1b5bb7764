#pragma once

#include "accounts/kept.h"
#include "store/writer.h"

namespace noddfa::accounts {

/// A link on its way to a person. Whoever keeps it seals it under the person's key: the token stands nowhere else.
struct Letter {
    PersonId to;
    signin::LinkPurpose purpose{};
    std::string address;
    Language language{};
    std::string link; ///< the whole address of the page
    Time expires = 0;
};

/// Where letters go: kept in the transaction of the link itself, delivered by whoever delivers.
class Post {
public:
    virtual ~Post() = default;
    virtual void queue(store::Writer& writer, Letter const& letter) = 0;
};

}
