#include "main/health.h"

#include "web/house/test_house.h"

namespace noddfa::health_test {

using testing::HasSubstr;
using testing::Not;

namespace {

class HealthOf : public web::House {
protected:
    net::Response asked(std::string const& place)
    {
        net::Request request;
        request.target = net::parse_target(place).value();
        return health.answer(request);
    }

    Answers answers;
    Health health{{*ledger, *accounts, folder.clock, answers, [] { return net::Load{3, 2}; }}};
};

}

TEST_F(HealthOf, a_site_says_that_it_lives_and_keeps_what_it_is_given)
{
    EXPECT_EQ(asked("/health").status, 200);
    auto const ready = asked("/ready");
    EXPECT_EQ(ready.status, 200);
    EXPECT_THAT(ready.body, HasSubstr(R"("ready":true)"));
    EXPECT_THAT(ready.body, HasSubstr(R"("seconds_since_commit":)"));
    EXPECT_EQ(asked("/").status, 404);
    EXPECT_EQ(asked("/health/more").status, 404);
}

TEST_F(HealthOf, a_site_that_cannot_write_is_alive_and_not_ready)
{
    settle();
    fill_the_disk();
    EXPECT_EQ(asked("/health").status, 200);
    auto const ready = asked("/ready");
    EXPECT_EQ(ready.status, 503);
    EXPECT_THAT(ready.body, HasSubstr(R"("log_writes":false)"));
}

TEST_F(HealthOf, a_site_counts_answers_and_tells_nothing_of_whom)
{
    auto haf = signed_in("heulwen-canari");
    ledger->keep_draft({PersonId{"heulwen-canari"}, "/en/a"}, "Canari", application::london_time(folder.clock));
    for (auto const& [status, milliseconds] : std::map<int, int>{{200, 3}, {303, 7}, {404, 1}, {503, 9000}})
        answers.note({"request1", status, 10, std::chrono::milliseconds{milliseconds}});
    auto const told = asked("/metrics");
    EXPECT_EQ(told.status, 200);
    for (auto const* line :
         {"noddfa_requests_total{class=\"2xx\"} 1\n", "noddfa_requests_total{class=\"5xx\"} 1\n",
          "noddfa_request_seconds_bucket{le=\"0.001\"} 1\n", "noddfa_request_seconds_bucket{le=\"0.01\"} 3\n",
          "noddfa_request_seconds_bucket{le=\"2.5\"} 3\n", "noddfa_request_seconds_bucket{le=\"+Inf\"} 4\n",
          "noddfa_request_seconds_count 4\n", "noddfa_connections 3\n", "noddfa_requests_under_way 2\n",
          "noddfa_sessions 1\n", "noddfa_outbox_messages 0\n", "noddfa_log_reads 1\n"})
        EXPECT_THAT(told.body, HasSubstr(line));
    EXPECT_THAT(told.body, Not(HasSubstr("anari")));
    EXPECT_THAT(told.body, Not(HasSubstr("request1")));
}

}
