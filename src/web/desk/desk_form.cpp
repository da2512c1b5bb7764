#include "web/desk/desk_form.h"

#include "web/components/notification_banner.h"

namespace noddfa::web {

PageParts parts_of(Reader const& reader, Asked const& asked, Marked marked)
{
    auto content = asked.form.what_is_wrong();
    content.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{})", asked.title, asked.above,
                asked.form.show(reader.text(asked.button)));
    if (marked == Marked::yes)
        content.add(
            R"(<p class="govuk-body">{} <a class="govuk-link" href="{}" target="_blank" rel="noopener">{}</a></p>)",
            reader.text("page.desk.marked"), reader.to({"sign-in", "again"}), reader.text("page.desk.prove"));
    return {asked.title, std::move(content), asked.crumbs, "administration"};
}

Asked resting_on(application::StreamId stream, Asked asked)
{
    asked.rests_on = std::move(stream);
    return asked;
}

void note_version(Reader const& reader, Asked& asked)
{
    if (asked.rests_on)
        asked.form.on_version(reader.read([&](ledger::Snapshot const& at) { return at.version(*asked.rests_on); }));
}

std::vector<Crumb> desk_crumbs(Reader const& reader, std::vector<Crumb> more)
{
    std::vector<Crumb> crumbs{{reader.text("page.desk"), reader.to({"administration"})}};
    crumbs.insert(crumbs.end(), more.begin(), more.end());
    return crumbs;
}

bool carried_out(Reader const& reader, Form& form, application::StreamId const& stream,
                 application::AnyCommand const& command, std::map<std::string, std::string> const& fields,
                 std::string_view part)
{
    auto const outcome =
        reader.site.ledger.perform_as(reader.visitor->asker, stream, command, form.act(part), form.version());
    if (outcome.accepted())
        return true;
    auto const& refusal = *outcome.refusal;
    if (refusal.code == "second-person-awaited"_code) {
        reader.notes->awaits_second = true;
        return true;
    }
    auto const why = refusal.details.find("why");
    if (why != refusal.details.end() && why->second == access::name(access::Reason::sign_in_too_weak))
        form.wrong({}, reader.text("page.desk.prove_first"));
    else if (why != refusal.details.end() && why->second == access::name(access::Reason::separation_of_duties))
        form.wrong({}, reader.text("page.desk.not_oneself"));
    else
        form.refuse(refusal, fields);
    return false;
}

net::Response done_at(Reader const& reader, std::vector<std::string> const& place)
{
    if (reader.notes->awaits_second)
        return go_to(reader.to({"administration", "waiting"}).with_query("done", "waits"));
    return go_to(reader.to(place).with_query("done", "1"));
}

Html done_banner(Reader const& reader)
{
    auto const done = reader.asked("done");
    if (done != "1" && done != "waits")
        return {};
    components::NotificationBannerParams params{reader.text("page.desk.success")};
    params.text = reader.text(done == "1" ? "page.desk.done" : "page.desk.waits");
    params.type = components::NotificationBannerType::success;
    return components::notification_banner(params);
}

}
