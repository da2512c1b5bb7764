#include "db/sqlite.h"
#include "ledger/ledger.h"
#include "main/sign_in.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "store/test_site.h"
#include "support/postgresql.h"
#include "support/statements.h"

#include <gtest/gtest.h>

namespace noddfa::statements_test {

namespace {

struct Place {
    char const* name;
    std::shared_ptr<db::Database> (*database)(store::TestSite& site);
};

class Statements : public testing::TestWithParam<Place> {};

/// Nothing is in SQLite's spelling alone: each statement of the program is one that the database prepares.
TEST_P(Statements, of_the_whole_program_can_be_prepared)
{
    store::TestSite site;
    auto options = site.options();
    options.database = GetParam().database(site);
    // Its tables are those that the store, the ledger and sign-in make.
    auto const database = options.database;
    ledger::Ledger ledger{options, services(), holidays_of_england_and_wales()};
    SignIn const sign_in{ledger, {}, false};
    // The keys lie in a file of their own; their statements are portable all the same.
    store::Vault const vault{{database->open_writer(), store::SiteKey::read(site.key()),
                              store::erasures_beside(site.key()), options.random, options.cipher, true}};
    auto const connection = database->open_writer();
    connection->begin_write();
    auto const statements = statements_in_the_source();
    EXPECT_GT(statements.size(), 30U) << "where have they gone?";
    for (auto const& sql : statements) {
        connection->execute("SAVEPOINT each");
        EXPECT_NO_THROW(connection->prepare(sql)) << sql;
        connection->execute("ROLLBACK TO each");
    }
    connection->roll_back();
}

std::vector<Place> places()
{
    std::vector<Place> found{{"sqlite", [](store::TestSite& site) -> std::shared_ptr<db::Database> {
                                  std::filesystem::create_directories(site.data());
                                  return std::make_shared<db::SqliteDatabase>(site.data() / "log.db");
                              }}};
    if (postgresql_of_tests())
        found.push_back({"postgresql", [](store::TestSite&) -> std::shared_ptr<db::Database> {
                             return std::make_shared<TestPostgresql>();
                         }});
    return found;
}

INSTANTIATE_TEST_SUITE_P(Places, Statements, testing::ValuesIn(places()),
                         [](auto const& parameter) { return parameter.param.name; });

}

}
