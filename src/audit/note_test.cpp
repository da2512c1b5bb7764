#include "audit/checkpoint.h"
#include "audit/test_hex.h"
#include "base/base64.h"

#include <gtest/gtest.h>

namespace noddfa::audit {

namespace {

// The reference implementation's own key and note (golang.org/x/mod/sumdb/note).
constexpr auto reference_key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr auto reference_secret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr auto reference_text = "If you think cryptography is the answer to your problem,\n"
                                "then you don't know what your problem is.\n";
constexpr auto reference_signature =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

std::string reference_note() { return std::string{reference_text} + '\n' + reference_signature; }

// A checkpoint that a public log signed in January 2023.
constexpr auto public_key = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
constexpr auto public_checkpoint =
    "go.sum database tree\n15081221\nBoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=\n\n"
    "— sum.golang.org Az3grilD7vQqTrv66jRgKM84Y80KTprrSt4bKmiOPxgmS5ZVBTeCl6dUvjYnN13R+C8j0jGY1WnUADGMkok3U0m2Zgo=\n";

SeededSigner reference_signer()
{
    std::array<std::uint8_t, 32> seed{};
    auto const secret = from_base64(reference_secret).value();
    std::copy(secret.begin() + 1, secret.end(), seed.begin());
    return {"PeterNeumann", seed};
}

VerifierKey key_of(std::string_view text) { return parse_verifier_key(text).value(); }

TEST(Note, the_reference_note_is_signed_by_the_reference_key)
{
    auto const note = parse_note(reference_note());
    ASSERT_TRUE(note);
    EXPECT_EQ(note->text, reference_text);
    EXPECT_TRUE(signed_by(*note, key_of(reference_key)));
    EXPECT_FALSE(signed_by(*note, key_of(public_key)));
}

TEST(Note, signing_gives_the_reference_note_byte_for_byte)
{
    auto const signer = reference_signer();
    EXPECT_EQ(to_text(signer.verifier_key()), reference_key);
    EXPECT_EQ(sign_note(reference_text, signer), reference_note());
}

TEST(Note, no_single_bit_of_it_can_change)
{
    auto const good = reference_note();
    auto const key = key_of(reference_key);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto bad = good;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ static_cast<char>(1U << bit % 8));
        auto const note = parse_note(bad);
        EXPECT_FALSE(note && signed_by(*note, key)) << "bit " << bit;
    }
}

TEST(Note, a_malformed_note_is_none)
{
    auto const good = reference_note();
    for (auto const& bad :
         {std::string{}, std::string{reference_text}, good.substr(0, good.size() - 1), good + "x\n",
          std::string{reference_text} + reference_signature, std::string{reference_text} + "\n\n",
          std::string{"a\tb\n\n"} + reference_signature, std::string{"text\n\n"} + "— name with+plus AAAAAAAA\n",
          std::string(longest_note, 'a') + "\n\n" + reference_signature})
        EXPECT_FALSE(parse_note(bad)) << bad.substr(0, 40);
    std::string many{reference_text};
    many += '\n';
    for (std::size_t count = 0; count <= most_signatures; ++count)
        many += reference_signature;
    EXPECT_FALSE(parse_note(many));
}

TEST(Note, a_good_signature_does_not_cover_for_a_bad_one_under_the_same_key)
{
    auto note = parse_note(reference_note()).value();
    note.signatures.push_back(note.signatures.front());
    EXPECT_TRUE(signed_by(note, key_of(reference_key)));
    note.signatures.back().signature[0] ^= 1;
    EXPECT_FALSE(signed_by(note, key_of(reference_key)));
}

TEST(VerifierKeyText, is_taken_in_one_spelling_only)
{
    std::string const good = reference_key;
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good;
        ++bad[at];
        EXPECT_FALSE(parse_verifier_key(bad)) << bad;
        EXPECT_FALSE(parse_verifier_key(good.substr(0, at))) << at;
    }
}

TEST(Checkpoint, a_public_logs_checkpoint_is_read_and_verified)
{
    Checkpoint checkpoint;
    ASSERT_EQ(open_checkpoint(public_checkpoint, "go.sum database tree", key_of(public_key), checkpoint),
              CheckpointFault::none);
    EXPECT_EQ(checkpoint.size, 15081221U);
    EXPECT_EQ(to_base64(checkpoint.root), "BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=");
    EXPECT_EQ(open_checkpoint(public_checkpoint, "another log", key_of(public_key), checkpoint),
              CheckpointFault::wrong_origin);
    EXPECT_EQ(open_checkpoint(public_checkpoint, "go.sum database tree", key_of(reference_key), checkpoint),
              CheckpointFault::not_signed);
}

TEST(Checkpoint, is_read_as_it_was_signed)
{
    Checkpoint const written{"example.invalid/log/2026", 1048576, hash_of_hex("00ff10")};
    auto const signer = reference_signer();
    Checkpoint read;
    ASSERT_EQ(open_checkpoint(sign_checkpoint(written, signer), written.origin, signer.verifier_key(), read),
              CheckpointFault::none);
    EXPECT_EQ(read, written);
}

TEST(Checkpoint, a_malformed_one_is_none)
{
    std::string const root = "BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=\n";
    EXPECT_TRUE(parse_checkpoint("log\n17\n" + root));
    EXPECT_TRUE(parse_checkpoint("log\n0\n" + root + "more\n"));
    for (auto const& bad : {std::string{}, "log\n17\n" + root.substr(0, 44), "\n17\n" + root, "log\n017\n" + root,
                            "log\n-1\n" + root, "log\n1x\n" + root, "log\n18446744073709551616\n" + root,
                            "log\n17\nAAAA\n" + std::string{}, "log\n17\n!" + root})
        EXPECT_FALSE(parse_checkpoint(bad)) << bad;
}

}

}
