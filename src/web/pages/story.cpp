#include "web/pages/story.h"

#include "application/shapes.h"
#include "codec/look.h"
#include "codec/read.h"
#include "replay/fields.h"
#include "replay/output.h"
#include "web/pages/own_words.h"

#include <algorithm>

namespace noddfa::web {

std::string practitioner_name(application::Site const& site, PersonId const& person)
{
    auto const& known = site.practitioner(person).practitioner;
    return known ? known->said.name : std::string{};
}

replay::Directory::Others named_in(application::Site const& site, std::optional<ConferenceId> const& conference)
{
    return {[&site, conference](std::string_view id) {
                PersonId const person{std::string{id}};
                if (conference) {
                    auto const& family = site.conference(*conference).family.people;
                    if (auto const relative = family.find(person); relative != family.end())
                        return relative->second.name;
                }
                return practitioner_name(site, person);
            },
            [&site](std::string_view id, Language language) {
                auto const& known = site.agency(AgencyId{std::string{id}}).agency;
                if (!known)
                    return std::string{};
                auto const& said = known->said;
                return language == Language::cy && !said.welsh_name.empty() ? said.welsh_name : said.name;
            }};
}

void Story::tell(application::EventRecord const& record, application::Site const& site)
{
    auto line = replay::event_line(record, site);
    mark_languages(line.at("data"), language_);
    directory_.learn_names(line);
    auto const& messages = words_.messages();
    auto const name = codec::text_of(line, "event");
    auto const room = codec::text_of(line, "room");
    auto holes = words_.holes(name, replay::fields_of(room, name), line.at("data").as_object());
    holes.emplace("by", directory_.person(record.act.by.value));
    if (entries_.empty() || command_ != record.act.id.value) {
        entries_.push_back({record.act.held_on, directory_.person(record.act.by.value), {}, {}});
        for (auto const& [clause, reason] : record.act.reasons)
            entries_.back().clauses.emplace_back(id_of(clause));
    }
    command_ = record.act.id.value;
    // Two rooms may have events of one name that say different things.
    auto const own = "event." + room + "." + name;
    entries_.back().sentences.push_back(messages.text(messages.has(own) ? own : "event." + name, holes));
    directory_.learn_parts(line);
}

void Story::learn(std::vector<application::EventRecord> const& records, application::Site const& site)
{
    for (auto const& record : records) {
        auto const line = replay::event_line(record, site);
        directory_.learn_names(line);
        directory_.learn_parts(line);
    }
}

namespace {

/// Whether every paragraph of what was written is shown to the reader.
bool shows(boost::json::value const& written, ledger::Snapshot const& snapshot, Reader const& reader,
           access::Permit const& permit)
{
    if (auto const* list = written.if_array())
        return std::ranges::all_of(*list, [&](auto const& each) { return shows(each, snapshot, reader, permit); });
    auto const* object = written.if_object();
    if (!object)
        return true;
    if (object->contains("text") && object->contains("author")) {
        Paragraph paragraph;
        return !codec::read(written, paragraph) && reader.sees(snapshot, permit, paragraph);
    }
    return std::ranges::all_of(*object,
                               [&](auto const& each) { return shows(each.value(), snapshot, reader, permit); });
}

}

void tell_shown(Story& story, std::vector<application::EventRecord> const& records, ledger::Snapshot const& snapshot,
                Reader const& reader, access::Permit const& permit)
{
    for (auto const& record : records)
        if (shows(application::write(record.event), snapshot, reader, permit))
            story.tell(record, snapshot.site());
        else
            story.learn({record}, snapshot.site());
}

Html paragraphs(std::string_view text)
{
    Html out;
    bool in_list = false;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        while (line.starts_with(' '))
            line.remove_prefix(1);
        bool const item = line.starts_with("- ");
        if (item != in_list)
            out += trusted_html(item ? R"(<ul class="govuk-list govuk-list--bullet">)" : "</ul>");
        in_list = item;
        if (item)
            out.add("<li>{}</li>", marked_text(line.substr(2)));
        else if (!line.empty())
            out.add(R"(<p class="govuk-body">{}</p>)", marked_text(line));
    }
    if (in_list)
        out += trusted_html("</ul>");
    return out;
}

}
