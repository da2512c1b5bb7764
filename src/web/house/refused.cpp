#include "web/house/refused.h"

#include "replay/words.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace noddfa::web {

std::string code_in_words(Reader const& reader, Code const& code, Details const& details, std::optional<Clause> clause,
                          replay::Directory const& names)
{
    replay::Words words{reader.language, names};
    words.name_only_who_is_known();
    boost::json::object said;
    for (auto const& [name, value] : details)
        said[name] = value;
    auto text = reader.text("code." + std::string{code.text()}, words.details(said));
    return clause ? reader.text("form.error.refused", {{"text", text}, {"clause", std::string{id_of(*clause)}}}) : text;
}

replay::Directory names_at(Reader const& reader, application::StreamId const& stream)
{
    replay::Directory names{reader.language};
    if (stream.room != application::Room::conference)
        return names;
    boost::json::array all;
    auto const add = [&](std::string const& id, std::string const& name) {
        all.push_back(boost::json::object{{"id", id}, {"name", name}});
    };
    reader.read([&](ledger::Snapshot const& at) {
        auto const& state = at.site().conference(ConferenceId{stream.key});
        for (auto const& child : state.convening.children)
            add(child.id.value, child.name);
        for (auto const& [id, person] : state.family.people)
            add(id.value, person.name);
        for (auto const& [id, person] : state.invitations.roll)
            add(id.value, person.name);
    });
    names.learn_names({{"data", std::move(all)}});
    return names;
}

}
