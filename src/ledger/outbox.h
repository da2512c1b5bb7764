#pragma once

#include "application/outbound.h"
#include "store/writer.h"

/// Messages that wait for delivery, in the store's database; sealed like the rows of their stream. They are no
/// projection: a rebuild leaves them alone.
namespace noddfa::ledger {

void make_outbox(store::Writer& writer);

/// Keeps messages in the transaction of a job.
class Outbox final : public application::Outbound {
public:
    explicit Outbox(store::Writer& writer) : writer_(writer) {}
    void queue(application::StreamId const& about, std::string const& key_scope, std::string const& name,
               application::OutboundMessage const& message) override;

private:
    store::Writer& writer_;
};

struct Queued {
    std::int64_t number = 0; ///< from 1, in the order of queuing
    application::StreamId about;
    application::OutboundMessage message;
};

/// What waits behind a number, in order, at most `most`; what was erased is left out.
std::vector<Queued> waiting(store::Reader& reader, std::int64_t behind, int most);
/// Takes away what is about an erased scope.
void purge_outbox(store::Writer& writer, std::string const& key_scope);

}
