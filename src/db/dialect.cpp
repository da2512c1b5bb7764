#include "db/dialect.h"

#include <utility>

namespace noddfa::db {

namespace {

void replace_all(std::string& text, std::string_view word, std::string_view with)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + with.size()))
        text.replace(at, word.size(), with);
}

}

std::string spell(std::string_view definition, Dialect dialect)
{
    auto const sqlite = dialect == Dialect::sqlite;
    std::string text{definition};
    replace_all(text, " BYTES", sqlite ? " BLOB" : " BYTEA");
    replace_all(text, " TABLE_OPTIONS", sqlite ? " STRICT" : "");
    if (!sqlite)
        replace_all(text, " INTEGER", " BIGINT");
    return text;
}

}
