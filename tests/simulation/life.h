#pragma once

#include "random.h"
#include "teller.h"

#include <boost/json/array.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace noddfa::simulation {

/// A child of the family that a life is about.
struct Kid {
    std::string id;
    std::optional<Date> born;
    std::optional<Date> expected;
    std::string school; ///< empty: none
    bool looked_after = false;
};

/// A practitioner as invited.
struct Practitioner {
    std::string id;
    std::string service;
    std::string agency;
};

/// One invented family's whole story, made up line by line by a seed. Everything that happens goes through the teller;
/// the life looks at the outcome and carries on as people would.
class Life {
public:
    Life(std::uint64_t seed, Teller& teller);

    /// Lives it to its end.
    void live();

    // what provocations look at
    Random& chance() { return random_; }
    conference::State const& conference() const { return site().conference(current()); }
    application::Site const& site() const { return tell_.site(); }
    Moment now() const { return tell_.now(); }
    std::vector<Kid> const& kids() const { return kids_; }
    std::string a_kid() { return random_.one_of(kids_).id; }
    std::string somebody();      ///< a practitioner on the roll
    std::string somebody_here(); ///< a practitioner present; anybody where nobody is
    std::string a_parent() { return parents_.empty() ? "mother" : random_.one_of(parents_); }
    std::string a_report();
    std::string new_name(char const* prefix) { return prefix + std::to_string(++names_); }
    std::string a_dispute() { return disputes_.empty() ? "D-none" : random_.one_of(disputes_); }
    /// The conference that the family is at, or was at last.
    ConferenceId current() const { return ConferenceId{"C" + std::to_string(conferences_)}; }

private:
    // telling
    bool step(std::string_view command, Line fields = {});
    bool once(std::string_view command, Line fields = {});
    Line here(Line line) const;
    void provoke();
    void pass(int minutes);
    void go_to(Date day, int minute);
    void after_days(int days, int minute = 10 * 60);
    Date working_day(Date from, int days) const;
    bool in_hundred(int chances) { return random_.in_hundred(chances); }
    boost::json::array children() const;
    Kid* kid(std::string const& id);

    // convening (life_convening.cpp)
    void begin();
    void set_rules();
    void make_kids();
    void enquire();
    bool request(std::string const& kind, Line more);
    void add_family();
    bool book(Date day);
    void invite();
    void invite_others();
    void reply_and_replace();
    void set_contacts();
    void prepare_family();
    void write_reports();
    void write_report(Practitioner const& author);
    void share_reports();
    void file_reports();
    void restrict_reports();
    bool gather();
    bool convene(std::string const& kind, Line more, Date on);
    bool hold(std::string const& kind, Line more, Date on);

    // the meeting (life_meeting.cpp)
    void talk();
    void hear();
    void present_reports();
    void weigh_up();
    void come_and_go();
    void rule();
    void bring_more(std::string const& child);

    // deciding (life_deciding.cpp)
    enum class Leaning { register_, not_register, split, none };
    bool decide(std::string const& child, std::optional<Leaning> leaning = {});
    bool open_views(std::string const& child);
    void give_views(std::string const& child, Leaning leaning);
    void give_view(std::string const& person, std::string const& child, std::string const& view, bool leaving = false);
    std::string view_of(Leaning leaning);
    void leave_early(std::string const& child, Leaning leaning);
    bool settle_views(std::string const& child, Leaning leaning);
    bool vote(std::string const& child, Leaning leaning);
    void name_leads(std::string const& child);
    void cast_votes(std::string const& child, Leaning leaning);
    void rule_as_chair(std::string const& child);
    bool categories(std::string const& child);
    bool poll(std::string const& child);
    bool declare(std::string const& child);

    // closing and what follows (life_closing.cpp)
    bool close();
    void arrange(std::string const& child, bool everything);
    void answer_needs(std::string const& child);
    void sign_off();
    void concerns();

    // later (life_later.cpp, life_disputes.cpp)
    void later_on();
    void births();
    void plan_work();
    void core_groups();
    void review();
    void set_aside();
    void appeal();
    void complain();
    void differ();
    void move_away();
    void stay_here();
    void old_register();
    void remove_by_hand();
    void enquiries();
    void enquire_about(std::string const& child);
    void look_into_searches(std::string const& child);
    void type_late();
    void correct();
    void repeat_commands();
    void change_register();
    void change_rules();

    std::vector<std::string> registered() const;

    Random random_;
    Teller& tell_;
    Date start_;
    std::vector<Kid> kids_;
    std::vector<Practitioner> invited_;
    std::vector<std::string> late_;
    std::vector<std::string> parents_;
    std::vector<std::string> disputes_;
    std::string authority_ = "north-council";
    std::string chair_ = "chair";
    std::string kind_;
    int conferences_ = 0;
    int names_ = 0;
    int boldness_ = 0; ///< how many of a hundred steps are preceded by something that should not be
};

/// Names as a list.
boost::json::array list(std::vector<std::string> const& names);
/// A full outline plan and a full detailed plan.
boost::json::value outline_plan(Date by_when);
boost::json::value detailed_plan(Date by_when);

}
