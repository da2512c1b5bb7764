#include "audit/verifier.h"

#include <algorithm>
#include <cstring>

namespace noddfa::audit {

char const* name(Step step)
{
    switch (step) {
    case Step::framing: return "framing";
    case Step::order: return "order";
    case Step::streams: return "streams";
    case Step::tree: return "tree";
    case Step::signatures: return "signatures";
    case Step::held: return "held";
    case Step::payloads: break;
    }
    return "payloads";
}

bool Report::green() const
{
    return std::all_of(steps.begin(), steps.end(), [](auto const& step) { return step.second.passed(); });
}

std::size_t Verifier::HashOfId::operator()(Id const& id) const
{
    // Pseudonyms are keyed hashes; who chooses other ones only slows their own check down.
    std::size_t hash = 0;
    std::memcpy(&hash, id.data(), sizeof hash);
    return hash;
}

Verifier::Verifier(Options options) : options_(std::move(options))
{
    for (auto const step : steps)
        report_.steps[step];
    report_.steps[Step::held].asked = !options_.held.empty();
    report_.steps[Step::payloads].asked = options_.opener != nullptr;
    for (auto const& note : options_.held) {
        Checkpoint checkpoint;
        auto const fault = open_checkpoint(note, options_.origin, options_.key, checkpoint);
        if (fault == CheckpointFault::none)
            held_.emplace(checkpoint.size, checkpoint);
        else
            count(Step::held, false, checkpoint.size);
    }
    check_held();
}

void Verifier::record(SealedRecord const& record)
{
    auto const sequence = tree_.size();
    auto const hash = leaf_hash(record.leaf);
    tree_.append(hash);
    auto const leaf = decode(record.leaf);
    count(Step::framing, leaf.has_value(), sequence);
    if (leaf) {
        ++report_.of_class[leaf->kind];
        check_order(*leaf, sequence);
        check_stream(*leaf, hash, sequence);
        check_payload(*leaf, record, sequence);
    }
    check_held();
}

void Verifier::check_order(Leaf const& leaf, std::uint64_t sequence)
{
    auto const good = leaf.sequence == sequence && leaf.committed_at >= last_time_ && leaf.epoch >= last_epoch_;
    count(Step::order, good, sequence);
    last_time_ = std::max(last_time_, leaf.committed_at);
    last_epoch_ = std::max(last_epoch_, leaf.epoch);
}

void Verifier::check_stream(Leaf const& leaf, Hash const& hash, std::uint64_t sequence)
{
    auto known = streams_.find(leaf.stream);
    if (known == streams_.end()) {
        if (streams_.size() >= options_.most_streams) {
            report_.steps[Step::streams].complete = false;
            return;
        }
        known = streams_.try_emplace(leaf.stream).first;
    }
    auto& head = known->second;
    count(Step::streams, leaf.stream_version == head.version + 1 && leaf.previous == head.hash, sequence);
    head = {leaf.stream_version, hash};
}

void Verifier::check_payload(Leaf const& leaf, SealedRecord const& record, std::uint64_t sequence)
{
    if (!options_.opener)
        return;
    Bytes salt;
    Bytes payload;
    auto const opened = options_.opener->open(record, salt, payload);
    if (opened == Opened::erased)
        ++report_.erased;
    else
        count(Step::payloads, opened == Opened::whole && commitment(salt, payload) == leaf.payload_commitment,
              sequence);
}

void Verifier::checkpoint(std::string_view note)
{
    Checkpoint checkpoint;
    auto const fault = open_checkpoint(note, options_.origin, options_.key, checkpoint);
    count(Step::signatures, fault == CheckpointFault::none, checkpoint.size);
    if (fault == CheckpointFault::malformed)
        return;
    auto const good = checkpoint.size == tree_.size() && checkpoint.root == tree_.root();
    count(Step::tree, good, checkpoint.size);
    if (good && fault == CheckpointFault::none)
        last_checkpoint_ = checkpoint.size;
}

void Verifier::check_held()
{
    auto const [first, last] = held_.equal_range(tree_.size());
    for (auto held = first; held != last; ++held)
        count(Step::held, held->second.root == tree_.root(), held->first);
    held_.erase(first, last);
}

Report Verifier::finish()
{
    // A held checkpoint of more records than there are: the end was cut off, or the log rolled back.
    for (auto const& [size, held] : held_)
        count(Step::held, false, size);
    held_.clear();
    report_.records = tree_.size();
    report_.after_checkpoint = tree_.size() - last_checkpoint_;
    report_.root = tree_.root();
    return report_;
}

void Verifier::count(Step step, bool good, std::uint64_t where)
{
    auto& result = report_.steps[step];
    ++result.checked;
    if (good)
        return;
    ++result.failed;
    if (!result.first || where < *result.first)
        result.first = where;
}

}
