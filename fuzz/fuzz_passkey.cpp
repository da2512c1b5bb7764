#include "base/bug.h"
#include "signin/attestation.h"
#include "signin/cbor.h"
#include "signin/client_data.h"
#include "signin/passkey.h"

#include <cstddef>
#include <cstdint>

namespace noddfa::signin {

namespace {

// The same bytes as client data, as an attestation and as authenticator data: nothing that is read lies outside them.
void read_passkey_parts(ByteView bytes)
{
    parse_client_data(bytes);
    read_credential(bytes);
    if (auto const size = cbor_item_size(bytes); size && *size > bytes.size())
        throw Bug{"an item is longer than what it lies in"};
    if (auto const object = parse_attestation(bytes))
        read_credential(object->authenticator_data);
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::signin::read_passkey_parts({bytes, count});
    return 0;
}
