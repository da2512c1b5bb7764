#include "language/catalogue.h"

#include "base/bug.h"
#include "language/calendar_names.h"
#include "language/conjunction.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include <locale>

// The compiled catalogues, put into the program by cmake/Language.cmake.
extern "C" {
extern char const noddfa_catalogue_en_begin[];
extern char const noddfa_catalogue_en_end[];
extern char const noddfa_catalogue_cy_begin[];
extern char const noddfa_catalogue_cy_end[];
}

namespace noddfa::language {

namespace {

using Messages = boost::locale::message_format<char>;

std::vector<char> compiled(Language language)
{
    return language == Language::cy ? std::vector<char>{noddfa_catalogue_cy_begin, noddfa_catalogue_cy_end}
                                    : std::vector<char>{noddfa_catalogue_en_begin, noddfa_catalogue_en_end};
}

/// A locale that holds the messages and nothing else of the language.
std::locale read_messages(Language language)
{
    boost::locale::gnu_gettext::messages_info info;
    info.language = boost::describe::enum_to_string(language, "");
    info.encoding = "UTF-8";
    info.domains.emplace_back("noddfa");
    info.paths.emplace_back("built-in");
    info.callback = [language](std::string const&, std::string const&) { return compiled(language); };
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

std::string two_digits(int number)
{
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}

struct Catalogue::Data {
    std::locale locale;
    Messages const& messages;
    CalendarNames names;

    explicit Data(Language language)
        : locale(read_messages(language)), messages(std::use_facet<Messages>(locale)), names(calendar_names(language))
    {
    }
};

Catalogue::Catalogue(Language language) : language_(language), data_(std::make_unique<Data const>(language)) {}
Catalogue::~Catalogue() = default;

Catalogue const& Catalogue::of(Language language)
{
    static Catalogue const english{Language::en};
    static Catalogue const welsh{Language::cy};
    return language == Language::cy ? welsh : english;
}

bool Catalogue::has(std::string_view id) const
{
    return data_->messages.get(0, nullptr, std::string{id}.c_str()) != nullptr;
}

std::string Catalogue::text(std::string_view id, Holes const& holes) const
{
    auto const* message = data_->messages.get(0, nullptr, std::string{id}.c_str());
    if (!message)
        throw Bug{"no message " + std::string{id}};
    return fill(message, holes);
}

std::string Catalogue::plural(std::string_view id, int n, Holes holes) const
{
    auto const* message = data_->messages.get(0, nullptr, std::string{id}.c_str(), n);
    if (!message)
        throw Bug{"no message " + std::string{id}};
    holes.insert_or_assign("n", std::to_string(n));
    return fill(message, holes);
}

std::string Catalogue::date(Date date) const { return weekday(date) + " " + day(date); }

std::string Catalogue::date_within(Date within) const
{
    auto text = date(within);
    // The name of the weekday is Welsh for "day Monday"; only at the head of a line has it a capital.
    if (text.starts_with("Dydd "))
        text.front() = 'd';
    return text;
}

std::string Catalogue::day(Date date) const
{
    return std::to_string(static_cast<unsigned>(date.civil().day())) + " " + month(date);
}

std::string Catalogue::weekday(Date date) const { return data_->names.days[date.weekday().c_encoding()]; }

std::string Catalogue::month(Date date) const
{
    auto const civil = date.civil();
    return data_->names.months[static_cast<unsigned>(civil.month()) - 1] + " "
           + std::to_string(static_cast<int>(civil.year()));
}

std::string Catalogue::time(Moment const& moment) const
{
    return two_digits(moment.minute_of_day / 60) + ":" + two_digits(moment.minute_of_day % 60);
}

std::string Catalogue::moment(Moment const& moment) const { return day(moment.day) + ", " + time(moment); }

std::string Catalogue::list(std::vector<std::string> const& items, Listed listed) const
{
    if (items.empty())
        return {};
    std::string out = items.front();
    for (std::size_t i = 1; i + 1 < items.size(); ++i)
        out += ", " + items[i];
    if (items.size() == 1)
        return out;
    auto const& last = items.back();
    if (language_ == Language::en)
        return out + " and " + last;
    switch (welsh_start(last)) {
    case WelshStart::vowel: return out + " ac " + last;
    case WelshStart::aspirate: return out + (listed == Listed::names ? " a " : ", ") + last;
    case WelshStart::consonant: return out + " a " + last;
    case WelshStart::article: return out + " a'r " + last.substr(last.find(' ') + 1);
    }
    return out;
}

}
