#pragma once

#include "accounts/accounts.h"
#include "web/house/frame.h"

#include <map>

namespace noddfa::web {

using accounts::Trouble;

/// One request to the sign-in pages: what the person typed, and what their browser keeps for us.
struct Turn {
    Reader const& reader;
    accounts::Accounts& accounts;
    std::map<std::string, std::string, std::less<>> typed; ///< of a form, or of the address
    accounts::Visitor visitor;
    std::string passage;  ///< between two pages of a sign-in
    std::string csrf;     ///< what each form carries
    std::string notice{}; ///< what is wrong with the form as a whole
    std::optional<accounts::SignedIn> in;
    std::vector<std::string> own_words{}; ///< the person's names, which make a poor password
    std::vector<Invented> invented{}; ///< people of a demonstration

    std::string one(std::string_view name) const
    {
        auto const found = typed.find(name);
        return found == typed.end() ? std::string{} : found->second;
    }
};

/// The page, and what the browser is to keep from now on.
struct Reply {
    net::Response response;
    accounts::Secret session{}; ///< empty: what it has
    accounts::Secret mark{};
    accounts::Secret passage{};
    bool forget_session = false;
    bool forget_passage = false;
};

/// Leads on to another page.
Reply go(Url const& place);
/// The same with a session that was opened.
Reply go_in(Url const& place, accounts::Opened opened);
/// Where the person wanted to go, when it is a page of ours; the start otherwise.
Url wanted(Turn const& turn);

// Each as its address is called (`routes.cpp`).

Reply show_sign_in(Turn const& turn);
Reply do_sign_in(Turn const& turn);
Reply show_code(Turn const& turn);
Reply do_code(Turn const& turn);
Reply show_recovery_code(Turn const& turn);
Reply do_recovery_code(Turn const& turn);
Reply do_passkey(Turn const& turn);
Reply do_demonstration(Turn const& turn);
Reply go_to_provider(Turn const& turn);
Reply back_from_provider(Turn const& turn);

Reply show_again(Turn const& turn);
Reply do_again(Turn const& turn);

Reply show_recover(Turn const& turn);
Reply do_recover(Turn const& turn);
Reply show_recover_sent(Turn const& turn);
Reply show_link(Turn const& turn, std::string const& token);
Reply do_link(Turn const& turn, std::string const& token);
Reply show_prove(Turn const& turn);
Reply do_prove(Turn const& turn);

Reply show_set_up(Turn const& turn);
Reply show_password(Turn const& turn);
Reply do_password(Turn const& turn);
Reply show_app(Turn const& turn);
Reply do_app(Turn const& turn);
Reply show_new_passkey(Turn const& turn);
Reply do_new_passkey(Turn const& turn);
Reply show_codes(Turn const& turn);
Reply do_codes(Turn const& turn);
Reply do_finish(Turn const& turn);

Reply show_account(Turn const& turn);
Reply do_change(Turn const& turn);
Reply do_end_session(Turn const& turn);
Reply do_end_everywhere(Turn const& turn);
Reply do_language(Turn const& turn);
Reply show_sign_out(Turn const& turn);
Reply do_sign_out(Turn const& turn);

}
