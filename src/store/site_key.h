#pragma once

#include "audit/note.h"
#include "store/cipher.h"

#include <filesystem>
#include <memory>

namespace noddfa::store {

/// The site's one secret: a file of one line, `noddfa-site-key-1 ` and 64 hex digits, mode 0600, outside the data
/// folder. It can be kept on paper. Wrapping keys and the log's signing key are derived from it.
class SiteKey {
public:
    /// Reads the file. `Fault`: `missing_key`, `exposed_key`, `malformed_key`.
    static SiteKey read(std::filesystem::path const& file);
    /// Reads the file, made with a new random key when it is missing.
    static SiteKey read_or_make(std::filesystem::path const& file, Random& random);
    explicit SiteKey(Key const& key) : key_(key) {}

    Key wrapping() const { return key_.derived(1, "wrapping"); }
    /// Signs the checkpoints of the log of this name.
    std::unique_ptr<audit::Signer> signer(std::string const& origin) const;

private:
    Key key_;
};

}
