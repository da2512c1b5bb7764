#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace noddfa {

/// What an operator sets (docs/operating.md). Every key has a default.
struct Configuration {
    std::filesystem::path data = "var/site";     ///< the data folder
    std::filesystem::path key = "var/site.key";  ///< the site key, outside the data folder
    std::string origin = "noddfa.invalid/log";   ///< the log's name on its checkpoints
    std::string authority = "demonstration";     ///< whose site it is
    std::string listen = "127.0.0.1";            ///< address, in digits
    std::uint16_t port = 8080;                   ///< 0: any free one
    int workers = 32; ///< threads that answer requests, 1 to 64: most of them wait for the disk
    std::uint16_t health_port = 0; ///< of this machine alone, for whoever watches the site; 0: none
    int page_cache_mb = 64; ///< memory for pages as they were last made, MiB; 0: none
    int requests_a_second = 10; ///< of each person, and of each address without a sign-in, 1 to 100,000
    std::string administrator; ///< work address of a new site's first administrator
    std::string proxy; ///< address in digits of the proxy that says where requests come from; empty: none
    std::string public_address; ///< where people reach the site; empty: this machine, at `port`
    std::string provider; ///< another organisation's sign-in (OpenID Connect issuer); empty: none
    std::string provider_client; ///< what it calls this site
    std::filesystem::path provider_secret; ///< file of the secret agreed with it; empty: none
    bool provider_proves_two = false; ///< agreed with it that two factors are always proved there
    std::string mail_server; ///< name or address; empty: messages are kept and not sent
    int mail_port = 587;
    std::string mail_tls = "starttls"; ///< `starttls`, `tls`, or `none` to this machine alone
    std::string mail_user; ///< empty: no sign-in to the mail server
    std::filesystem::path mail_password_file;
    std::filesystem::path mail_authorities; ///< file of certificates to trust (PEM); empty: the machine's own
    std::string mail_from; ///< the sender's address
    std::string scanner; ///< of documents: socket of clamd, or address and port in digits; empty: none
    int largest_document_mb = 10; ///< MiB, 1 to 100
    std::filesystem::path assets = "web"; ///< folder of the stylesheet and the script
};

/// What is wrong with a configuration file, and where.
struct ConfigurationFault {
    std::string file;
    int line = 0; ///< 0: the file as a whole
    std::string key;
    std::string problem; ///< key of a message, after `input.`
    std::string expected;
};

/// Reads a configuration file (TOML), strictly: a key that is not known is a fault. Paths are relative to the file.
std::variant<Configuration, ConfigurationFault> read_configuration(std::filesystem::path const& file);

}
