#include "base/bug.h"
#include "db/sqlite.h"
#include "store/test_site.h"
#include "store/vault.h"

#include <sys/stat.h>

namespace noddfa::store {

namespace {

class VaultTest : public testing::Test {
protected:
    std::unique_ptr<Vault> open(std::filesystem::path const& keys)
    {
        db::SqliteOptions options;
        options.journal = db::SqliteJournal::rollback;
        return std::make_unique<Vault>(Vault::Parts{std::make_unique<db::SqliteConnection>(keys, options),
                                                    SiteKey::read_or_make(key(), random_), erasures_beside(key()),
                                                    &random_, &xchacha20_poly1305(), true});
    }
    std::unique_ptr<Vault> open() { return open(keys()); }
    std::filesystem::path keys() const { return folder_.path() / "keys.db"; }
    std::filesystem::path key() const { return folder_.path() / "site.key"; }
    static std::string opened(Vault& vault, char const* scope, Bytes const& sealed, char const* bound = "leaf")
    {
        Bytes plain;
        switch (vault.unseal(vault.scope_id(scope), view_of(bound), sealed, plain)) {
        case audit::Opened::whole: return text_of(plain);
        case audit::Opened::erased: return "(erased)";
        case audit::Opened::unknown: return "(unknown)";
        case audit::Opened::damaged: break;
        }
        return "(damaged)";
    }
    static Bytes seal(Vault& vault, char const* scope, char const* text)
    {
        return vault.seal(vault.scope_id(scope), view_of("leaf"), view_of(text));
    }

    TestFolder folder_;
    TestRandom random_;
};

TEST_F(VaultTest, what_was_sealed_opens_after_reopening)
{
    auto vault = open();
    auto const sealed = seal(*vault, "family:f1", "Alaw Example");
    EXPECT_EQ(text_of(sealed).find("Alaw"), std::string::npos);
    EXPECT_EQ(opened(*vault, "family:f1", sealed), "Alaw Example");
    EXPECT_TRUE(vault->has_new_keys());
    vault->keep_new_keys();
    EXPECT_FALSE(vault->has_new_keys());
    vault = open();
    EXPECT_EQ(opened(*vault, "family:f1", sealed), "Alaw Example");
    EXPECT_EQ(opened(*vault, "family:f1", sealed, "another leaf"), "(damaged)");
    EXPECT_EQ(opened(*vault, "family:f2", sealed), "(unknown)");
}

TEST_F(VaultTest, no_bit_of_what_is_sealed_can_change)
{
    auto const vault = open();
    auto const sealed = seal(*vault, "family:f1", "x");
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        auto bad = sealed;
        bad[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_EQ(opened(*vault, "family:f1", bad), "(damaged)") << bit;
    }
    EXPECT_EQ(opened(*vault, "family:f1", Bytes(39)), "(damaged)");
}

TEST_F(VaultTest, the_cipher_is_the_one_of_the_draft)
{
    // draft-irtf-cfrg-xchacha-03, A.3.1.
    class DraftNonce final : public Random {
        void fill(std::span<std::uint8_t> bytes) override
        {
            for (std::size_t at = 0; at < bytes.size(); ++at)
                bytes[at] = static_cast<std::uint8_t>(0x40 + at);
        }
    } nonce;
    Bytes key;
    for (int byte = 0x80; byte < 0xa0; ++byte)
        key.push_back(static_cast<std::uint8_t>(byte));
    Bytes const bound{0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7};
    auto const sealed = xchacha20_poly1305().seal(
        Key{key}, bound,
        view_of("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen "
                "would be it."),
        nonce);
    auto const hex = audit::to_hex(sealed);
    EXPECT_EQ(hex.substr(48, 32), "bd6d179d3e83d43b9576579493c0e939");
    EXPECT_EQ(hex.substr(hex.size() - 32), "c0875924c1c7987947deafd8780acf49");
}

TEST_F(VaultTest, a_pseudonym_stays_and_keeps_kinds_apart)
{
    auto vault = open();
    auto const name = vault->pseudonym("person", "alaw");
    EXPECT_NE(name, vault->pseudonym("object", "alaw"));
    EXPECT_NE(vault->pseudonym("a", "bc"), vault->pseudonym("ab", "c"));
    EXPECT_EQ(vault->pseudonym("person", ""), Id{});
    vault = open();
    EXPECT_EQ(name, vault->pseudonym("person", "alaw"));
}

TEST_F(VaultTest, a_destroyed_key_stays_destroyed_also_under_an_older_key_store)
{
    auto vault = open();
    auto const sealed = seal(*vault, "family:f1", "Alaw Example");
    vault->keep_new_keys();
    vault.reset();
    auto const older = file_text(keys());
    vault = open();
    vault->destroy(vault->scope_id("family:f1"));
    vault->destroy(vault->scope_id("family:f1"));
    EXPECT_EQ(opened(*vault, "family:f1", sealed), "(erased)");
    EXPECT_EQ(code_in([&] { seal(*vault, "family:f1", "again"); }), "erased");
    vault.reset();
    write_file(keys(), older);
    vault = open();
    EXPECT_EQ(opened(*vault, "family:f1", sealed), "(erased)");
    vault.reset();
    std::filesystem::remove(erasures_beside(key()));
    EXPECT_EQ(opened(*open(), "family:f1", sealed), "(erased)") << "the older store learnt it when it was opened";
}

TEST_F(VaultTest, a_destroyed_keys_bytes_are_gone_from_the_key_store)
{
    auto vault = open();
    seal(*vault, "family:f1", "x");
    vault->keep_new_keys();
    auto const wrapped = [&] {
        db::SqliteOptions options;
        options.mode = db::SqliteMode::read;
        db::SqliteConnection connection{keys(), options};
        auto statement = connection.prepare("SELECT wrapped FROM keys WHERE scope = $1");
        auto const scope = vault->scope_id("family:f1");
        return statement.bind(db::ByteView{scope}).next() ? text_of(statement.row().bytes(0)) : std::string{};
    }();
    ASSERT_EQ(wrapped.size(), 72U);
    EXPECT_NE(file_text(keys()).find(wrapped.substr(30)), std::string::npos);
    vault->destroy(vault->scope_id("family:f1"));
    EXPECT_EQ(file_text(keys()).find(wrapped.substr(30)), std::string::npos);
}

TEST_F(VaultTest, an_unfinished_line_of_the_erasures_is_passed_over_and_a_wrong_one_refused)
{
    auto vault = open();
    vault->destroy(vault->scope_id("family:f1"));
    vault.reset();
    auto const list = erasures_beside(key());
    auto const whole = file_text(list);
    write_file(list, whole + "0123");
    vault = open();
    EXPECT_TRUE(vault->erased(vault->scope_id("family:f1")));
    vault->destroy(vault->scope_id("family:f2"));
    vault.reset();
    EXPECT_EQ(file_text(list).size(), 2 * whole.size()) << "the unfinished line was cut off";
    write_file(list, "0123\n" + whole);
    EXPECT_EQ(code_in([&] { open(); }), "damaged-erasures");
}

TEST_F(VaultTest, the_key_of_pseudonyms_cannot_be_erased) { EXPECT_THROW(open()->destroy(Id{}), Bug); }

}

}
