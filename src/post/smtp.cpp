#include "post/smtp.h"

#include "base/bug.h"
#include "post/headers.h"

#include <curl/curl.h>

#include <boost/describe/enum_to_string.hpp>

#include <string_view>
#include <sys/socket.h>

namespace noddfa::post {

namespace {

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

struct FreeMime {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};

bool start_curl()
{
    static bool const started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return started;
}

void add(List& list, std::string const& line)
{
    auto* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr)
        throw Bug{"post: no memory for a letter"};
    (void)list.release();
    list.reset(longer);
}

/// What the server says is not kept: it may repeat an address.
std::size_t swallow(char*, std::size_t, std::size_t count, void*) { return count; }

/// Keeps the last command that was sent: it tells what an answer is to.
int note_command(CURL*, curl_infotype kind, char* text, std::size_t size, void* into)
{
    if (kind == CURLINFO_HEADER_OUT) {
        std::string_view const line{text, size};
        auto const command = line.substr(0, line.find_first_of(" \r\n"));
        // Taking leave is no part of it.
        if (command != "QUIT")
            *static_cast<std::string*>(into) = command;
    }
    return 0;
}

std::string languages_of(Letter const& letter)
{
    std::string text;
    for (auto const language : letter.languages)
        text += (text.empty() ? "" : ", ") + std::string{boost::describe::enum_to_string(language, "en")};
    return text;
}

List headers_of(Letter const& letter)
{
    List headers;
    add(headers, "Date: " + mail_date(letter.made));
    add(headers, "From: <" + letter.from + ">");
    add(headers, "To: <" + letter.to + ">");
    add(headers, "Message-ID: <" + letter.message_id + ">");
    add(headers, "Subject: " + header_text(letter.subject));
    add(headers, "Content-Language: " + languages_of(letter));
    add(headers, "Auto-Submitted: auto-generated");
    // RFC 6047: a calendar entry is another form of the same letter.
    add(headers, "Content-Type: multipart/alternative");
    return headers;
}

void add_part(curl_mime* mime, std::string const& text, std::string const& type, char const* encoding)
{
    auto* part = curl_mime_addpart(mime);
    if (part == nullptr || curl_mime_data(part, text.data(), text.size()) != CURLE_OK
        || curl_mime_type(part, type.c_str()) != CURLE_OK || curl_mime_encoder(part, encoding) != CURLE_OK)
        throw Bug{"post: no memory for a letter"};
}

Sending of_reply(long code, std::string_view command)
{
    // 421: the server closes, whatever it was asked (RFC 5321, 3.8).
    if (code == 421)
        return Sending::no_service;
    // A recipient, or what stands in the letter; anything before is not about the letter.
    bool const about_letter = command == "RCPT" || command == "DATA" || command == "BDAT";
    if (!about_letter)
        return code >= 500 ? Sending::no_entry : Sending::no_service;
    return code >= 500 ? Sending::refused : Sending::refused_for_now;
}

Sending outcome(CURLcode result, long code, std::string_view command)
{
    switch (result) {
    case CURLE_OK: return Sending::taken;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_USE_SSL_FAILED: return Sending::no_trust;
    case CURLE_LOGIN_DENIED:
        return code == 421 || (code >= 400 && code < 500) ? Sending::no_service : Sending::no_entry;
    default: break;
    }
    if ((result == CURLE_SEND_ERROR || result == CURLE_WEIRD_SERVER_REPLY) && code >= 400)
        return of_reply(code, command);
    return command == "DATA" ? Sending::broken_off : Sending::no_server;
}

}

Smtp::Smtp(MailServer server)
    : server_(std::move(server)), handle_(start_curl() ? curl_easy_init() : nullptr, curl_easy_cleanup)
{
    if (!handle_)
        throw Bug{"post: libcurl does not start"};
}

// A late answer must not be taken for one to the next letter. libcurl would keep the connection, or take leave and wait
// for two minutes: it hears nothing more on it.
void Smtp::hang_up()
{
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(handle_.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD)
        ::shutdown(socket, SHUT_RD);
    handle_.reset(curl_easy_init());
    if (!handle_)
        throw Bug{"post: no memory to deliver"};
}

Sending Smtp::send(Letter const& letter)
{
    if (!is_deliverable(letter.to) || !is_deliverable(letter.from))
        throw Bug{"post: no address to deliver to"};
    auto* handle = handle_.get();
    curl_easy_reset(handle); // the connection stays
    auto good = true;
    auto const set = [&](CURLoption option, auto value) {
        good = good && curl_easy_setopt(handle, option, value) == CURLE_OK;
    };
    auto const headers = headers_of(letter);
    List recipients;
    add(recipients, "<" + letter.to + ">");
    std::unique_ptr<curl_mime, FreeMime> const mime{curl_mime_init(handle)};
    if (!mime)
        throw Bug{"post: no memory for a letter"};
    add_part(mime.get(), letter.text, "text/plain; charset=UTF-8", "quoted-printable");
    if (letter.calendar)
        add_part(mime.get(), letter.calendar->text, "text/calendar; charset=UTF-8; method=" + letter.calendar->method,
                 "base64");
    // The path is the name that we greet with: the sender's domain, not this machine's own name.
    auto const scheme = server_.tls == MailTls::tls ? "smtps://" : "smtp://";
    auto const url = scheme + server_.host + ":" + std::to_string(server_.port) + "/" + domain_of(letter.from);
    std::string command;
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, static_cast<long>(server_.tls == MailTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server_.authorities.empty())
        set(CURLOPT_CAINFO, server_.authorities.c_str());
    if (!server_.user.empty()) {
        set(CURLOPT_USERNAME, server_.user.c_str());
        set(CURLOPT_PASSWORD, server_.password.c_str());
    }
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server_.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(server_.whole.count()));
    set(CURLOPT_WRITEFUNCTION, swallow);
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, note_command);
    set(CURLOPT_DEBUGDATA, static_cast<void*>(&command));
    set(CURLOPT_MAIL_FROM, ("<" + letter.from + ">").c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_MIMEPOST, mime.get());
    if (!good)
        throw Bug{"post: libcurl does not know what is asked of it"};
    auto const result = curl_easy_perform(handle);
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_setopt(handle, CURLOPT_MIMEPOST, nullptr);
    auto const became = outcome(result, code, command);
    bool const answered = became == Sending::taken || became == Sending::refused || became == Sending::refused_for_now;
    if (!answered)
        hang_up();
    return became;
}

}
