#pragma once

#include "audit/checkpoint.h"
#include "audit/leaf.h"
#include "audit/tree.h"

#include <map>
#include <unordered_map>

namespace noddfa::audit {

/// A record as the log keeps it.
struct SealedRecord {
    ByteView leaf;   ///< 336 bytes, or whatever was found in their place
    Id scope{};      ///< whose key seals the payload
    ByteView sealed; ///< salt and payload
};

/// What a sealed payload turned out to be.
enum class Opened {
    whole,   ///< opened: salt and payload
    erased,  ///< its key was destroyed, and a tombstone says so
    unknown, ///< no key here, and no tombstone
    damaged, ///< the key does not open it
};

/// Who holds keys, when somebody does.
class PayloadOpener {
public:
    virtual ~PayloadOpener() = default;
    virtual Opened open(SealedRecord const& record, Bytes& salt, Bytes& payload) = 0;
};

/// The steps of `reliability.md` 6.6 that apply so far, under their numbers there.
enum class Step {
    framing = 1,     ///< each record is a leaf with fields in range
    order = 2,       ///< sequence dense from 0; times and epochs never decrease
    streams = 3,     ///< versions dense from 1 and back-links within each stream
    tree = 4,        ///< the root at the size of each of the log's checkpoints
    signatures = 5,  ///< of the log's checkpoints
    held = 7,        ///< the root at the size of each checkpoint that somebody else kept, and its signature
    payloads = 10,   ///< each payload is what its leaf commits to
};
inline constexpr Step steps[]{Step::framing,    Step::order, Step::streams, Step::tree,
                              Step::signatures, Step::held,  Step::payloads};
char const* name(Step step);

struct StepResult {
    std::uint64_t checked = 0;          ///< records, or checkpoints
    std::uint64_t failed = 0;
    std::optional<std::uint64_t> first; ///< sequence of the first record, or size of the first checkpoint, that failed
    bool asked = true; ///< false: nothing was given to check it with
    bool complete = true; ///< false: some was passed over (`Verifier::Options::most_streams`)

    bool passed() const { return failed == 0; }
};

struct Report {
    std::map<Step, StepResult> steps;
    std::uint64_t records = 0;
    std::uint64_t erased = 0; ///< payloads whose key was destroyed
    std::uint64_t after_checkpoint = 0; ///< records after the last checkpoint: only the chain within speaks for them
    Hash root{};
    std::map<LeafClass, std::uint64_t> of_class; ///< how many records there are of each

    /// Nothing that was checked failed.
    bool green() const;
};

/// Checks a log record by record, in memory that grows with the number of streams only, and not past `most_streams`.
class Verifier {
public:
    struct Options {
        std::string origin;
        VerifierKey key;
        std::vector<std::string> held; ///< signed checkpoints kept outside
        PayloadOpener* opener = nullptr; ///< lives as long as the verifier
        std::size_t most_streams = 4'000'000;
    };
    explicit Verifier(Options options);

    /// The next record.
    void record(SealedRecord const& record);
    /// A signed checkpoint of the log itself, after the record that completes its size.
    void checkpoint(std::string_view note);
    /// Once, at the end.
    Report finish();

private:
    struct Head {
        std::uint64_t version = 0;
        Hash hash{};
    };
    struct HashOfId {
        std::size_t operator()(Id const& id) const;
    };

    void check_order(Leaf const& leaf, std::uint64_t sequence);
    void check_stream(Leaf const& leaf, Hash const& hash, std::uint64_t sequence);
    void check_payload(Leaf const& leaf, SealedRecord const& record, std::uint64_t sequence);
    void check_held();
    void count(Step step, bool good, std::uint64_t where);

    Options options_;
    Report report_;
    Frontier tree_;
    std::unordered_map<Id, Head, HashOfId> streams_;
    std::multimap<std::uint64_t, Checkpoint> held_;
    std::int64_t last_time_ = 0;
    std::uint64_t last_epoch_ = 0;
    std::uint64_t last_checkpoint_ = 0;
};

}
