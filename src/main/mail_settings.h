#pragma once

#include "main/configuration.h"
#include "post/smtp.h"

namespace noddfa {

/// How letters leave a site.
struct MailSettings {
    post::MailServer server;
    post::House house;
};

enum class MailFault {
    no_sender,    ///< `mail_from` is missing or no address
    in_the_clear, ///< `mail_tls` is `none`, and the server is not this machine
    no_password,  ///< the file cannot be read, or others can read it too
};
BOOST_DESCRIBE_ENUM(MailFault, no_sender, in_the_clear, no_password)

/// What a configuration says; nothing where it names no mail server.
std::variant<std::optional<MailSettings>, MailFault> mail_of(Configuration const& configuration);

}
