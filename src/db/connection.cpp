#include "db/connection.h"

namespace noddfa::db {

Statement Connection::prepare(std::string_view sql)
{
    auto place = idle_.find(sql);
    if (place == idle_.end())
        place = idle_.emplace(sql, nullptr).first;
    auto prepared = std::move(place->second);
    return {prepared ? std::move(prepared) : make(sql), place->second};
}

}
