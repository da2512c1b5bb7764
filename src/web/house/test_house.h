#pragma once

#include "accounts/test_accounts.h"
#include "base/london.h"
#include "db/test_disk.h"
#include "ledger/ledger.h"
#include "net/target.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "web/house/cookie_names.h"
#include "web/house/drafts.h"
#include "web/house/route.h"
#include "web/routes.h"

#include <gmock/gmock.h>

#include <memory>
#include <regex>

/// A site on disk and the browsers that come to it, as tests of the house drive them.
namespace noddfa::web {

inline std::string header_of(net::Response const& response, std::string_view name)
{
    for (auto const& [one, value] : response.headers)
        if (one == name)
            return value;
    return {};
}

/// What the last form of a page carries under a name.
inline std::string hidden_of(net::Response const& response, std::string const& name)
{
    auto const before = "name=\"" + name + "\" value=\"";
    auto const at = response.body.rfind(before);
    if (at == std::string::npos)
        return {};
    auto const begin = at + before.size();
    return response.body.substr(begin, response.body.find('"', begin) - begin);
}

/// A browser without scripts: it keeps the cookies that it is told to keep.
class TestBrowser {
public:
    using Headers = std::map<std::string, std::string, std::less<>>;

    TestBrowser(Site& site, net::Router const& router, std::string source = "192.0.2.7")
        : site_(&site), router_(&router), source_(std::move(source))
    {
    }

    net::Response get(std::string const& address, Headers headers = {})
    {
        return ask(net::Method::get, address, {}, std::move(headers));
    }
    net::Response post(std::string const& address, std::map<std::string, std::string> const& fields,
                       Headers headers = {{"sec-fetch-site", "same-origin"}})
    {
        std::string body;
        for (auto const& [name, value] : fields)
            body += (body.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
        headers.emplace("content-type", "application/x-www-form-urlencoded");
        return ask(net::Method::post, address, body, std::move(headers));
    }
    net::Response ask(net::Method method, std::string const& address, std::string body, Headers headers)
    {
        net::Request request;
        request.id = "request" + std::to_string(++asked_);
        request.method = method;
        request.target = net::parse_target(address).value();
        request.headers = std::move(headers);
        request.source = source_;
        request.body = std::move(body);
        std::string kept;
        for (auto const& [name, value] : cookies)
            (((kept += kept.empty() ? "" : "; ") += name) += "=") += value;
        if (!kept.empty())
            request.headers["cookie"] = kept;
        auto response = answer(*site_, *router_, request);
        for (auto const& [name, value] : response.headers)
            if (name == "Set-Cookie")
                keep(value);
        return response;
    }

    std::string& session() { return cookies[cookie_name(*site_, session_cookie)]; }

    std::map<std::string, std::string> cookies;

private:
    static std::string escaped(std::string_view text)
    {
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string out;
        for (auto const c : text) {
            auto const byte = static_cast<unsigned char>(c);
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
        }
        return out;
    }
    void keep(std::string const& cookie)
    {
        auto const name = cookie.substr(0, cookie.find('='));
        auto const value = cookie.substr(name.size() + 1, cookie.find(';') - name.size() - 1);
        if (value.empty())
            cookies.erase(name);
        else
            cookies[name] = value;
    }

    Site* site_;
    net::Router const* router_;
    std::string source_;
    int asked_ = 0;
};

/// A site with the routes of a test.
class House : public testing::Test {
protected:
    House() { open(); }
    ~House() override { disk.before = nullptr; }

    virtual std::vector<Route> routes(Site&) { return {}; }

    void open()
    {
        auto options = folder.options();
        options.vfs = disk.name();
        ledger = std::make_unique<ledger::Ledger>(options, services(), holidays_of_england_and_wales());
        accounts =
            std::make_unique<accounts::Accounts>(ledger->log(), folder.clock, folder.random, account_options(), post);
        site = std::make_unique<Site>(Site{*ledger,
                                           *accounts,
                                           folder.random,
                                           [this] { return application::london_time(folder.clock); },
                                           {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                                           account_options().public_address});
    }
    static accounts::Options account_options()
    {
        accounts::Options given;
        given.public_address = accounts::public_address;
        given.cost = {1, 8192};
        given.demonstration = true;
        return given;
    }

    TestBrowser browser()
    {
        if (!router)
            router = std::make_unique<net::Router>(router_of(*site, routes(*site)));
        return TestBrowser{*site, *router};
    }
    TestBrowser signed_in(std::string const& person)
    {
        auto made = browser();
        sign_in(made, person);
        return made;
    }
    void sign_in(TestBrowser& who, std::string const& person)
    {
        accounts::Visitor visitor;
        visitor.network = "192.0.2";
        who.session() = accounts->sign_in_for_demonstration(PersonId{person}, visitor).cookie.view();
    }
    void pass(accounts::Time time) { folder.clock.set(folder.clock.now() + time); }
    /// From now on nothing more can be written.
    void fill_the_disk()
    {
        disk.before = [](db::DiskCall call, std::string const&) {
            return call == db::DiskCall::write ? SQLITE_FULL : SQLITE_OK;
        };
    }
    /// What was left to the writer is done.
    void settle()
    {
        ledger->log().submit([](store::Writer&) {}).get();
    }
    std::string text(std::string const& id) { return language::Catalogue::of(Language::en).text(id); }

    db::TestDisk disk;
    store::TestSite folder;
    accounts::KeptPost post;
    std::unique_ptr<ledger::Ledger> ledger;
    std::unique_ptr<accounts::Accounts> accounts;
    std::unique_ptr<Site> site;
    std::unique_ptr<net::Router> router;
};

}
