#include "accounts/accounts.h"

#include "accounts/refusals.h"

#include <algorithm>

namespace noddfa::accounts {

namespace {

KeptLink const* link_in(Account const& account, signin::LinkPurpose purpose)
{
    for (auto const& link : account.kept.links)
        if (link.purpose == static_cast<KeptPurpose>(purpose))
            return &link;
    return nullptr;
}

}

std::string Accounts::link_address(Language language, Secret const& token) const
{
    return options_.public_address + (language == Language::cy ? "/cy/link/" : "/en/link/") + std::string{token.view()};
}

/// Makes a link in place of the last one of its purpose; its whole address. The account is the caller's to keep.
Secret Accounts::make_link(store::Writer& writer, Account& account, signin::LinkPurpose purpose, PersonId const& by,
                           Letter* letter)
{
    auto issued = signin::issue_link(purpose, signin::AccountId{account.who().value}, now(), random_, options_.links);
    std::erase_if(account.kept.links,
                  [&](KeptLink const& link) { return link.purpose == static_cast<KeptPurpose>(purpose); });
    account.kept.links.push_back(kept_of(issued.link));
    Secret address{link_address(account.kept.language, issued.token)};
    if (letter != nullptr)
        *letter = {account.who(),      purpose, account.kept.login, account.kept.language, std::string{address.view()},
                   issued.link.expires};
    leave(writer, {account.who(), Deed::link_made, Means::link, {}, by});
    return address;
}

void Accounts::ask_for_link(std::string_view login, Visitor const&)
{
    auto const form = login_form(login);
    auto const account = log_.read([&](store::Reader& reader) { return account_found(reader, Found::login, form); });
    // T20: the writer is asked in either case, and nobody waits for it.
    later([this, person = account ? account->who() : PersonId{}](store::Writer& writer) {
        auto again = person.empty() ? std::nullopt : account_of(writer, person);
        if (!again || !again->state.active || again->kept.login.empty())
            return;
        auto const purpose = can_sign_in(again->kept) ? signin::LinkPurpose::recovery : signin::LinkPurpose::enrolment;
        auto const lasts =
            purpose == signin::LinkPurpose::recovery ? options_.links.recovery : options_.links.enrolment;
        // Asking again and again neither fills somebody's letter box nor spoils the link that they just got.
        auto const* const last = link_in(*again, purpose);
        if (last != nullptr && !last->used && now() < last->expires - lasts + options_.least_between_links)
            return;
        Letter letter;
        (void)make_link(writer, *again, purpose, {}, &letter);
        keep_as_found(writer, *again);
        post_.queue(writer, letter);
    });
}

bool Accounts::invite(PersonId const& person, std::string const& address, Language language, PersonId const& by)
{
    return write([&](store::Writer& writer) {
        auto account = account_of(writer, person).value_or(Account{});
        if (!account.state.active || can_sign_in(account.kept))
            return false;
        account.kept.person = person;
        account.kept.login = login_form(address);
        account.kept.language = language;
        Letter letter;
        (void)make_link(writer, account, signin::LinkPurpose::enrolment, by, &letter);
        if (!keep(writer, account)) {
            writer.undo();
            return false;
        }
        post_.queue(writer, letter);
        return true;
    });
}

Secret Accounts::link_for(PersonId const& person, std::string const& address, Language language, PersonId const& by)
{
    return write([&](store::Writer& writer) {
        auto account = account_of(writer, person).value_or(Account{});
        if (!account.state.active)
            return Secret{};
        account.kept.person = person;
        account.kept.login = login_form(address);
        account.kept.language = language;
        auto made = make_link(writer, account, signin::LinkPurpose::enrolment, by, nullptr);
        if (!keep(writer, account)) {
            writer.undo();
            return Secret{};
        }
        return made;
    });
}

Secret Accounts::first_administrator(PersonId const& person, std::string const& address, Language language)
{
    return write([&](store::Writer& writer) {
        if (has_accounts(writer))
            return Secret{};
        Account account;
        account.kept.person = person;
        account.kept.login = login_form(address);
        account.kept.language = language;
        auto made = make_link(writer, account, signin::LinkPurpose::first_administrator, person, nullptr);
        keep_as_found(writer, account);
        return made;
    });
}

std::optional<OpenedLink> Accounts::look_at(std::string_view link)
{
    auto const token = signin::hash_of_token(signin::TokenKind::link, link);
    if (!token)
        return std::nullopt;
    auto const account =
        log_.read([&](store::Reader& reader) { return account_found(reader, Found::link, text_of_bytes(*token)); });
    if (!account || !account->state.active)
        return std::nullopt;
    for (auto const& one : account->kept.links)
        if (one.token == text_of_bytes(*token)) {
            auto const kept = link_of(one, account->who());
            if (signin::may_follow(kept, kept.purpose, now()))
                return OpenedLink{kept.purpose, account->kept.language};
        }
    return std::nullopt;
}

Step Accounts::follow(std::string_view link)
{
    auto const token = signin::hash_of_token(signin::TokenKind::link, link);
    if (!token)
        return refused(Trouble::stale);
    PersonId forgotten;
    auto step = write([&](store::Writer& writer) {
        auto account = account_found(writer, Found::link, text_of_bytes(*token));
        if (!account || !account->state.active)
            return refused(Trouble::stale);
        auto const kept = std::ranges::find(account->kept.links, text_of_bytes(*token), &KeptLink::token);
        if (kept == account->kept.links.end())
            return refused(Trouble::stale);
        auto const found = link_of(*kept, account->who());
        auto const used = signin::use_link(found, found.purpose, now());
        if (!used)
            return refused(Trouble::stale);
        *kept = kept_of(*used);
        auto const recovery = used->purpose == signin::LinkPurpose::recovery;
        auto passage = begin_passage(recovery ? PassageKind::recovering : PassageKind::setting_up,
                                     recovery ? options_.patience : options_.setting_up);
        passage.person = account->who();
        passage.proves_address = used->purpose != signin::LinkPurpose::first_administrator;
        if (!recovery) {
            // From nothing: what there was proves nothing any more.
            auto& mine = account->kept;
            mine.password.reset();
            mine.totp.reset();
            mine.codes.reset();
            mine.passkeys.clear();
            mine.subject.reset();
            mine.devices.clear();
            account->state = signin::signed_out_everywhere(account->state);
            drop_sessions(writer, account->who());
            forgotten = account->who();
            passage.may_password = passage.may_factor = passage.needs_password = passage.needs_factor = true;
        }
        passage.epoch = store::as_column(account->state.epoch);
        keep_as_found(writer, *account);
        leave(writer, {account->who(), Deed::link_followed, Means::link, {}, {}});
        Step next;
        next.passage = seal(passage);
        if (recovery)
            next.offers = offers_of(*account, true);
        return next;
    });
    if (!forgotten.empty()) {
        std::lock_guard const lock{mutex_};
        throttle_.forget_sources(signin::AccountId{forgotten.value});
    }
    return step;
}

/// What a person may set after they proved one factor behind a recovery link.
Passage Accounts::proved(Passage const& from, Account const& account, Means means)
{
    auto next = begin_passage(PassageKind::setting_up, options_.setting_up);
    next.person = from.person;
    next.epoch = from.epoch;
    next.proves_address = from.proves_address;
    // What is lost is what they did not show. A recovery code is for a lost device; they may have forgotten the
    // password as well.
    next.may_password = means != Means::password;
    next.needs_password = means == Means::code || (next.may_password && !account.kept.password);
    next.may_factor = next.needs_factor = means != Means::code;
    return next;
}

Step Accounts::prove(std::string_view passage, Means means, std::string_view typed, Visitor const& visitor)
{
    auto const opened = open(passage, {PassageKind::recovering});
    if (!opened)
        return refused(Trouble::stale);
    auto const guess = means == Means::password ? signin::Guess::password : signin::Guess::code;
    signin::AccountId const who{opened->person.value};
    auto const source = source_of(visitor);
    if (auto const wait = begin_attempt(guess, who, source); wait > 0)
        return refused(Trouble::wait, wait);
    std::optional<std::string> password;
    auto known = false;
    if (means == Means::password) {
        auto const account = log_.read([&](store::Reader& reader) { return of_passage(reader, *opened); });
        password = account ? account->kept.password : std::nullopt;
        known = check_password(password, typed).right;
    }
    auto step = write([&](store::Writer& writer) {
        auto account = of_passage(writer, *opened);
        if (!account)
            return refused(Trouble::stale);
        auto& kept = account->kept;
        auto right = known && kept.password == password;
        if (means == Means::code && kept.totp)
            if (auto const taken = signin::take_code(totp_of(*kept.totp), typed, now())) {
                kept.totp = kept_of(*taken);
                right = true;
            }
        if (means == Means::recovery_code && kept.codes)
            if (auto const used = signin::use_recovery_code(codes_of(*kept.codes), typed)) {
                kept.codes = kept_of(*used);
                right = true;
            }
        if (!right) {
            leave(writer, {account->who(), Deed::failed, means, {}, {}});
            return refused(Trouble::wrong);
        }
        keep_as_found(writer, *account);
        (void)use_up(writer, opened->id, opened->expires);
        leave(writer, {account->who(), Deed::recovery_proved, means, {}, {}});
        Step next;
        next.passage = seal(proved(*opened, *account, means));
        return next;
    });
    if (step.trouble == Trouble::none)
        right(guess, who, source, false);
    return step;
}

Step Accounts::prove_password(std::string_view passage, std::string_view password, Visitor const& visitor)
{
    return prove(passage, Means::password, password, visitor);
}

Step Accounts::prove_code(std::string_view passage, std::string_view code, Visitor const& visitor)
{
    return prove(passage, Means::code, code, visitor);
}

Step Accounts::prove_recovery_code(std::string_view passage, std::string_view code, Visitor const& visitor)
{
    return prove(passage, Means::recovery_code, code, visitor);
}

}
