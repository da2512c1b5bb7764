#pragma once

#include "web/house/form.h"
#include "web/signin/turn.h"

namespace noddfa::web {

/// What is wrong with what was typed: at a field where there is one.
struct Wrong {
    std::string field; ///< empty: of the whole form
    std::string words;
};
using Wrongs = std::vector<Wrong>;

/// A form that posts to an address, with what every form carries.
Html form(Turn const& turn, Url const& action, Html const& fields, Attributes const& attributes = {});
Html submit(std::string const& words, std::string const& classes = {});
/// Text as the person typed it before, with what is wrong with it.
Html text_field(Turn const& turn, std::string const& name, std::string const& label, std::string const& hint,
                Wrongs const& wrongs, std::string const& autocomplete);
/// A one-time code: figures, never kept by the browser.
Html code_field(Turn const& turn, std::string const& name, std::string const& label, std::string const& hint,
                Wrongs const& wrongs);
/// A password: never shown again.
Html password_field(Turn const& turn, std::string const& name, std::string const& label, std::string const& hint,
                    Wrongs const& wrongs, std::string const& autocomplete);
/// The page of a form: the summary of what is wrong first, and said in the title.
Reply form_page(Turn const& turn, std::string const& title, Html const& content, Wrongs const& wrongs);
/// What a trouble is called, where it is not of a field.
std::string words_of(Turn const& turn, Trouble trouble, accounts::Time wait);
/// A passkey that the browser asks for when scripts run; hidden otherwise. `kind`: `get` or `create`.
Html passkey_form(Turn const& turn, Url const& action, char const* kind, accounts::PasskeyAsked const& asked,
                  std::string const& button, Html const& more = {});
Html link_line(Url const& to, std::string const& words);
/// The day and time in London.
std::string when(Turn const& turn, accounts::Time time);

}
