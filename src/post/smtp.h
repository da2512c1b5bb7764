#pragma once

#include "post/letter.h"

#include <boost/describe/enum.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace noddfa::post {

enum class MailTls {
    none,     ///< to this machine alone
    starttls,
    tls,      ///< from the first byte
};

struct MailServer {
    std::string host;
    int port = 587;
    MailTls tls = MailTls::starttls;
    std::string user;     ///< empty: no one signs in
    std::string password;
    std::filesystem::path authorities; ///< file of the certificates to trust (PEM); empty: the machine's own
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds whole{120'000}; ///< of one letter; a server that takes its time is not asked twice
};

/// What became of a letter.
enum class Sending {
    taken,
    refused_for_now, ///< this letter
    refused,         ///< this letter, for good
    broken_off,      ///< after the server asked for its text: nobody knows whether it was taken
    // The rest says nothing about the letter: no other would fare better.
    no_server,       ///< nobody answers, or not in time
    no_trust,        ///< no encryption, or a certificate that proves nothing
    no_entry,        ///< it takes neither our name nor our password, or not our sender
    no_service,      ///< it speaks, and takes nothing at present
};

BOOST_DESCRIBE_ENUM(Sending, taken, refused_for_now, refused, broken_off, no_server, no_trust, no_entry, no_service)

/// Whether what happened is about the server and not about the letter.
constexpr bool is_about_server(Sending sending) { return sending >= Sending::no_server; }

/// Speaks to a mail server with libcurl, over one connection as long as it lasts. For one thread.
class Smtp {
public:
    explicit Smtp(MailServer server);

    /// Hands a letter over. `Bug` for an address that is not deliverable: ask first.
    Sending send(Letter const& letter);

private:
    void hang_up();

    MailServer server_;
    std::unique_ptr<void, void (*)(void*)> handle_;
};

}
