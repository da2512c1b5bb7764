#include "accounts/accounts.h"

#include <algorithm>

namespace noddfa::accounts {

/// One change to the account of a passage, in one transaction. The passage comes back as it is afterwards.
Step Accounts::change(std::string_view passage, Work const& work)
{
    Step step;
    auto opened = open(passage, {PassageKind::setting_up, PassageKind::changing});
    if (!opened) {
        step.trouble = Trouble::stale;
        return step;
    }
    step.trouble = write([&](store::Writer& writer) {
        auto account = of_passage(writer, *opened);
        if (account && opened->kind == PassageKind::changing
            && !live_by_hash(writer, store::fixed_bytes<signin::Hash>(bytes_of_text(opened->session))))
            account.reset();
        if (!account)
            return Trouble::stale;
        auto const trouble = work(writer, *account, *opened);
        if (trouble == Trouble::none && !keep(writer, *account)) {
            writer.undo();
            return Trouble::taken;
        }
        return trouble;
    });
    step.passage = seal(*opened);
    return step;
}

Step Accounts::begin_change(std::string_view cookie, Visitor const& visitor)
{
    Step step;
    auto const found = log_.read([&](store::Reader& reader) { return live(reader, cookie); });
    if (!found) {
        step.trouble = Trouble::stale;
        return step;
    }
    auto const& [account, session] = *found;
    if (!signin::is_fresh(accounts::session_of(session.kept, account.who(), session.token), visitor.network, now(),
                          options_.sessions)) {
        step.trouble = Trouble::step_up;
        return step;
    }
    auto passage = begin_passage(PassageKind::changing, options_.patience);
    passage.person = account.who();
    passage.epoch = store::as_column(account.state.epoch);
    passage.session = text_of_bytes(session.token);
    passage.may_password = passage.may_factor = true;
    step.passage = seal(passage);
    return step;
}

std::optional<SettingUp> Accounts::what_of(std::string_view passage)
{
    auto const opened = open(
        passage, {PassageKind::setting_up, PassageKind::changing, PassageKind::recovering, PassageKind::second_factor});
    if (!opened)
        return std::nullopt;
    return log_.read([&](store::Reader& reader) -> std::optional<SettingUp> {
        auto const account = of_passage(reader, *opened);
        return account ? std::optional{told(*account, *opened)} : std::nullopt;
    });
}

Step Accounts::set_password(std::string_view passage, std::string_view password, std::vector<std::string> own_words)
{
    Step step;
    auto const what = what_of(passage);
    if (!what || !what->may_password) {
        step.trouble = Trouble::stale;
        return step;
    }
    own_words.push_back(options_.service_name);
    own_words.push_back(what->login.substr(0, what->login.find('@')));
    std::erase(own_words, "");
    step.flaw = signin::password_flaw(password, own_words, options_.passwords);
    if (step.flaw != signin::PasswordFlaw::none) {
        step.trouble = Trouble::flawed;
        return step;
    }
    return change(passage, [&, made = hashed(password)](store::Writer& writer, Account& account, Passage& opened) {
        if (!opened.may_password)
            return Trouble::stale;
        account.kept.password = made;
        opened.needs_password = false;
        // Whoever knew the old one is out.
        auto const here =
            opened.session.empty() ? signin::Hash{} : store::fixed_bytes<signin::Hash>(bytes_of_text(opened.session));
        drop_sessions(writer, account.who(), &here);
        leave(writer, {account.who(), Deed::password_set, Means::password, {}, {}});
        return Trouble::none;
    });
}

DraftTotp Accounts::draft_totp(std::string_view passage)
{
    DraftTotp draft;
    auto opened = open(passage, {PassageKind::setting_up, PassageKind::changing});
    auto const account = log_.read([&](store::Reader& reader) {
        return opened && opened->may_factor ? of_passage(reader, *opened) : std::nullopt;
    });
    if (!account) {
        draft.trouble = Trouble::stale;
        return draft;
    }
    // The page can be opened again: the same picture.
    auto totp = opened->totp.empty() ? signin::new_totp(random_) : signin::Totp{bytes_of_text(opened->totp), 0};
    opened->totp = text_of_bytes(totp.secret);
    draft.passage = seal(*opened);
    draft.address = Secret{signin::provisioning_uri(totp, options_.service_name, account->kept.login)};
    draft.key = Secret{signin::to_base32(totp.secret)};
    return draft;
}

Step Accounts::confirm_totp(std::string_view passage, std::string_view code)
{
    return change(passage, [&](store::Writer& writer, Account& account, Passage& opened) {
        if (!opened.may_factor || opened.totp.empty())
            return Trouble::stale;
        auto const taken = signin::take_code({bytes_of_text(opened.totp), 0}, code, now());
        if (!taken)
            return Trouble::wrong;
        account.kept.totp = kept_of(*taken);
        opened.totp.clear();
        opened.needs_factor = false;
        // The code proves something together with a password only.
        if (!account.kept.password && opened.may_password)
            opened.needs_password = true;
        leave(writer, {account.who(), Deed::factor_added, Means::code, {}, {}});
        return Trouble::none;
    });
}

IssuedCodes Accounts::new_recovery_codes(std::string_view passage)
{
    auto issued = signin::issue_recovery_codes(random_);
    IssuedCodes codes;
    codes.trouble = change(passage, [&](store::Writer& writer, Account& account, Passage& opened) {
                        if (!opened.may_factor)
                            return Trouble::stale;
                        account.kept.codes = kept_of(issued.kept);
                        leave(writer, {account.who(), Deed::recovery_codes_made, Means::recovery_code, {}, {}});
                        return Trouble::none;
                    }).trouble;
    if (codes.trouble == Trouble::none)
        codes.shown = std::move(issued.shown);
    return codes;
}

Step Accounts::remove(std::string_view passage, Factor factor, std::string_view which)
{
    return change(passage, [&](store::Writer& writer, Account& account, Passage& opened) {
        if (opened.kind != PassageKind::changing)
            return Trouble::stale;
        auto& kept = account.kept;
        auto means = Means::none;
        auto gone = false;
        switch (factor) {
        case Factor::password:
            means = Means::password;
            gone = std::exchange(kept.password, std::nullopt).has_value();
            break;
        case Factor::totp:
            means = Means::code;
            gone = std::exchange(kept.totp, std::nullopt).has_value();
            break;
        case Factor::provider:
            means = Means::provider;
            gone = std::exchange(kept.subject, std::nullopt).has_value();
            break;
        case Factor::passkey:
            means = Means::passkey;
            gone = std::erase_if(kept.passkeys, [&](KeptPasskey const& one) { return one.id == which; }) > 0;
            break;
        }
        if (!gone)
            return Trouble::stale;
        if (!can_sign_in(kept))
            return Trouble::last_factor;
        auto const here = store::fixed_bytes<signin::Hash>(bytes_of_text(opened.session));
        drop_sessions(writer, account.who(), &here);
        leave(writer, {account.who(), Deed::factor_removed, means, {}, {}});
        return Trouble::none;
    });
}

Opened Accounts::finish(std::string_view passage, Visitor const& visitor)
{
    Opened none;
    none.trouble = Trouble::stale;
    auto const opened = open(passage, {PassageKind::setting_up});
    if (!opened)
        return none;
    if (opened->needs_password || opened->needs_factor) {
        none.trouble = Trouble::unfinished;
        return none;
    }
    auto done = write([&](store::Writer& writer) {
        Opened refused;
        auto account = of_passage(writer, *opened);
        refused.trouble = account ? Trouble::unfinished : Trouble::stale;
        if (!account || !can_sign_in(account->kept))
            return refused;
        (void)use_up(writer, opened->id, opened->expires);
        return open_session(writer, *account, visitor, signin::Assurance::two_factors, Means::link);
    });
    if (done.trouble == Trouble::none)
        right(signin::Guess::code, signin::AccountId{done.who.value}, source_of(visitor), true);
    return done;
}

}
