#include "main/user_commands.h"

#include "base/london.h"
#include "main/founding.h"
#include "main/sign_in.h"
#include "main/site.h"
#include "main/system_time.h"

#include <ostream>

namespace noddfa {

namespace {

using Words = language::Catalogue;

/// Who works here under a reference.
std::optional<directory::Practitioner> practitioner(ledger::Ledger& ledger, PersonId const& person)
{
    return ledger.read(
        [&](ledger::Snapshot const& snapshot) { return snapshot.site().practitioner(person).practitioner; });
}

int print_link(accounts::Accounts& accounts, PersonId const& person, directory::Practitioner const& found,
               PersonId const& by, Words const& words, std::ostream& out, std::ostream& errors)
{
    if (found.said.email.empty()) {
        errors << words.text("cli.user.no_address") << '\n';
        return Exit::found_wrong;
    }
    auto const language = found.said.preferred_language.value_or(words.language());
    auto const link = accounts.link_for(person, found.said.email, language, by);
    if (link.view().empty()) {
        errors << words.text("cli.user.no_link") << '\n';
        return Exit::found_wrong;
    }
    auto const last = store::system_clock().now() + signin::LinkPolicy{}.enrolment;
    out << link.view() << '\n'
        << words.text("cli.user.until", {{"day", words.day(later(Moment{}, last / signin::minute).day)}}) << '\n';
    return Exit::done;
}

/// A post of the site that whoever installs it gives by this word of the command line.
std::optional<Post> founded_post(std::string const& action)
{
    if (action == "administrator")
        return Post::board_admin;
    return action == "director" ? std::optional{Post::director} : std::nullopt;
}

int found(Configuration const& configuration, Post post, std::string const& address, PersonId const& by,
          Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const ledger = open_or_make_ledger(configuration, progress_told(words, errors));
    auto const made = found_holder(*ledger, post, address, AuthorityId{configuration.authority}, now_in_london());
    if (auto const* not_made = std::get_if<NotFounded>(&made)) {
        errors << told(*not_made, words) << '\n';
        return Exit::found_wrong;
    }
    auto const& person = std::get<PersonId>(made);
    SignIn sign_in{*ledger, configuration, is_demonstration(configuration)};
    return print_link(sign_in.accounts(), person, *practitioner(*ledger, person), by, words, out, errors);
}

int run_user(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const action = given.one("ACTION");
    PersonId const person{given.one("PERSON")};
    auto const post = founded_post(action);
    if (person.empty() || (!post && action != "link" && action != "disable" && action != "enable")) {
        errors << words.text("cli.user.no_action") << '\n';
        return Exit::usage;
    }
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    PersonId const by{given.has("--by") ? given.one("--by") : "operator"};
    return attempt(words, errors, [&] {
        if (post)
            return found(*configuration, *post, person.value, by, words, out, errors);
        auto const ledger = open_ledger(*configuration, progress_told(words, errors));
        auto const found = practitioner(*ledger, person);
        if (!found) {
            errors << words.text("cli.user.unknown") << '\n';
            return static_cast<int>(Exit::found_wrong);
        }
        SignIn sign_in{*ledger, *configuration, is_demonstration(*configuration)};
        if (action == "link")
            return print_link(sign_in.accounts(), person, *found, by, words, out, errors);
        // Nothing that never was can be ended: a link that is sent tomorrow would let them in.
        if (sign_in.accounts().standing_of(person) == accounts::AccountStanding::none) {
            errors << words.text("cli.user.no_account") << '\n';
            return static_cast<int>(Exit::found_wrong);
        }
        auto const changed =
            action == "disable" ? sign_in.accounts().disable(person, by) : sign_in.accounts().enable(person, by);
        out << words.text(!changed              ? "cli.user.unchanged"
                          : action == "disable" ? "cli.user.disabled"
                                                : "cli.user.enabled")
            << '\n';
        return static_cast<int>(Exit::done);
    });
}

}

Command user_command(Words const& words)
{
    return site_command(words, "user",
                        {{"ACTION", "ACTION", words.text("cli.user.action"), true, false},
                         {"PERSON", "PERSON", words.text("cli.user.person"), true, false},
                         {"--by", "PERSON", words.text("cli.user.by"), false, false}},
                        run_user);
}

}
