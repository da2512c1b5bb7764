#pragma once

#include "application/likeness.h"
#include "web/house/form.h"

/// Who may be on record already, shown before anybody is recorded once more.
namespace noddfa::web {

/// The field in which somebody says who it is: one of those found, or nobody of them.
inline constexpr char const* same_field = "same";
inline constexpr char const* nobody_of_them = "none";
Field same_as();

struct Alike {
    application::LikenessRow who;
    application::StreamId stream; ///< that knows them
};

/// Who may be the one asked about and is not of a conference: those whom the reader may see, and whether there are
/// others.
struct AllAlike {
    std::vector<Alike> shown;
    bool others = false;

    bool any() const { return others || !shown.empty(); }
    Alike const* find(std::string_view id) const;
};

/// Searches for them, where the form was rightly filled in. A search leaves a trace, as whoever asks again and again
/// learns who is on record (T42); nothing, with that in the form, where they have searched too often in this hour.
std::optional<AllAlike> search_alike(Form& form, application::LikenessRow const& asked, ConferenceId const& apart_from);

/// Whether the form has to say first who it is: then it asks that, or it stands in it as what is wrong where it was
/// asked before.
bool must_say_who(Form& form, application::LikenessRow const& asked, AllAlike const& found);

/// The question where the form asks it, and else the answer that it was given.
Html question_who(Form const& form, application::LikenessRow const& asked, ConferenceId const& apart_from);

}
