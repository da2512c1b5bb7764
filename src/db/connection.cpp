#include "db/connection.h"

namespace noddfa::db {

Statement Connection::prepare(std::string_view sql)
{
    std::unique_ptr<Prepared> prepared;
    if (auto const found = idle_.find(sql); found != idle_.end())
        prepared = std::move(found->second);
    if (!prepared)
        prepared = make(sql);
    return {std::move(prepared), [this, key = std::string{sql}](std::unique_ptr<Prepared> back) {
                idle_.insert_or_assign(key, std::move(back));
            }};
}

}
