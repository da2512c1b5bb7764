#include "web/looking/menu.h"

#include "web/desk/standing.h"
#include "web/looking/said.h"

#include <algorithm>

namespace noddfa::web {

bool may_claim(Reader const& reader, ledger::Snapshot const& snapshot, std::optional<ChildId> child)
{
    application::Thing const claim{.kind = access::ObjectKind::claim, .child = std::move(child)};
    auto const reason =
        snapshot.may(reader.visitor->asker, access::Action::claim_access, claim, reader.site.now(), {}).reason;
    return reason == access::Reason::permitted || reason == access::Reason::not_now;
}

Html link_to_looks(Reader const& reader, ledger::Snapshot const& snapshot, ChildId const& child)
{
    if (!reader.could(snapshot, access::Action::read_access_history,
                      {.kind = access::ObjectKind::access_history, .child = child}))
        return {};
    return html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                reader.to({"children", child.value, "looks"}), reader.text("page.looks.link"));
}

LookingMenu looking_menu(Reader const& reader, ledger::Snapshot const& snapshot)
{
    LookingMenu menu;
    if (!reader.visitor)
        return menu;
    menu.claims = !own_agencies(reader, snapshot.site()).empty() && may_claim(reader, snapshot, std::nullopt);
    menu.watches = !authorities_to_watch(reader, snapshot).empty();
    menu.reviews = menu.watches || !standing_of(reader, snapshot).leads.empty();
    auto const& own = snapshot.site().practitioner(reader.who()).practitioner;
    menu.answers = own && std::ranges::any_of(own->posts, [&](directory::HeldPost const& post) {
                       return post.of.post == Post::data_protection && post.holds_on(reader.today());
                   });
    return menu;
}

}
