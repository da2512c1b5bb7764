#include "web/before/invited/way_in.h"

namespace noddfa::web {

std::optional<std::string> needs_way_in(ledger::Snapshot const& at, PersonId const& person)
{
    auto const& known = at.site().practitioner(person).practitioner;
    if (!known || known->verified_on || known->said.email.empty())
        return std::nullopt;
    return known->said.email;
}

void send_way_in(Reader const& reader, PersonId const& person)
{
    std::optional<std::string> address;
    auto language = reader.language;
    reader.read([&](ledger::Snapshot const& at) {
        address = needs_way_in(at, person);
        if (address)
            language = at.site().practitioner(person).practitioner->said.preferred_language.value_or(language);
    });
    if (!address)
        return;
    auto& accounts = reader.site.accounts;
    auto const standing = accounts.standing_of(person);
    if (standing == accounts::AccountStanding::none)
        (void)accounts.invite(person, *address, language, reader.who());
    // Who was sent one before has another only where that was not lately.
    if (standing == accounts::AccountStanding::invited)
        accounts.ask_for_link(*address, {});
}

}
