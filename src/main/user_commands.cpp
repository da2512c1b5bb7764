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

int run_user(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const action = given.one("ACTION");
    PersonId const person{given.one("PERSON")};
    if (person.empty()
        || (action != "administrator" && action != "link" && action != "disable" && action != "enable")) {
        errors << words.text("cli.user.no_action") << '\n';
        return Exit::usage;
    }
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    PersonId const by{given.has("--by") ? given.one("--by") : "operator"};
    return attempt(words, errors, [&] {
        auto const ledger = open_ledger(*configuration, progress_told(words, errors));
        if (action == "administrator") {
            SignIn sign_in{*ledger, *configuration, is_demonstration(*configuration)};
            auto const made = make_administrator(*ledger, person.value, now_in_london());
            return print_link(sign_in.accounts(), made, *practitioner(*ledger, made), by, words, out, errors);
        }
        auto const found = practitioner(*ledger, person);
        if (!found) {
            errors << words.text("cli.user.unknown") << '\n';
            return static_cast<int>(Exit::found_wrong);
        }
        SignIn sign_in{*ledger, *configuration, is_demonstration(*configuration)};
        if (action == "link")
            return print_link(sign_in.accounts(), person, *found, by, words, out, errors);
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
