#pragma once

#include "accounts/deeds.h"
#include "accounts/passage.h"
#include "accounts/post.h"
#include "accounts/tables.h"
#include "signin/fetch.h"
#include "signin/issuer.h"
#include "signin/password.h"
#include "signin/password_rules.h"
#include "signin/provider.h"
#include "signin/throttle.h"
#include "store/log.h"

#include <memory>
#include <mutex>
#include <semaphore>

namespace noddfa::accounts {

using signin::Secret;

/// Whether a site can be reached there: `https://` and a name, or this machine by `http://localhost` or an address in
/// figures, without a path.
bool is_public_address(std::string_view text);

struct Options {
    std::string public_address; ///< `https://noddfa.example.invalid`: of passkeys, and of links
    std::string service_name = "Noddfa";
    std::optional<signin::IssuerSettings> provider;
    bool demonstration = false;       ///< invented people alone, who sign in without proof
    bool provider_proves_two = false; ///< agreed with it: whoever signs in there proved two factors
    signin::SessionPolicy sessions;
    signin::LinkPolicy links;
    signin::ThrottlePolicy throttle;
    signin::PasswordRules passwords;
    signin::PasswordCost cost;
    int most_hashing = 2;                                 ///< passwords hashed at once
    Time patience = 15 * signin::minute;                  ///< of a passage at a sign-in
    Time setting_up = 60 * signin::minute;                ///< of setting up or changing
    Time least_between_links = 10 * signin::minute;       ///< that somebody asked for
    Time remembered = 60 * signin::minute;                ///< a session, after it would have ended in any case
    Time least_between_sightings = signin::minute;        ///< of one session, as they are written
};

/// Who asks, as the request shows it.
struct Visitor {
    std::string network;  ///< the address's range
    std::string mark;     ///< of the browser, as `Opened` gave it once; empty where there is none
    std::string session;  ///< the cookie of the session that the browser shows; it ends at a sign-in (T22)
    bool shared = false;  ///< the person says that others use this device
};

/// A live session, as it is at one request.
struct SignedIn {
    PersonId who;
    signin::Assurance assurance{};
    Time proved = 0;
    bool fresh = false; ///< proved in the last five minutes, from this network (T11)
    bool elsewhere = false; ///< asked from another network than the last proof was given from (T22)
    std::string stage;  ///< the decision stage that the last proof covers
    signin::DeviceKind device{};
    Time ends_at = 0;   ///< if nothing more is asked for
    Time longest = 0;   ///< when it ends whatever is asked for
    std::string id;     ///< for the record; tells nothing of the cookie
    std::string csrf;   ///< what each form of the session carries (T21)
};

enum class Trouble {
    none,
    wrong,       ///< what was typed or shown; never says which part of it
    wait,        ///< for `wait`
    stale,       ///< the page was open too long, was used already, or is not this browser's: begin anew
    flawed,      ///< the new password, see `flaw`
    step_up,     ///< prove yourself first
    last_factor, ///< without it nobody could sign in
    unfinished,  ///< something is still to be set up
    taken,       ///< is another account's
    unreachable, ///< the other organisation's sign-in does not answer
    one_factor,  ///< proved by the other organisation; a second is needed and there is none
};

/// What may be shown as a second factor or a proof.
struct Offers {
    bool password = false;
    bool code = false;
    bool recovery_code = false;
    bool passkey = false;
};

/// One step towards being signed in.
struct Step {
    Trouble trouble = Trouble::none;
    Time wait = 0;
    signin::PasswordFlaw flaw{};
    Secret passage; ///< for the next step; empty: keep the one you have, if any
    Offers offers;
};

/// The end of a sign-in or step-up.
struct Opened {
    Trouble trouble = Trouble::none;
    Time wait = 0;
    Secret cookie;
    Secret mark; ///< for the browser to keep, where it has none; empty otherwise
    PersonId who;
};

/// What a page hands to the browser's `navigator.credentials`.
struct PasskeyAsked {
    Trouble trouble = Trouble::none;
    Secret passage;
    std::string site;      ///< the relying party
    std::string challenge; ///< base64url, as the other texts of bytes
    std::string handle;    ///< of the person, at a making: tells nobody who
    std::string name;      ///< what the person knows the account by
    std::vector<std::string> known; ///< passkeys that they have already
};

/// Where the browser is sent.
struct AtProvider {
    Trouble trouble = Trouble::none;
    std::string address;
    Secret passage;
};
struct BackFromProvider {
    Trouble trouble = Trouble::none;
    std::optional<Opened> opened; ///< signed in, or stepped up
    std::optional<Step> step;     ///< bound, or a second factor is needed
};

/// What is set up, and what still has to be.
struct SettingUp {
    PersonId who;
    Language language{};
    std::string login;
    bool changing = false;       ///< from within a session
    bool proves_address = false; ///< `login` is the person's: they followed a link that was sent there
    bool may_password = false;
    bool may_factor = false;
    bool needs_password = false;
    bool needs_factor = false;
    bool has_password = false;
    bool has_totp = false;
    bool bound = false;
    std::size_t passkeys = 0;
    std::size_t codes_left = 0;
};

struct DraftTotp {
    Trouble trouble = Trouble::none;
    Secret passage;
    Secret address; ///< `otpauth://…`, for the picture
    Secret key;     ///< base32, to be typed
};

struct IssuedCodes {
    Trouble trouble = Trouble::none;
    std::vector<Secret> shown;
};

/// One of a person's own sessions, and what they sign in with.
struct OwnSession {
    std::string id;
    signin::DeviceKind device{};
    Time began = 0;
    Time last_seen = 0;
    bool here = false;
};
struct OwnPasskey {
    std::string id;
    std::string name;
    Time added = 0;
};
struct Own {
    SettingUp what;
    std::vector<OwnPasskey> passkeys;
    std::vector<OwnSession> sessions; ///< the last used first
};

/// What those who keep people are told of somebody's account.
enum class AccountStanding { none, invited, in_use, disabled };

enum class Factor { password, totp, passkey, provider };

/// A link that somebody opened.
struct OpenedLink {
    signin::LinkPurpose purpose{};
    Language language{};
};

/// Sign-in of a site. Usable from every thread. Every call may throw `store::Fault`.
class Accounts {
public:
    /// Makes its tables where there are none. `fetch`: where there is a provider. Clock and randomness outlive it, as
    /// log and post do. `Bug` for a public address that is none.
    Accounts(store::Log& log, store::Clock& clock, store::Random& random, Options options, Post& post,
             signin::Fetch* fetch = nullptr);
    /// Waits for what nobody waited for.
    ~Accounts();
    Accounts(Accounts const&) = delete;
    Accounts& operator=(Accounts const&) = delete;

