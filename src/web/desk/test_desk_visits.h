#pragma once

#include "accounts/test_accounts.h"
#include "base/contains.h"
#include "base/london.h"
#include "net/target.h"
#include "protocol/services.h"
#include "web/routes.h"

#include <gmock/gmock.h>

/// The whole site as somebody without scripts visits it: a real ledger, a board of invented people, who are signed in.
namespace noddfa::web {

class DeskVisits : public testing::Test {
protected:
    DeskVisits()
        : ledger_(folder_.options(), services(), holidays_of_england_and_wales()),
          accounts_(
              std::make_unique<accounts::Accounts>(ledger_.log(), folder_.clock, folder_.random, options(), post_)),
          site_{ledger_,
                *accounts_,
                folder_.random,
                [this] { return now(); },
                {{"noddfa.css", "a.css"}, {"noddfa.js", "a.js"}, {"noddfa.svg", "a.svg"}},
                options().public_address},
          router_(router_of(site_, routes_of(site_, {})))
    {
        board();
    }

    static accounts::Options options()
    {
        accounts::Options options;
        options.public_address = "https://cynhadledd.example.invalid";
        options.cost = {1, 8192};
        options.demonstration = true;
        return options;
    }

    static std::string text(std::string const& id) { return language::Catalogue::of(Language::en).text(id); }
    Moment now() { return later(Moment{}, folder_.clock.now() / signin::minute); }
    void pass(accounts::Time time) { folder_.clock.set(folder_.clock.now() + time); }

    void tell(application::StreamId const& stream, directory::Command const& command, std::string const& by = "first")
    {
        Act act{CommandId{"t" + std::to_string(++told_)}, PersonId{by}, {}, now(), now(), {}};
        ASSERT_TRUE(ledger_.perform(stream, command, act).accepted()) << command.name();
    }
    void agency(std::string const& id, std::string const& name, Sector sector, std::string const& service)
    {
        directory::AgencyDetails said{
            AgencyId{id}, name, "", sector, {ServiceId{service}}, {AuthorityId{"W06000016"}}, Date{2020, 1, 1}};
        tell({application::Room::directory, directory::key_of(said.agency)}, directory::RecordAgency{said});
    }
    void person(std::string const& id, std::string const& name, std::string const& of)
    {
        application::StreamId const stream{application::Room::directory, directory::key_of(PersonId{id})};
        directory::PractitionerDetails said;
        said.person = PersonId{id};
        said.name = name;
        said.email = id + "@example.test";
        tell(stream, directory::RecordPractitioner{said});
        tell(stream,
             directory::JoinAgency{directory::Membership{PersonId{id}, AgencyId{of}, std::nullopt, Date{2020, 1, 1}}});
    }
    void post(std::string const& id, Post what, std::string const& scope = "")
    {
        application::StreamId const stream{application::Room::directory, directory::key_of(PersonId{id})};
        directory::ProposedPost said{};
        said.person = PersonId{id};
        said.post = what;
        said.on = Date{2020, 1, 1};
        if (held_for(what) == HeldFor::authority)
            said.authority = AuthorityId{scope};
        if (held_for(what) == HeldFor::agency)
            said.agency = AgencyId{scope};
        tell(stream, directory::ProposePost{said});
        if (contains(ledger_.settings().on(now().day).two_people_posts, what))
            tell(stream, directory::AgreePost{said}, "second");
    }
    void board()
    {
        agency("council", "North Council", Sector::social_services, "social_work");
        agency("health", "Bwrdd Iechyd Dychmygol", Sector::health, "health_visiting");
        for (auto const* id : {"admin", "admin-2", "director", "director-2", "manager", "clerk"})
            person(id, "Invented " + std::string{id}, "council");
        for (auto const* id : {"lead", "nurse"})
            person(id, "Invented " + std::string{id}, "health");
        post("admin", Post::board_admin);
        post("admin-2", Post::board_admin);
        post("director", Post::director);
        post("director-2", Post::director);
        post("manager", Post::lead_manager, "W06000016");
        post("lead", Post::agency_lead, "health");
    }

    /// Signs in anew as one of them.
    void as(std::string const& person)
    {
        accounts::Visitor from;
        from.network = "192.0.2";
        auto const opened = accounts_->sign_in_for_demonstration(PersonId{person}, from);
        ASSERT_EQ(opened.trouble, accounts::Trouble::none);
        cookie_ = opened.cookie.view();
    }

