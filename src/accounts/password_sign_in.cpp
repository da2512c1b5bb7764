#include "accounts/accounts.h"

#include "accounts/refusals.h"

namespace noddfa::accounts {

Step Accounts::sign_in(std::string_view login, std::string_view password, Visitor const& visitor)
{
    auto const form = login_form(login);
    auto const account = log_.read([&](store::Reader& reader) { return account_found(reader, Found::login, form); });
    auto const who = account ? signin::AccountId{account->who().value} : stand_in(form);
    auto const source = source_of(visitor);
    if (auto const wait = begin_attempt(signin::Guess::password, who, source); wait > 0)
        return refused(Trouble::wait, wait);
    auto const active = account && account->state.active;
    auto const answer = check_password(active ? account->kept.password : std::nullopt, password);
    if (!answer.right) {
        if (account)
            failed(account->who(), Means::password);
        return refused(Trouble::wrong);
    }
    right(signin::Guess::password, who, source, false);
    if (answer.hash_again)
        later([person = account->who(), before = account->kept.password,
               after = hashed(password)](store::Writer& writer) {
            auto again = account_of(writer, person);
            if (!again || again->kept.password != before)
                return;
            again->kept.password = after;
            keep_as_found(writer, *again);
        });
    auto passage = begin_passage(PassageKind::second_factor, options_.patience);
    passage.person = account->who();
    passage.epoch = store::as_column(account->state.epoch);
    Step step;
    step.passage = seal(passage);
    step.offers = offers_of(*account, false);
    return step;
}

Opened Accounts::enter_code(std::string_view passage, std::string_view code, Visitor const& visitor)
{
    auto const opened = open(passage, {PassageKind::second_factor});
    if (!opened)
        return not_opened(Trouble::stale);
    signin::AccountId const who{opened->person.value};
    auto const source = source_of(visitor);
    if (auto const wait = begin_attempt(signin::Guess::code, who, source); wait > 0)
        return not_opened(Trouble::wait, wait);
    auto done = write([&](store::Writer& writer) {
        auto account = of_passage(writer, *opened);
        if (!account)
            return not_opened(Trouble::stale);
        auto const taken =
            account->kept.totp ? signin::take_code(totp_of(*account->kept.totp), code, now()) : std::nullopt;
        if (!taken) {
            leave(writer, {account->who(), Deed::failed, Means::code, {}, {}});
            return not_opened(Trouble::wrong);
        }
        account->kept.totp = kept_of(*taken);
        keep_as_found(writer, *account);
        (void)use_up(writer, opened->id, opened->expires);
        return open_session(writer, *account, visitor, signin::Assurance::two_factors, Means::code);
    });
    if (done.trouble == Trouble::none)
        right(signin::Guess::code, who, source, true);
    return done;
}

Step Accounts::enter_recovery_code(std::string_view passage, std::string_view code, Visitor const& visitor)
{
    auto const opened = open(passage, {PassageKind::second_factor});
    if (!opened)
        return refused(Trouble::stale);
    signin::AccountId const who{opened->person.value};
    auto const source = source_of(visitor);
    if (auto const wait = begin_attempt(signin::Guess::code, who, source); wait > 0)
        return refused(Trouble::wait, wait);
    auto step = write([&](store::Writer& writer) {
        auto account = of_passage(writer, *opened);
        if (!account)
            return refused(Trouble::stale);
        auto const used =
            account->kept.codes ? signin::use_recovery_code(codes_of(*account->kept.codes), code) : std::nullopt;
        if (!used) {
            leave(writer, {account->who(), Deed::failed, Means::recovery_code, {}, {}});
            return refused(Trouble::wrong);
        }
        account->kept.codes = kept_of(*used);
        keep_as_found(writer, *account);
        (void)use_up(writer, opened->id, opened->expires);
        leave(writer, {account->who(), Deed::recovery_code_used, Means::recovery_code, {}, {}});
        auto next = begin_passage(PassageKind::setting_up, options_.setting_up);
        next.person = account->who();
        next.epoch = opened->epoch;
        next.may_factor = next.needs_factor = true;
        Step done;
        done.passage = seal(next);
        return done;
    });
    if (step.trouble == Trouble::none)
        right(signin::Guess::code, who, source, false);
    return step;
}

Opened Accounts::step_up(std::string_view cookie, std::string_view password, std::string_view code,
                         Visitor const& visitor)
{
    auto const found = log_.read([&](store::Reader& reader) { return live(reader, cookie); });
    if (!found)
        return not_opened(Trouble::stale);
    auto const& kept = found->first.kept;
    signin::AccountId const who{kept.person.value};
    auto const source = source_of(visitor);
    for (auto const guess : {signin::Guess::password, signin::Guess::code})
        if (auto const wait = begin_attempt(guess, who, source); wait > 0)
            return not_opened(Trouble::wait, wait);
    auto const known = check_password(kept.password, password).right;
    auto done = write([&](store::Writer& writer) {
        auto again = live(writer, cookie);
        if (!again)
            return not_opened(Trouble::stale);
        auto& [account, session] = *again;
        auto const taken = known && account.kept.totp && account.kept.password == kept.password
                               ? signin::take_code(totp_of(*account.kept.totp), code, now())
                               : std::nullopt;
        if (!taken) {
            leave(writer, {account.who(), Deed::failed, known ? Means::code : Means::password, session.kept.id, {}});
            return not_opened(Trouble::wrong);
        }
        account.kept.totp = kept_of(*taken);
        keep_as_found(writer, account);
        return raise_session(writer, account, session, visitor, signin::Assurance::two_factors, Means::code);
    });
    if (done.trouble == Trouble::none)
        for (auto const guess : {signin::Guess::password, signin::Guess::code})
            right(guess, who, source, true);
    return done;
}

}
