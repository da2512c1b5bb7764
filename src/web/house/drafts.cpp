#include "web/house/drafts.h"

#include "signin/encoding.h"
#include "web/components/inset_text.h"
#include "web/components/notification_banner.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace noddfa::web {

namespace {

/// What belongs to one showing of a form, or to what became of it.
constexpr std::array<std::string_view, 2> not_typed{"form", then_field};

std::string text_of(Posted const& posted)
{
    boost::json::array pairs;
    for (auto const& [name, value] : posted)
        if (std::ranges::find(not_typed, name) == not_typed.end() && !name.starts_with(file_name("")))
            pairs.push_back(boost::json::array{name, value});
    return boost::json::serialize(pairs);
}

Posted posted_of(std::string const& text)
{
    Posted posted;
    auto const pairs = boost::json::parse(text);
    for (auto const& pair : pairs.as_array())
        posted.emplace(pair.at(0).as_string(), pair.at(1).as_string());
    return posted;
}

/// A form is found by its address, whatever language it is filled in.
ledger::DraftOf draft_of(Reader const& reader, PersonId const& who)
{
    return {who, std::string{without_draft(reader).here_in(Language::en).view()}};
}

net::Response here(Reader const& reader, std::string_view asked)
{
    auto const form = without_draft(reader);
    return go_to(form.here_in(form.language).with_query(draft_query, asked));
}

Html begin_anew(Reader const& reader)
{
    return button_form(reader, reader.here_in(reader.language), reader.text("page.draft.anew"),
                       {{std::string{then_field}, std::string{then_forget}}}, "govuk-button--secondary");
}

}

Reader without_draft(Reader const& reader)
{
    auto plain = reader;
    std::erase_if(plain.query, [](auto const& pair) { return pair.first == draft_query; });
    return plain;
}

Html take_up_draft(Reader const& reader, std::string_view asked, Form& form)
{
    if (!reader.visitor)
        return {};
    auto const draft = reader.site.ledger.draft(draft_of(reader, reader.who()));
    if (!draft)
        return {};
    auto const begun = language::Holes{{"when", reader.words.moment(draft->begun)}};
    if (asked.empty()) {
        auto const go_on = reader.here_in(reader.language).with_query(draft_query, "continue");
        return components::inset_text({html(
            R"(<p class="govuk-body">{}</p><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>{})",
            reader.text("page.draft.begun", begun), go_on, reader.text("page.draft.continue"), begin_anew(reader))});
    }
    form.go_on_from(posted_of(draft->typed));
    if (asked == then_keep) {
        components::NotificationBannerParams kept{reader.text("page.draft.kept.title")};
        kept.text = reader.text("page.draft.kept", {{"days", std::to_string(ledger::days_of_a_draft)}});
        kept.type = components::NotificationBannerType::success;
        return components::notification_banner(kept);
    }
    return components::inset_text(
        {html(R"(<p class="govuk-body">{}</p>{})", reader.text("page.draft.there_again", begun), begin_anew(reader))});
}

bool asks_for_more(Posted const& posted)
{
    auto const found = posted.find(then_field);
    return found != posted.end() && found->second.starts_with(then_more);
}

std::optional<net::Response> instead_of_sending(Reader const& reader, Form& form, Posted const& posted)
{
    auto const found = posted.find(then_field);
    auto const then = found == posted.end() ? std::string_view{} : std::string_view{found->second};
    if (then == then_forget && reader.visitor && form.is_of_this_session()) {
        forget_draft(reader);
        return go_to(reader.here_in(reader.language));
    }
    bool const quietly = then == then_keep_quietly;
    if (then != then_forget && then != then_keep && !quietly)
        return std::nullopt;
    bool const kept =
        reader.visitor && form.is_of_this_session()
        && reader.site.ledger.keep_draft(draft_of(reader, reader.who()), text_of(posted), reader.site.now());
    if (!kept) {
        form.wrong({}, reader.text("form.error.not_kept"));
        return std::nullopt;
    }
    return quietly ? net::Response{204} : here(reader, then_keep);
}

void forget_draft(Reader const& reader)
{
    if (reader.visitor)
        reader.site.ledger.drop_draft(draft_of(reader, reader.who()));
}

bool keep_for_after_sign_in(Reader const& reader, Posted const& posted)
{
    auto const who =
        reader.visitor ? std::optional{reader.who()} : reader.site.accounts.whose_ended(reader.from.session);
    auto const secret = posted.find("form");
    if (!who || secret == posted.end()
        || !signin::equal_in_constant_time(secret->second, accounts::Accounts::csrf_of(reader.from.session)))
        return false;
    try {
        return reader.site.ledger.keep_draft(draft_of(reader, *who), text_of(posted), reader.site.now());
    } catch (store::Fault const&) {
        return false; // they are led to the sign-in all the same
    }
}

}
