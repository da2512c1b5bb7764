#include "web/house/error_page.h"

namespace noddfa::web {

namespace {

/// The words of a status: its own, or those of its kind.
std::string words_of(Reader const& reader, int status)
{
    auto const number = std::to_string(status);
    return "page.error." + (reader.words.has("page.error." + number) ? number : status < 500 ? "400" : "500");
}

Html content(Reader const& reader, int status, std::string const& message, std::string const& request)
{
    Html out;
    out.add(R"(<p class="govuk-body">{}</p>)", reader.text(message + ".what"));
    if (status >= 500)
        out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.error.reference", {{"reference", request}}));
    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", reader.to(),
            reader.text("page.error.home"));
    return out;
}

Html heading(Reader const& reader, std::string const& message)
{
    return html(R"(<h1 class="govuk-heading-l">{}</h1>)", reader.text(message));
}

/// What was asked for may not exist in the other language either, and says nothing of itself.
Reader without_place(Reader reader)
{
    reader.place.clear();
    reader.query.clear();
    return reader;
}

/// Whether neither the address nor the browser said a language that could be read.
bool has_no_language(net::Request const& request)
{
    auto const& segments = request.target.segments;
    return (segments.empty() || !language_of(segments.front())) && !request.headers.contains("accept-language");
}

}

net::Response error_page(Site& site, int status, net::Request const& request)
{
    auto const reader = unknown_reader_of(site, request);
    if (!has_no_language(request))
        return error_page(reader, status, request.id);
    auto const language = reader.language == Language::en ? Language::cy : Language::en;
    Reader const other{site, language, language::Catalogue::of(language), {}, {}, reader.made};
    auto const words = words_of(reader, status);
    auto const others = words_of(other, status);
    Html out;
    out.add(R"({}{}<div lang="{}"><h2 class="govuk-heading-l">{}</h2>{}</div>)", heading(reader, words),
            content(reader, status, words, request.id), code_of(language), other.text(others),
            content(other, status, others, request.id));
    return page(without_place(reader), {reader.text(words), out, {}, "", status});
}

net::Response error_page(Reader const& reader, int status, std::string const& request)
{
    auto const words = words_of(reader, status);
    Html out;
    out.add("{}{}", heading(reader, words), content(reader, status, words, request));
    return page(without_place(reader), {reader.text(words), out, {}, "", status});
}

net::Response error_page_saying(Reader const& reader, int status, std::string_view message)
{
    std::string const words{message};
    Html out;
    out.add("{}{}", heading(reader, words), content(reader, status, words, {}));
    return page(without_place(reader), {reader.text(words), out, {}, "", status});
}

}
