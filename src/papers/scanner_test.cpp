#include "papers/scanner.h"
#include "support/clamd.h"

namespace noddfa::papers {

TEST(Scanner, says_what_clamd_says)
{
    TestClamd const clamd;
    Clamd scanner{clamd.socket()};
    auto const clean = scanner.scan("Seen at home twice.");
    EXPECT_EQ(clean.is, Verdict::Is::clean);
    EXPECT_TRUE(clean.by.starts_with("ClamAV ")) << clean.by;
    EXPECT_EQ(scanner.scan(eicar()).is, Verdict::Is::harmful);
    EXPECT_EQ(scanner.scan(std::string(3'000'000, 'x')).is, Verdict::Is::clean) << "in many pieces";
    EXPECT_EQ(scanner.scan(std::string(21 * 1024 * 1024, 'x')).is, Verdict::Is::unknown) << "more than it takes";
}

TEST(Scanner, that_is_not_there_or_does_not_answer_says_nothing)
{
    EXPECT_EQ(Clamd{"/nowhere/clamd.ctl"}.scan("x").is, Verdict::Is::unknown);
    // Somebody listens and never says anything.
    store::TestFolder const folder;
    auto const path = (folder.path() / "s").string();
    auto const listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    ASSERT_EQ(::bind(listening, reinterpret_cast<sockaddr const*>(&address), sizeof(address)), 0);
    ASSERT_EQ(::listen(listening, 1), 0);
    EXPECT_EQ((Clamd{path, std::chrono::milliseconds{20}}.scan("x").is), Verdict::Is::unknown);
    ::close(listening);
}

TEST(Scanner, is_at_a_socket_or_at_an_address_in_digits)
{
    EXPECT_TRUE(Clamd::is_place("/run/clamav/clamd.ctl"));
    EXPECT_TRUE(Clamd::is_place("127.0.0.1:3310"));
    for (auto const* wrong : {"", "clamd", "localhost:3310", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:70000"})
        EXPECT_FALSE(Clamd::is_place(wrong)) << wrong;
}

}
