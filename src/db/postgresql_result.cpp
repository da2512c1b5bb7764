#include "db/postgresql_result.h"

#include <cstdlib>
#include <string_view>
#include <utility>

namespace noddfa::db {

namespace {

// SQLSTATEs, or their first two characters for the whole class.
constexpr std::pair<std::string_view, Code> codes[]{
    {"53100", Code::full},          // disk full
    {"53200", Code::out_of_memory}, //
    {"25006", Code::read_only},     // read-only transaction
    {"42501", Code::read_only},     // insufficient privilege: a role without UPDATE and DELETE
    {"55P03", Code::busy},          // lock not available
    {"40", Code::busy},             // serialization failure, deadlock
    {"53", Code::busy},             // too many connections
    {"23", Code::constraint},       // integrity
    {"XX001", Code::corrupt},       // data corrupted
    {"XX002", Code::corrupt},       // index corrupted
    {"58", Code::io},               // system error
    {"57014", Code::interrupted},   // query cancelled
    {"08", Code::io},               // connection
    {"57P", Code::io},              // server going down
};

}

Code code_of_sqlstate(char const* state)
{
    if (!state)
        return Code::io;
    for (auto const& [begins, code] : codes)
        if (std::string_view{state}.starts_with(begins))
            return code;
    return Code::other;
}

int number_of_sqlstate(char const* state)
{
    constexpr int base = 36;
    return state ? static_cast<int>(std::strtol(state, nullptr, base)) : 0;
}

void check_postgresql(PostgresqlResult const& result)
{
    auto const status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return;
    auto const* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    throw Failure{code_of_sqlstate(state), number_of_sqlstate(state)};
}

}
