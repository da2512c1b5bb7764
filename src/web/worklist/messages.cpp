#include "web/worklist/messages.h"

#include "post/letter.h"
#include "replay/summaries.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/desk/standing.h"
#include "web/house/carried.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"
#include "web/pages/story.h"

#include <algorithm>
#include <charconv>

namespace noddfa::web {

using namespace components;
using application::DeliveryFailure;
using application::DeliveryState;
using application::MessageKind;

namespace {

constexpr int on_a_page = 50;

/// Whose messages somebody may see: all of them, or those of the conferences that they arrange.
class MayMessage {
public:
    MayMessage(Reader const& reader, ledger::Snapshot const& at)
        : reader_(reader), at_(at), administers_(standing_of(reader, at).administers)
    {
        auto const& known = at.site().practitioner(reader.who()).practitioner;
        arranges_ = known && std::ranges::any_of(known->posts, [&](directory::HeldPost const& held) {
                        return held.of.post == Post::coordinator && held.holds_on(reader.today());
                    });
    }
    bool any() const { return administers_ || arranges_; }
    bool sees(ledger::Queued const& queued) const
    {
        if (administers_)
            return true;
        return arranges_ && queued.about.room == application::Room::conference
               && reader_.could(at_, access::Action::arrange_conference,
                                {.kind = access::ObjectKind::conference, .conference = ConferenceId{queued.about.key}});
    }

private:
    Reader const& reader_;
    ledger::Snapshot const& at_;
    bool administers_;
    bool arranges_ = false;
};

/// What is looked for: what did not arrive is what was given up, and what was tried in vain and waits for another try.
struct Asked {
    std::string state;
    std::int64_t behind = 0;
};

Asked asked_of(Reader const& reader)
{
    Asked asked{reader.asked("state"), 0};
    auto const behind = reader.asked("behind");
    std::from_chars(behind.data(), behind.data() + behind.size(), asked.behind);
    if (asked.state != "waiting" && asked.state != "sent" && asked.state != "recalled")
        asked.state = "undelivered";
    return asked;
}

std::vector<ledger::Queued> found(ledger::Snapshot const& at, Asked const& asked)
{
    if (asked.state == "waiting")
        return at.messages_in(DeliveryState::waiting, false, asked.behind, on_a_page);
    if (asked.state == "sent")
        return at.messages_in(DeliveryState::sent, false, asked.behind, on_a_page);
    if (asked.state == "recalled")
        return at.messages_in(DeliveryState::recalled, false, asked.behind, on_a_page);
    auto all = at.messages_in(DeliveryState::undelivered, false, asked.behind, on_a_page);
    auto more = at.messages_in(DeliveryState::waiting, true, asked.behind, on_a_page);
    std::ranges::move(more, std::back_inserter(all));
    std::ranges::sort(all, {}, &ledger::Queued::number);
    if (all.size() > on_a_page)
        all.erase(all.begin() + on_a_page, all.end());
    return all;
}

std::string what_of(Reader const& reader, application::OutboundMessage const& message)
{
    auto const kind = value_of(reader, "message", message.kind);
    if (message.kind == MessageKind::link)
        return kind;
    if (message.starts)
        return kind + ": " + reader.words.day(message.starts->day) + ", " + reader.words.time(*message.starts);
    return kind + ": " + replay::duty_name(message.what, reader.words);
}

std::string post_in_words(Reader const& reader, std::string const& post)
{
    // `@coordinator W06000016` as an owner is written; an alert names the post alone.
    auto const name = post.starts_with('@') ? post.substr(1, post.find(' ') - 1) : post.substr(0, post.find(' '));
    for (auto const* list : {"post.", "value.post.", "part."})
        if (auto const id = list + name; reader.words.has(id))
            return reader.text(id);
    return reader.text("page.messages.nobody");
}

std::string to_whom(Reader const& reader, ledger::Snapshot const& at, application::OutboundMessage const& message)
{
    if (message.to)
        return called(reader, at, *message.to);
    return message.post.empty() ? reader.text("page.messages.nobody") : post_in_words(reader, message.post);
}

Html became(Reader const& reader, ledger::Delivery const& delivery)
{
    Html out;
    auto const* colour = delivery.state == DeliveryState::sent          ? "govuk-tag--green"
                         : delivery.state == DeliveryState::undelivered ? "govuk-tag--red"
                         : delivery.failure != DeliveryFailure::none    ? "govuk-tag--orange"
                                                                        : "govuk-tag--blue";
    out += tag({value_of(reader, "delivery", delivery.state), colour});
    if (delivery.state != DeliveryState::sent && delivery.failure != DeliveryFailure::none)
        out.add("<div>{}</div>", value_of(reader, "delivery_failure", delivery.failure));
    return out;
}

Html button_for(Reader const& reader, ledger::Queued const& queued, ledger::Delivery const& delivery)
{
    auto const number = std::to_string(queued.number);
    if (delivery.state == DeliveryState::undelivered)
        return button_form(reader, reader.to({"messages", number, "again"}), reader.text("page.messages.again"), {},
                           "govuk-button--secondary");
    if (delivery.state == DeliveryState::waiting)
        return button_form(reader, reader.to({"messages", number, "recall"}), reader.text("page.messages.recall"), {},
                           "govuk-button--secondary");
    return {};
}

/// As it arrives. Who signs in by a link is its recipient alone.
Html letter_of(Reader const& reader, ledger::Snapshot const& at, ledger::Queued const& queued)
{
    if (queued.message.kind == MessageKind::link)
        return {};
    // As the carrier has it: both, Welsh first, where nobody said which.
    std::vector languages{Language::cy, Language::en};
    if (queued.message.to)
        if (auto const& person = at.site().practitioner(*queued.message.to).practitioner;
            person && person->said.preferred_language)
            languages = {*person->said.preferred_language};
    Html text;
    for (auto const language : languages) {
        auto letter = post::letter(queued.message, {queued.number, {}, queued.reference, {}}, {{}, language},
                                   {{}, reader.site.public_address}, reader.site.now());
        std::erase(letter.text, '\r');
        text.add(R"(<div lang="{}"><p class="govuk-body"><strong>{}</strong></p>{}</div>)",
                 language == Language::cy ? "cy" : "en", letter.subject, paragraphs(letter.text));
    }
    return details({html("{}", reader.text("page.messages.read")), std::move(text)});
}

Html states(Reader const& reader, std::string const& chosen)
{
    Html out;
    for (auto const* state : {"undelivered", "waiting", "sent", "recalled"}) {
        auto const words = reader.text(std::string{"page.messages."} + state);
        if (chosen == state)
            out.add(R"(<li><strong aria-current="page">{}</strong></li>)", words);
        else
            out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)",
                    reader.to({"messages"}).with_query("state", state), words);
    }
    return html(R"(<nav aria-label="{}"><ul class="govuk-list noddfa-inline">{}</ul></nav>)",
                reader.text("page.messages.states"), out);
}

}