    // Sessions.

    /// Whose cookie it is; nothing for one that is forged, ended or past its time. `by_person`: the person asked, not a
    /// page by itself — they were seen, which is written once a minute at most.
    std::optional<SignedIn> session_of(std::string_view cookie, std::string_view network, bool by_person = true);
    /// Whose session it was that ended by itself, as long as it is remembered: for what its person sent too late.
    std::optional<PersonId> whose_ended(std::string_view cookie);
    /// Whether a marked action (★) may go on: once proved for a decision stage, all of it is covered (T11).
    bool let_through(std::string_view cookie, signin::MarkedAction const& action, Visitor const& visitor);
    /// Where to send the browser to sign out at the provider too; empty for nowhere.
    std::string sign_out(std::string_view cookie);
    /// How many there are that were not signed out of.
    std::int64_t sessions();
    void sign_out_everywhere(std::string_view cookie);
    /// Ends every session, and every link that was not followed. Of a copy that was restored: what had ended since it
    /// was made would be good again.
    void end_all(PersonId const& by);
    /// One of the person's own; false where there is none of this identifier.
    bool end_session(std::string_view cookie, std::string_view id);
    std::optional<Own> own(std::string_view cookie);
    /// The secret of forms for any token that a browser alone holds.
    static std::string csrf_of(std::string_view token);

    // Password, then a second factor. Known and unknown names cost the same and are answered the same (T20).

    Step sign_in(std::string_view login, std::string_view password, Visitor const& visitor);
    Opened enter_code(std::string_view passage, std::string_view code, Visitor const& visitor);
    /// A new factor has to be set up then.
    Step enter_recovery_code(std::string_view passage, std::string_view code, Visitor const& visitor);

    // Passkeys.

    /// For a sign-in without a name; `cookie`: for a step-up of that session.
    PasskeyAsked ask_for_passkey(std::string_view cookie = {});
    Opened show_passkey(std::string_view passage, signin::ShownPasskey const& shown, Visitor const& visitor);

    // Another organisation's sign-in. An account is bound to it while it is set up, and by nothing else.

    bool has_provider() const { return options_.provider.has_value(); }
    /// `place`: where the person wanted to go, which the provider's answer does not say.
    AtProvider go_to_provider(std::string place = {});
    AtProvider go_to_provider_for_step_up(std::string_view cookie, std::string place = {});
    AtProvider go_to_provider_to_bind(std::string_view passage, std::string place = {});
    std::string place_behind_provider(std::string_view passage);
    BackFromProvider come_back(std::string_view passage, signin::Callback const& callback, Visitor const& visitor);

    // Step-up (★).

    Opened step_up(std::string_view cookie, std::string_view password, std::string_view code, Visitor const& visitor);

    // Links.

    /// Sends a link to the account's address if there is one of this name: to recover, or to set up what never was.
    /// Nobody can tell which (T20).
    void ask_for_link(std::string_view login, Visitor const& visitor);
    /// Sends a link to a person who never signed in. False where they have, may not, or the address is another's.
    bool invite(PersonId const& person, std::string const& address, Language language, PersonId const& by);
    /// A link to hand over, which sets the account up anew from nothing; empty where the person is disabled or the
    /// address is another account's.
    Secret link_for(PersonId const& person, std::string const& address, Language language, PersonId const& by);
    /// The link of a new site's first administrator; empty once there is any account.
    Secret first_administrator(PersonId const& person, std::string const& address, Language language);
    /// What an opened link is for; uses nothing up.
    std::optional<OpenedLink> look_at(std::string_view link);
    /// Uses the link up. Setting up follows, or at a recovery the proof of one factor that is left.
    Step follow(std::string_view link);
    Step prove_password(std::string_view passage, std::string_view password, Visitor const& visitor);
    Step prove_code(std::string_view passage, std::string_view code, Visitor const& visitor);
    Step prove_recovery_code(std::string_view passage, std::string_view code, Visitor const& visitor);

