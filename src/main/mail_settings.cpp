#include "main/mail_settings.h"

#include "main/sign_in.h"
#include "main/system_files.h"
#include "post/headers.h"

namespace noddfa {

namespace {

bool is_this_machine(std::string const& host)
{
    return host == "localhost" || host == "::1" || host == "[::1]" || host.starts_with("127.");
}

/// The first line of a file that nobody else can read.
std::optional<std::string> password_in(std::filesystem::path const& file)
{
    auto text = is_private(file) ? SystemFiles{file.parent_path()}.read(file.filename().string()) : std::nullopt;
    if (text)
        text->resize(std::min(text->size(), text->find_first_of("\r\n")));
    return text;
}

}

std::variant<std::optional<MailSettings>, MailFault> mail_of(Configuration const& configuration)
{
    if (configuration.mail_server.empty())
        return std::optional<MailSettings>{};
    MailSettings settings;
    auto& server = settings.server;
    server.host = configuration.mail_server;
    server.port = configuration.mail_port;
    server.tls = configuration.mail_tls == "tls"    ? post::MailTls::tls
                 : configuration.mail_tls == "none" ? post::MailTls::none
                                                    : post::MailTls::starttls;
    server.user = configuration.mail_user;
    server.authorities = configuration.mail_authorities;
    settings.house = {configuration.mail_from, configuration.public_address};
    if (!post::is_deliverable(configuration.mail_from))
        return MailFault::no_sender;
    if (server.tls == post::MailTls::none && !is_this_machine(server.host))
        return MailFault::in_the_clear;
    if (!server.user.empty()) {
        auto password = password_in(configuration.mail_password_file);
        if (!password || password->empty())
            return MailFault::no_password;
        server.password = *std::move(password);
    }
    return std::optional{std::move(settings)};
}

}
