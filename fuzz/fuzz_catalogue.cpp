#include "protocol/authorities.h"
#include "protocol/catalogue.h"
#include "protocol/holidays.h"
#include "protocol/services.h"

#include <cstddef>
#include <cstdint>

namespace noddfa {

namespace {

// Each reader gets every input: a clause file is a wrong holiday file, and has to be called so.
void read_as_everything(std::string_view toml)
{
    Catalogue clauses;
    read_clauses("clauses.toml", toml, clauses);
    Services services;
    read_services("groupings.toml", toml, services);
    Authorities authorities;
    read_authorities("authorities.toml", toml, authorities);
    Holidays holidays;
    if (!read_holidays("holidays.toml", toml, holidays))
        holidays.calendar();
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::read_as_everything({reinterpret_cast<char const*>(bytes), count});
    return 0;
}
