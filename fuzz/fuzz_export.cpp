#include "base/bug.h"
#include "store/export.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace noddfa::store {

namespace {

class InputSource final : public ByteSource {
public:
    explicit InputSource(ByteView bytes) : rest_(bytes) {}
    std::size_t read(std::span<std::uint8_t> into) override
    {
        auto const size = std::min(into.size(), rest_.size());
        std::copy_n(rest_.begin(), size, into.begin());
        rest_ = rest_.subspan(size);
        return size;
    }

private:
    ByteView rest_;
};

/// Opens everything: what it is given is the payload.
class InputOpener final : public audit::PayloadOpener {
public:
    audit::Opened open(audit::SealedRecord const& record, Bytes& salt, Bytes& payload) override
    {
        salt.assign(record.scope.begin(), record.scope.end());
        payload.assign(record.sealed.begin(), record.sealed.end());
        return audit::Opened::whole;
    }
};

void check_export(ByteView bytes)
{
    InputSource source{bytes};
    InputOpener opener;
    VerifyOptions const options{"noddfa.example/fuzz", {"noddfa.example/fuzz", {}}, {}, 8};
    auto const report = verify_export(source, options, &opener);
    if (report.broken_at > bytes.size() || report.audit.records > bytes.size())
        throw Bug{"more was read than there is"};
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::store::check_export({bytes, count});
    return 0;
}
