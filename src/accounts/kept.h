#pragma once

#include "people/identifiers.h"
#include "people/paragraph.h"
#include "signin/link.h"
#include "signin/passkey.h"
#include "signin/recovery_codes.h"
#include "signin/session.h"
#include "signin/totp.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

/// An account and a session as they lie in the database, sealed. The names of the fields are promised for ever.
namespace noddfa::accounts {

using signin::Time;

struct KeptTotp {
    std::string secret; ///< base64url, like every text of bytes here
    std::int64_t last_step = 0;
};
BOOST_DESCRIBE_STRUCT(KeptTotp, (), (secret, last_step))

struct KeptCodes {
    std::string salt;
    std::vector<std::string> left;
};
BOOST_DESCRIBE_STRUCT(KeptCodes, (), (salt, left))

struct KeptPasskey {
    std::string id;
    int algorithm = 0;
    std::string key;
    std::int64_t counter = 0;
    bool may_be_copied = false;
    std::string name;         ///< as the person calls it
    std::int64_t added = 0;
};
BOOST_DESCRIBE_STRUCT(KeptPasskey, (), (id, algorithm, key, counter, may_be_copied, name, added))

struct KeptSubject {
    std::string issuer;
    std::string subject;
};
BOOST_DESCRIBE_STRUCT(KeptSubject, (), (issuer, subject))

enum class KeptPurpose { first_administrator, enrolment, recovery };
BOOST_DESCRIBE_ENUM(KeptPurpose, first_administrator, enrolment, recovery)

struct KeptLink {
    std::string token; ///< its hash
    KeptPurpose purpose{};
    std::int64_t expires = 0;
    bool used = false;
};
BOOST_DESCRIBE_STRUCT(KeptLink, (), (token, purpose, expires, used))

struct KeptAccount {
    PersonId person;
    std::string login; ///< the address at work, as `login_form` writes it; empty until it is known
    Language language{};
    std::optional<std::string> password; ///< its hash
    std::optional<KeptTotp> totp;
    std::optional<KeptCodes> codes;
    std::vector<KeptPasskey> passkeys;
    std::optional<KeptSubject> subject;
    std::vector<KeptLink> links;      ///< the last of each purpose
    std::vector<std::string> devices; ///< hashes of the marks of browsers where they signed in, the newest last
};
BOOST_DESCRIBE_STRUCT(KeptAccount, (),
                      (person, login, language, password, totp, codes, passkeys, subject, links, devices))

/// Whether what there is proves a person: a passkey, a password with a code, or another organisation's word.
bool can_sign_in(KeptAccount const& account);

struct KeptSession {
    std::string id; ///< stays through a step-up, while the token changes
    std::int64_t epoch = 0;
    int device = 0;
    int assurance = 0;
    std::string network;
    std::int64_t began = 0;
    std::int64_t last_seen = 0;
    std::int64_t proved = 0;
    std::string stage;
    std::string id_token; ///< of the provider they came from, for signing out there
};
BOOST_DESCRIBE_STRUCT(KeptSession, (),
                      (id, epoch, device, assurance, network, began, last_seen, proved, stage, id_token))

std::string text_of_bytes(signin::ByteView bytes);
/// 128 bits that nobody can guess, as such a text.
std::string random_word(signin::Random& random);
/// `store::Fault` with `damaged_record` for what `text_of_bytes` did not write.
signin::Bytes bytes_of_text(std::string_view text);

signin::Totp totp_of(KeptTotp const& kept);
KeptTotp kept_of(signin::Totp const& totp);
signin::RecoveryCodes codes_of(KeptCodes const& kept);
KeptCodes kept_of(signin::RecoveryCodes const& codes);
signin::Passkey passkey_of(KeptPasskey const& kept, PersonId const& person);
KeptPasskey kept_of(signin::Passkey const& passkey);
signin::Link link_of(KeptLink const& kept, PersonId const& person);
KeptLink kept_of(signin::Link const& link);
signin::Session session_of(KeptSession const& kept, PersonId const& person, signin::Hash const& token);
KeptSession kept_of(signin::Session const& session);

}