    net::Response const& get(std::string const& target, std::string const& language = "en")
    {
        net::Request request;
        request.target = *net::parse_target("/" + language + target);
        return send(std::move(request));
    }
    /// Fills in the form of a page and sends it, to where the page says.
    net::Response const& fill(std::string const& target, std::vector<std::pair<std::string, std::string>> const& typed)
    {
        get(target);
        return send_form(target, typed);
    }
    /// The same with the form that is before them.
    net::Response const& send_form(std::string const& target,
                                   std::vector<std::pair<std::string, std::string>> const& typed)
    {
        net::Request request;
        request.method = net::Method::post;
        request.target = *net::parse_target("/en" + target);
        request.headers["content-type"] = "application/x-www-form-urlencoded";
        for (auto const& [name, value] : hidden())
            append(request.body, name, value);
        for (auto const& [name, value] : typed)
            append(request.body, name, value);
        return send(std::move(request));
    }
    /// What was sent last once more, as by a button that is pressed twice.
    net::Response const& send_again() { return send(sent_); }
    /// The same with a file, as a browser sends one.
    net::Response const& upload(std::string const& target, std::string const& field, std::string const& content)
    {
        get(target);
        std::string const start = "--xyz\r\nContent-Disposition: form-data; name=\"";
        net::Request request;
        request.method = net::Method::post;
        request.target = *net::parse_target("/en" + target);
        request.headers["content-type"] = "multipart/form-data; boundary=xyz";
        for (auto const& [name, value] : hidden())
            request.body.append(start).append(name).append("\"\r\n\r\n").append(value).append("\r\n");
        request.body += start + field + "\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n" + content
                        + "\r\n--xyz--\r\n";
        return send(std::move(request));
    }
    std::string led_to() const
    {
        for (auto const& [name, value] : response_.headers)
            if (name == "Location")
                return value;
        return "";
    }
    std::string const& body() const { return response_.body; }
    int status() const { return response_.status; }
    directory::Practitioner practitioner(std::string const& id)
    {
        return ledger_.read(
            [&](ledger::Snapshot const& at) { return *at.site().practitioner(PersonId{id}).practitioner; });
    }

    store::TestSite folder_;
    accounts::KeptPost post_;
    ledger::Ledger ledger_;
    std::unique_ptr<accounts::Accounts> accounts_;
    Site site_;
    net::Router router_;
    net::Response response_;

private:
    static std::string escaped(std::string_view text)
    {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string out;
        for (auto const c : text) {
            auto const byte = static_cast<unsigned char>(c);
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
        }
        return out;
    }
    static void append(std::string& body, std::string const& name, std::string const& value)
    {
        body += (body.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
    }
    std::vector<std::pair<std::string, std::string>> hidden() const
    {
        std::vector<std::pair<std::string, std::string>> all;
        auto const between = [&](std::string_view begins, std::size_t& at) {
            auto const from = response_.body.find(begins, at) + begins.size();
            at = response_.body.find('"', from);
            return response_.body.substr(from, at - from);
        };
        constexpr std::string_view one = "<input type=\"hidden\"";
        for (auto at = response_.body.find(one); at != std::string::npos; at = response_.body.find(one, at)) {
            auto name = between(" name=\"", at);
            all.emplace_back(std::move(name), plain(between(" value=\"", at)));
        }
        return all;
    }
    /// Text as a browser reads it in a page.
    static std::string plain(std::string text)
    {
        using Pair = std::pair<std::string_view, std::string_view>;
        for (auto const& [from, to] :
             {Pair{"&lt;", "<"}, Pair{"&gt;", ">"}, Pair{"&quot;", "\""}, Pair{"&#39;", "'"}, Pair{"&amp;", "&"}})
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
                text.replace(at, from.size(), to);
        return text;
    }
    net::Response const& send(net::Request request)
    {
        request.id = "r" + std::to_string(++asked_);
        request.source = "192.0.2.1";
        request.headers["cookie"] = "__Host-noddfa-session=" + cookie_;
        response_ = answer(site_, router_, request);
        if (request.method == net::Method::post)
            sent_ = std::move(request);
        return response_;
    }

    int told_ = 0;
    int asked_ = 0;
    net::Request sent_;
    std::string cookie_;
};

}
