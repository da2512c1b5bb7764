#include "store/erasures.h"

#include "store/fault.h"
#include "store/private_file.h"

#include <sodium.h>

namespace noddfa::store {

namespace {

Id parse_scope_line(std::string_view line)
{
    Id scope{};
    std::size_t size = 0;
    if (line.size() != 2 * scope.size()
        || sodium_hex2bin(scope.data(), scope.size(), line.data(), line.size(), nullptr, &size, nullptr) != 0
        || size != scope.size())
        throw Fault{FaultCode::damaged_erasures};
    return scope;
}

}

Erasures::Erasures(std::filesystem::path file) : file_(std::move(file))
{
    auto const text = read_private_file(file_).value_or("");
    // What follows the last newline was never acknowledged: the log holds its tombstone.
    std::string_view rest = text;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        scopes_.insert(parse_scope_line(rest.substr(0, end)));
        rest.remove_prefix(end + 1);
    }
}

void Erasures::add(Id const& scope)
{
    if (scopes_.contains(scope))
        return;
    append_line(file_, audit::to_hex(scope));
    scopes_.insert(scope);
}

std::filesystem::path erasures_beside(std::filesystem::path const& site_key)
{
    return std::filesystem::path{site_key} += ".erased";
}

}