std::optional<net::Response> show_messages(Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<net::Response> {
        MayMessage const may{reader, at};
        if (!may.any())
            return std::nullopt;
        auto const asked = asked_of(reader);
        auto const title = reader.text("page.messages");
        Listing listing{reader,
                        reader.text("page.messages." + asked.state),
                        {"what", "recipient", "reference", "since", "standing", "do"}};
        auto const messages = found(at, asked);
        for (auto const& queued : messages) {
            if (!may.sees(queued))
                continue;
            auto const delivery = at.delivery(queued.number);
            listing.add({html("{}{}", what_of(reader, queued.message), letter_of(reader, at, queued)),
                         to_whom(reader, at, queued.message), queued.reference, reader.words.day(queued.message.on),
                         became(reader, delivery), button_for(reader, queued, delivery)});
        }
        Html out;
        out.add(R"({}<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", done_banner(reader), title,
                reader.text("page.messages.what"), states(reader, asked.state));
        if (listing.empty())
            out += inset_text({reader.text("page.messages.none")});
        else
            out += listing.show(true);
        if (messages.size() == on_a_page)
            out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                    reader.to({"messages"})
                        .with_query("state", asked.state)
                        .with_query("behind", std::to_string(messages.back().number)),
                    reader.text("page.messages.more"));
        return page(reader, {title, out, {{reader.text("page.nav.work"), reader.to({"work"})}, {title}}, "work"});
    });
}

std::optional<net::Response> change_message(Reader const& reader, Posted const& posted, std::string const& said,
                                            MessageChange change)
{
    std::int64_t number = 0;
    std::from_chars(said.data(), said.data() + said.size(), number);
    bool const theirs = reader.read([&](ledger::Snapshot const& at) {
        auto const queued = at.message(number);
        return queued && MayMessage{reader, at}.sees(*queued);
    });
    if (!theirs)
        return std::nullopt;
    Form form{reader, "messages", {}};
    form.take(posted);
    if (!form.right())
        return go_to(reader.to({"messages"}));
    bool const done =
        change == MessageChange::send_again ? reader.site.ledger.send_again(number) : reader.site.ledger.recall(number);
    // Sent or taken back meanwhile: the list says what became of it.
    return done ? done_at(reader, {"messages"}) : go_to(reader.to({"messages"}));
}

Html undelivered_in_short(Reader const& reader, ledger::Snapshot const& at)
{
    MayMessage const may{reader, at};
    if (!may.any())
        return {};
    auto const messages = found(at, {"undelivered", 0});
    auto const count = std::ranges::count_if(messages, [&](auto const& one) { return may.sees(one); });
    if (count == 0)
        return {};
    return html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", reader.to({"messages"}),
                reader.words.plural("page.messages.count", static_cast<int>(count)));
}

}
