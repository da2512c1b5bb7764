#pragma once

#include "web/house/form.h"

/// What somebody typed and did not send yet. It is kept when they ask for it, now and then while they type (where
/// scripts run), and when their session ended before they sent it; it is offered again to them alone.
namespace noddfa::web {

/// What a button of a form, or the page's script, asks for instead of sending it: the value of `then`.
inline constexpr std::string_view then_field = "then";
inline constexpr std::string_view then_keep = "keep";
inline constexpr std::string_view then_keep_quietly = "keep-quietly";
inline constexpr std::string_view then_forget = "forget";
/// Begins what a button asks for that shows more of the form: one passage more. The form knows which.
inline constexpr std::string_view then_more = "more:";
/// What an address asks of a form that was begun: the name in its query.
inline constexpr std::string_view draft_query = "draft";

/// The reader without what the address asks of a draft: forms lead to where they stand.
Reader without_draft(Reader const& reader);

/// Puts what was typed before into a form, where the address asks for it, and says so; else offers it. Nothing where
/// nothing was begun.
Html take_up_draft(Reader const& reader, std::string_view asked, Form& form);

/// Whether more of the form is asked for, with everything that was typed in it.
bool asks_for_more(Posted const& posted);

/// Keeps or forgets instead of sending, where that was asked for; nothing where the form is to be sent. What cannot be
/// kept is said in the form, and is not sent.
std::optional<net::Response> instead_of_sending(Reader const& reader, Form& form, Posted const& posted);

/// The form was sent: nothing is to be offered any more.
void forget_draft(Reader const& reader);

/// Keeps what was posted by somebody who is not let on before they sign in, or prove themselves, once more: theirs
/// alone who filled the form in, which its secret tells. Whether it was kept.
bool keep_for_after_sign_in(Reader const& reader, Posted const& posted);

}