    // Setting up, and changing from within a session.

    /// `step_up` where the person has not proved themselves just now.
    Step begin_change(std::string_view cookie, Visitor const& visitor);
    std::optional<SettingUp> what_of(std::string_view passage);
    /// `own_words`: names of the person, which make a poor password.
    Step set_password(std::string_view passage, std::string_view password, std::vector<std::string> own_words);
    DraftTotp draft_totp(std::string_view passage);
    Step confirm_totp(std::string_view passage, std::string_view code);
    PasskeyAsked ask_for_new_passkey(std::string_view passage);
    Step add_passkey(std::string_view passage, signin::MadePasskey const& made, std::string name);
    IssuedCodes new_recovery_codes(std::string_view passage);
    /// `which`: of a passkey its identifier.
    Step remove(std::string_view passage, Factor factor, std::string_view which = {});
    /// The end of setting up: signed in.
    Opened finish(std::string_view passage, Visitor const& visitor);

    // What others do.

    AccountStanding standing_of(PersonId const& person);
    bool disable(PersonId const& person, PersonId const& by);
    bool enable(PersonId const& person, PersonId const& by);
    /// The address by which they sign in, after it changed and was proved. False where it is another account's.
    bool move_login(PersonId const& person, std::string const& address, PersonId const& by);
    void speaks(PersonId const& person, Language language);
    /// Signs a person in without any proof. `Bug` where the site is no demonstration.
    Opened sign_in_for_demonstration(PersonId const& person, Visitor const& visitor);

private:
    Time now() { return clock_.now(); }
    template<class Work> auto write(Work work) { return log_.submit(std::move(work)).get(); }
    /// Nobody waits for it, and nobody is told when it cannot be done.
    template<class Work> void later(Work work)
    {
        try {
            (void)log_.submit(std::move(work));
        } catch (store::Fault const&) {
            return; // too many wait already, or the site closes
        }
    }
    Passage begin_passage(PassageKind kind, Time lasts);
    Secret seal(Passage const& passage);
    std::optional<Passage> open(std::string_view passage, std::initializer_list<PassageKind> kinds);
    std::string source_of(Visitor const& visitor);
    bool is_our_mark(std::string_view mark);
    Secret new_mark();
    signin::AccountId stand_in(std::string_view login);
    Time begin_attempt(signin::Guess guess, signin::AccountId const& account, std::string const& source);
    void right(signin::Guess guess, signin::AccountId const& account, std::string const& source, bool known);
    signin::PasswordAnswer check_password(std::optional<std::string> const& kept, std::string_view typed);
    std::string hashed(std::string_view password);
    void failed(PersonId const& who, Means means);
    Opened open_session(store::Writer& writer, Account account, Visitor const& visitor, signin::Assurance assurance,
                        Means means, std::string id_token = {});
    Opened raise_session(store::Writer& writer, Account const& account, StoredSession const& session,
                         Visitor const& visitor, signin::Assurance assurance, Means means);
    std::optional<std::pair<Account, StoredSession>> live(store::Reader& reader, std::string_view cookie);
    std::optional<std::pair<Account, StoredSession>> live_by_hash(store::Reader& reader, signin::Hash const& token);
    SettingUp told(Account const& account, Passage const& passage);
    Offers offers_of(Account const& account, bool with_password);
    std::optional<Account> of_passage(store::Reader& reader, Passage const& passage);
    Step prove(std::string_view passage, Means means, std::string_view typed, Visitor const& visitor);
    Passage proved(Passage const& from, Account const& account, Means means);
    using Work = std::function<Trouble(store::Writer&, Account&, Passage&)>;
    Step change(std::string_view passage, Work const& work);
    Secret make_link(store::Writer& writer, Account& account, signin::LinkPurpose purpose, PersonId const& by,
                     Letter* letter);
    std::string link_address(Language language, Secret const& token) const;
    AtProvider send_away(Passage passage, std::optional<Time> since);
    signin::ProviderState provider();
    void remember(signin::ProviderState const& state);
    BackFromProvider arrived(Passage const& passage, signin::Arrival const& arrival, Visitor const& visitor);

    store::Log& log_;
    store::Clock& clock_;
    store::Random& random_;
    Options options_;
    Post& post_;
    signin::Fetch* fetch_;
    signin::PasskeySite site_;
    signin::Passwords passwords_;
    store::Key secret_;
    std::counting_semaphore<> hashing_;
    std::mutex mutex_;
    signin::Throttle throttle_; ///< guarded by `mutex_`
    signin::ProviderState provider_; ///< guarded by `mutex_`
};

}
