#pragma once

#include "application/site.h"

#include <boost/json/object.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Commands as JSON lines, played through the same engine the server uses (docs/replay.md).
namespace noddfa::replay {

/// What is wrong with a line of the file.
struct InputFault {
    std::string file;
    int line = 0;          ///< 1-based
    std::string field;     ///< `actions[2].by_when`; empty: the line itself
    std::string problem;   ///< the key of the message: `missing_field`, `not_json`, `unknown_command`, …
    std::string expected;  ///< values or form that would do; never the input
};

/// Takes one line of output, as `noddfa replay --json` prints it.
using Sink = std::function<void(boost::json::object const&)>;
/// Finds the text of an included file by its name as written; nothing if there is none.
using Include = std::function<std::optional<std::string>(std::string const& name)>;

struct Totals {
    int commands = 0;
    int accepted = 0;
    int refused = 0;
    int repeated = 0;
    int events = 0;
    int findings = 0;
    int unexpected = 0; ///< lines whose `expect` was not met
    /// Lines about a child of whom nobody has spoken, which say nothing of what they expect: refused, and most likely
    /// written wrongly.
    std::vector<InputFault> unknown_children;
};

/// Plays lines one after another; keeps the clock, the current conference and the site between them.
class Player {
public:
    /// `include` finds files that are not shipped preludes.
    explicit Player(Include include = {});
    ~Player();
    Player(Player&&) noexcept;

    /// Plays a whole text; stops at the first line that cannot be read.
    std::optional<InputFault> play(std::string const& file, std::string_view text, Sink const& sink);
    /// Carries out one command line already parsed and gives its outcome; a fault if it cannot be read.
    std::optional<InputFault> play_line(std::string const& file, int line, std::string_view text, Sink const& sink);
    /// The summary lines: each child of each conference, each duty, the totals.
    void summarise(Sink const& sink) const;

    /// Tells what is carried out: each command that could be read, with its stream and act, and each setting. For
    /// whoever carries the same out elsewhere.
    using OnCommand = std::function<void(application::StreamId const&, application::AnyCommand const&, Act const&)>;
    using OnSetting = std::function<void(SettingRow const&)>;
    void watch(OnCommand on_command, OnSetting on_setting);

    application::Site& site();
    application::Site const& site() const;
    /// The conference that a line without `conference` is about; empty before the first.
    ConferenceId const& current() const;
    Moment now() const;
    Totals const& totals() const;
    /// The outcome of the last command line.
    application::Outcome const& last() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// The text of a shipped prelude; nothing for an unknown name.
std::optional<std::string_view> prelude(std::string_view name);
std::vector<std::string> prelude_names();

}
