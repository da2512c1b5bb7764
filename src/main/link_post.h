#pragma once

#include "accounts/post.h"
#include "application/clock.h"

namespace noddfa {

/// Letters with links wait in the outbox, like every other message.
class LinkPost final : public accounts::Post {
public:
    explicit LinkPost(application::Clock& clock) : clock_(clock) {}
    void queue(store::Writer& writer, accounts::Letter const& letter) override;

private:
    application::Clock& clock_;
};

}
