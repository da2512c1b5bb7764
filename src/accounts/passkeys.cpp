#include "accounts/accounts.h"

#include "accounts/refusals.h"

#include <algorithm>

namespace noddfa::accounts {

namespace {

/// The challenge that a passage holds open.
std::optional<signin::PasskeyChallenge> challenge_of(Passage const& passage, signin::Ceremony ceremony)
{
    auto const bytes = signin::from_base64url(passage.challenge);
    signin::PasskeyChallenge challenge;
    if (passage.challenge.empty() || !bytes || bytes->size() != challenge.bytes.size())
        return std::nullopt;
    std::ranges::copy(*bytes, challenge.bytes.begin());
    challenge.ceremony = ceremony;
    challenge.account = signin::AccountId{passage.person.value};
    challenge.expires = passage.expires;
    return challenge;
}

KeptPasskey* passkey_in(Account& account, std::string const& id)
{
    for (auto& passkey : account.kept.passkeys)
        if (passkey.id == id)
            return &passkey;
    return nullptr;
}

}

PasskeyAsked Accounts::ask_for_passkey(std::string_view cookie)
{
    PasskeyAsked asked;
    auto passage = begin_passage(PassageKind::passkey, signin::passkey_patience);
    if (!cookie.empty()) {
        auto const found = log_.read([&](store::Reader& reader) { return live(reader, cookie); });
        if (!found) {
            asked.trouble = Trouble::stale;
            return asked;
        }
        passage.person = found->first.who();
        passage.session = text_of_bytes(found->second.token);
        for (auto const& passkey : found->first.kept.passkeys)
            asked.known.push_back(passkey.id);
    }
    auto const challenge =
        signin::ask_for_passkey(signin::Ceremony::signing_in, signin::AccountId{passage.person.value}, now(), random_);
    passage.challenge = text_of_bytes(challenge.bytes);
    asked.site = site_.id;
    asked.challenge = passage.challenge;
    asked.passage = seal(passage);
    return asked;
}

Opened Accounts::show_passkey(std::string_view passage, signin::ShownPasskey const& shown, Visitor const& visitor)
{
    auto const opened = open(passage, {PassageKind::passkey});
    if (!opened)
        return not_opened(Trouble::stale);
    auto const id = text_of_bytes(shown.id);
    auto const check = [&](Account& account) {
        auto* const kept = passkey_in(account, id);
        auto open = challenge_of(*opened, signin::Ceremony::signing_in);
        if (kept == nullptr || !account.state.active)
            return false;
        auto const answer = signin::check_passkey(site_, open, passkey_of(*kept, account.who()), shown, now());
        if (answer.fault != signin::PasskeyFault::none)
            return false;
        kept->counter = answer.passkey.counter;
        return true;
    };
    auto account = log_.read([&](store::Reader& reader) { return account_found(reader, Found::passkey, id); });
    if (!account)
        return not_opened(Trouble::wrong);
    // Looked at before the writer is asked, whose time is everybody's.
    if (!check(*account)) {
        failed(account->who(), Means::passkey);
        return not_opened(Trouble::wrong);
    }
    auto done = write([&](store::Writer& writer) {
        auto again = account_found(writer, Found::passkey, id);
        if (!again || !use_up(writer, opened->id, opened->expires))
            return not_opened(Trouble::stale);
        if (!check(*again))
            return not_opened(Trouble::wrong);
        keep_as_found(writer, *again);
        if (opened->session.empty())
            return open_session(writer, *again, visitor, signin::Assurance::phishing_resistant, Means::passkey);
        auto const token = bytes_of_text(opened->session);
        auto const session = live_by_hash(writer, store::fixed_bytes<signin::Hash>(token));
        if (!session || session->first.who() != again->who())
            return not_opened(Trouble::stale);
        return raise_session(writer, *again, session->second, visitor, signin::Assurance::phishing_resistant,
                             Means::passkey);
    });
    if (done.trouble == Trouble::none)
        right(signin::Guess::code, signin::AccountId{done.who.value}, source_of(visitor), true);
    return done;
}

PasskeyAsked Accounts::ask_for_new_passkey(std::string_view passage)
{
    PasskeyAsked asked;
    auto opened = open(passage, {PassageKind::setting_up, PassageKind::changing});
    auto const account = log_.read([&](store::Reader& reader) {
        return opened && opened->may_factor ? of_passage(reader, *opened) : std::nullopt;
    });
    if (!account) {
        asked.trouble = Trouble::stale;
        return asked;
    }
    auto const challenge =
        signin::ask_for_passkey(signin::Ceremony::making, signin::AccountId{opened->person.value}, now(), random_);
    opened->challenge = text_of_bytes(challenge.bytes);
    asked.site = site_.id;
    asked.challenge = opened->challenge;
    asked.handle = text_of_bytes(log_.pseudonym("passkey-handle", opened->person.value));
    asked.name = account->kept.login;
    for (auto const& passkey : account->kept.passkeys)
        asked.known.push_back(passkey.id);
    asked.passage = seal(*opened);
    return asked;
}

Step Accounts::add_passkey(std::string_view passage, signin::MadePasskey const& made, std::string name)
{
    return change(passage, [&](store::Writer& writer, Account& account, Passage& opened) {
        auto open = challenge_of(opened, signin::Ceremony::making);
        if (!opened.may_factor || !open)
            return Trouble::stale;
        // Answered once, whatever the answer.
        if (!use_up(writer, "challenge " + opened.challenge, opened.expires))
            return Trouble::stale;
        opened.challenge.clear();
        auto const answer = signin::make_passkey(site_, open, made, now());
        if (answer.fault != signin::PasskeyFault::none)
            return Trouble::wrong;
        auto kept = kept_of(answer.passkey);
        kept.name = std::move(name);
        kept.added = now();
        if (account_found(writer, Found::passkey, kept.id))
            return Trouble::taken;
        account.kept.passkeys.push_back(std::move(kept));
        // It proves two factors by itself.
        opened.needs_factor = opened.needs_password = false;
        leave(writer, {account.who(), Deed::factor_added, Means::passkey, {}, {}});
        return Trouble::none;
    });
}

}
