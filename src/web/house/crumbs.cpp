#include "web/house/crumbs.h"

namespace noddfa::web {

namespace {

std::vector<Crumb> from(Crumb first, std::vector<Crumb> more)
{
    more.insert(more.begin(), std::move(first));
    return more;
}

}

std::vector<Crumb> conferences_crumbs(Reader const& reader, std::vector<Crumb> more)
{
    return from({reader.text("page.nav.conferences"), reader.to({"conferences"})}, std::move(more));
}

std::vector<Crumb> crumbs_at(Reader const& reader, std::string const& conference, std::vector<Crumb> more)
{
    return conferences_crumbs(reader, from({conference, reader.to({"conferences", conference})}, std::move(more)));
}

std::vector<Crumb> desk_crumbs(Reader const& reader, std::vector<Crumb> more)
{
    return from({reader.text("page.desk"), reader.to({"administration"})}, std::move(more));
}

}
