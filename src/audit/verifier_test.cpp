#include "audit/test_hex.h"
#include "audit/verifier.h"

#include <gtest/gtest.h>

#include <functional>

namespace noddfa::audit {

namespace {

constexpr auto sample_origin = "example.invalid/log/2026";

SeededSigner sample_signer(std::uint8_t seed = 7)
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(seed);
    return {sample_origin, bytes};
}

// A log as somebody might hand it over: leaves and, after some of them, checkpoints. Payloads are not sealed here.
struct SampleLog {
    std::vector<Leaf> leaves;
    std::map<std::uint64_t, std::string> checkpoints;

    Hash root(std::uint64_t size) const
    {
        Frontier tree;
        for (std::uint64_t index = 0; index < size; ++index)
            tree.append(leaf_hash(encode(leaves[index])));
        return tree.root();
    }
    std::string signed_at(std::uint64_t size, SeededSigner const& signer = sample_signer()) const
    {
        return sign_checkpoint({sample_origin, size, root(size)}, signer);
    }
};

constexpr std::uint8_t sample_salt[32]{1};

Bytes payload_of(std::uint64_t sequence) { return Bytes(3, static_cast<std::uint8_t>(sequence)); }

// What somebody who can write the database makes of it: versions, links and numbers are right again.
void relink(std::vector<Leaf>& leaves)
{
    std::map<Id, std::pair<std::uint64_t, Hash>> heads;
    for (std::uint64_t sequence = 0; sequence < leaves.size(); ++sequence) {
        auto& leaf = leaves[sequence];
        auto& head = heads[leaf.stream];
        leaf.sequence = sequence;
        leaf.stream_version = head.first + 1;
        leaf.previous = head.second;
        head = {leaf.stream_version, leaf_hash(encode(leaf))};
    }
}

SampleLog sample_log(std::uint64_t count = 1000)
{
    SampleLog log;
    for (std::uint64_t sequence = 0; sequence < count; ++sequence) {
        Leaf leaf;
        leaf.committed_at = static_cast<std::int64_t>(sequence * 10);
        leaf.epoch = 1 + sequence / 400;
        leaf.stream[0] = static_cast<std::uint8_t>(sequence * 7 % 13);
        leaf.payload_commitment = commitment(sample_salt, payload_of(sequence));
        log.leaves.push_back(leaf);
    }
    relink(log.leaves);
    for (std::uint64_t const size : {100, 300, 600, 900, 1000})
        if (size <= count)
            log.checkpoints[size] = log.signed_at(size);
    return log;
}

class PlainOpener final : public PayloadOpener {
public:
    Opened open(SealedRecord const& record, Bytes& salt, Bytes& payload) override
    {
        if (record.scope[0] == 1)
            return Opened::erased;
        salt.assign(std::begin(sample_salt), std::end(sample_salt));
        payload.assign(record.sealed.begin(), record.sealed.end());
        return Opened::whole;
    }
};

Report verified(SampleLog const& log, std::vector<std::string> held = {}, PayloadOpener* opener = nullptr,
                std::size_t most_streams = 1000)
{
    Verifier verifier{{sample_origin, sample_signer().verifier_key(), std::move(held), opener, most_streams}};
    for (std::uint64_t sequence = 0; sequence < log.leaves.size(); ++sequence) {
        auto const bytes = encode(log.leaves[sequence]);
        auto const payload = payload_of(sequence);
        verifier.record({bytes, {}, payload});
        if (auto const found = log.checkpoints.find(sequence + 1); found != log.checkpoints.end())
            verifier.checkpoint(found->second);
    }
    return verifier.finish();
}

std::vector<std::string> failing(Report const& report)
{
    std::vector<std::string> names;
    for (auto const& [step, result] : report.steps)
        if (!result.passed())
            names.emplace_back(name(step));
    return names;
}

using Names = std::vector<std::string>;

TEST(Verifier, an_honest_log_is_green_and_each_step_says_how_much_it_checked)
{
    auto const log = sample_log();
    PlainOpener opener;
    auto report = verified(log, {log.signed_at(250), log.signed_at(0)}, &opener);
    EXPECT_TRUE(report.green());
    EXPECT_EQ(report.records, 1000U);
    EXPECT_EQ(report.after_checkpoint, 0U);
    EXPECT_EQ(report.root, log.root(1000));
    EXPECT_EQ(report.steps[Step::framing].checked, 1000U);
    EXPECT_EQ(report.steps[Step::order].checked, 1000U);
    EXPECT_EQ(report.steps[Step::streams].checked, 1000U);
    EXPECT_EQ(report.steps[Step::tree].checked, 5U);
    EXPECT_EQ(report.steps[Step::signatures].checked, 5U);
    EXPECT_EQ(report.steps[Step::held].checked, 2U);
    EXPECT_EQ(report.steps[Step::payloads].checked, 1000U);
}

TEST(Verifier, says_what_it_was_not_asked_and_what_no_checkpoint_covers)
{
    auto log = sample_log();
    log.checkpoints.erase(1000);
    auto report = verified(log);
    EXPECT_FALSE(report.steps[Step::held].asked);
    EXPECT_FALSE(report.steps[Step::payloads].asked);
    EXPECT_EQ(report.after_checkpoint, 100U);
}

// reliability.md 6.7: who can write the database but not sign. Links and numbers are made right each time.
struct Attack {
    char const* name;
    std::function<void(SampleLog&)> carry_out;
};

std::vector<Attack> attacks()
{
    return {
        {"edit", [](SampleLog& log) { log.leaves[150].actor[0] = 1; }},
        {"delete", [](SampleLog& log) { log.leaves.erase(log.leaves.begin() + 150); }},
        {"insert", [](SampleLog& log) { log.leaves.insert(log.leaves.begin() + 150, log.leaves[150]); }},
        {"swap",
         [](SampleLog& log) { std::swap(log.leaves[150].payload_commitment, log.leaves[151].payload_commitment); }},
        {"truncate", [](SampleLog& log) { log.leaves.resize(550); }},
        {"replace",
         [](SampleLog& log) {
             log = sample_log(999);
             log.leaves[0].actor[0] = 2;
         }},
        {"roll back and grow",
         [](SampleLog& log) {
             for (std::uint64_t sequence = 550; sequence < 1000; ++sequence)
                 log.leaves[sequence].actor[0] = 3;
         }},
    };
}

TEST(Verifier, every_attack_by_who_cannot_sign_is_found_by_the_logs_own_checkpoints_or_held_ones)
{
    auto const honest = sample_log();
    std::vector<std::string> held;
    for (auto const& [size, note] : honest.checkpoints)
        held.push_back(note);
    for (auto const& attack : attacks()) {
        auto log = honest;
        attack.carry_out(log);
        relink(log.leaves);
        auto const report = verified(log, held);
        EXPECT_FALSE(report.green()) << attack.name;
        EXPECT_FALSE(report.steps.at(Step::held).passed()) << attack.name;
    }
}

TEST(Verifier, every_attack_by_who_can_sign_again_is_found_by_held_checkpoints_only)
{
    auto const honest = sample_log();
    std::vector<std::string> held;
    for (auto const& [size, note] : honest.checkpoints)
        held.push_back(note);
    for (auto const& attack : attacks()) {
        auto log = honest;
        attack.carry_out(log);
        relink(log.leaves);
        log.checkpoints.clear();
        log.checkpoints[log.leaves.size()] = log.signed_at(log.leaves.size());
        EXPECT_TRUE(verified(log).green()) << attack.name;
        EXPECT_EQ(failing(verified(log, held)), Names{"held"}) << attack.name;
    }
}

TEST(Verifier, the_end_after_the_last_checkpoint_can_be_cut_off_unseen)
{
    auto log = sample_log();
    auto const held = log.signed_at(900);
    log.checkpoints.erase(1000);
    log.leaves.resize(950);
    EXPECT_TRUE(verified(log, {held}).green()) << "the window that checkpoints before the answer leave closed";
}

TEST(Verifier, each_step_finds_its_own_kind_of_damage_and_names_the_record)
{
    struct Damage {
        Step step;
        std::function<void(SampleLog&)> carry_out;
    };
    std::vector<Damage> const damages{
        {Step::framing, [](SampleLog& log) { log.leaves[500].kind = static_cast<LeafClass>(77); }},
        {Step::order, [](SampleLog& log) { log.leaves[500].sequence = 501; }},
        {Step::order, [](SampleLog& log) { log.leaves[500].committed_at = 1; }},
        {Step::order, [](SampleLog& log) { log.leaves[500].epoch = 1; }},
        {Step::streams, [](SampleLog& log) { log.leaves[500].stream_version += 1; }},
        {Step::streams, [](SampleLog& log) { log.leaves[500].previous[0] ^= 1; }},
        {Step::payloads, [](SampleLog& log) { log.leaves[500].payload_commitment[0] ^= 1; }},
    };
    for (auto const& damage : damages) {
        auto log = sample_log();
        damage.carry_out(log);
        PlainOpener opener;
        auto const report = verified(log, {}, &opener);
        EXPECT_FALSE(report.steps.at(damage.step).passed()) << name(damage.step);
        EXPECT_EQ(report.steps.at(damage.step).first, 500U) << name(damage.step);
        EXPECT_EQ(report.steps.at(Step::tree).first, 600U) << "the next checkpoint";
    }
}

TEST(Verifier, a_checkpoint_that_another_signed_or_that_lies_fails)
{
    auto log = sample_log();
    log.checkpoints[300] = log.signed_at(300, sample_signer(8));
    EXPECT_EQ(failing(verified(log)), Names{"signatures"});
    log.checkpoints[300] = sign_checkpoint({sample_origin, 300, log.root(299)}, sample_signer());
    EXPECT_EQ(failing(verified(log)), Names{"tree"});
    log.checkpoints[300] = "nonsense";
    EXPECT_EQ(failing(verified(log)), Names{"signatures"});
    log.checkpoints[300] = log.signed_at(301);
    EXPECT_EQ(failing(verified(log)), Names{"tree"}) << "of another size than it stands at";
}

TEST(Verifier, a_held_checkpoint_of_another_log_or_signature_fails)
{
    auto const log = sample_log();
    EXPECT_EQ(failing(verified(log, {log.signed_at(300, sample_signer(8))})), Names{"held"});
    EXPECT_EQ(failing(verified(log, {"nonsense"})), Names{"held"});
    EXPECT_EQ(failing(verified(log, {sign_checkpoint({sample_origin, 1001, {}}, sample_signer())})), Names{"held"});
}

TEST(Verifier, counts_looks_and_signing_in_by_their_own_class)
{
    Verifier verifier{{sample_origin, sample_signer().verifier_key(), {}, nullptr, 100}};
    auto const classes = {LeafClass::domain_event, LeafClass::access, LeafClass::access, LeafClass::security};
    std::uint64_t sequence = 0;
    for (auto const kind : classes) {
        auto leaf = sample_log(10).leaves[sequence++];
        leaf.kind = kind;
        auto const bytes = encode(leaf);
        verifier.record({bytes, {}, {}});
    }
    auto const report = verifier.finish();
    EXPECT_EQ(report.of_class, (std::map<LeafClass, std::uint64_t>{
                                   {LeafClass::domain_event, 1}, {LeafClass::access, 2}, {LeafClass::security, 1}}));
}

TEST(Verifier, counts_what_was_erased_apart)
{
    auto const log = sample_log(10);
    PlainOpener opener;
    Verifier verifier{{sample_origin, sample_signer().verifier_key(), {}, &opener, 100}};
    for (std::uint64_t sequence = 0; sequence < 10; ++sequence) {
        auto const bytes = encode(log.leaves[sequence]);
        auto const payload = payload_of(sequence);
        Id scope{};
        scope[0] = sequence < 4;
        verifier.record({bytes, scope, payload});
    }
    auto const report = verifier.finish();
    EXPECT_TRUE(report.green());
    EXPECT_EQ(report.erased, 4U);
    EXPECT_EQ(report.steps.at(Step::payloads).checked, 6U);
}

TEST(Verifier, passes_over_streams_beyond_its_memory_and_says_so)
{
    auto const report = verified(sample_log(), {}, nullptr, 5);
    EXPECT_TRUE(report.green());
    EXPECT_FALSE(report.steps.at(Step::streams).complete);
    EXPECT_LT(report.steps.at(Step::streams).checked, 1000U);
    EXPECT_TRUE(verified(sample_log()).steps.at(Step::streams).complete);
}

}

}
