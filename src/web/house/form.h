#pragma once

#include "application/record.h"
#include "net/message.h"
#include "replay/directory.h"
#include "web/house/frame.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace noddfa::web {

/// One of the answers to choose from.
struct Option {
    std::string value;
    std::string text; ///< in the reader's language
    std::string hint{};
};

/// A question of a form: what may be answered, and how it is asked. Its words are the messages `form.<form>.<name>`
/// and, where there is one, `….hint`.
struct Field {
    enum class Kind { text, email, phone, number, lines, date, time, choice, pick, many, hidden, file };

    std::string name;
    Kind kind = Kind::text;
    bool required = true;
    std::size_t most = 200; ///< characters; of a file bytes
    std::vector<Option> options{};
    std::string value{}; ///< that it has before anybody typed
    int least = 0;       ///< of a number
    int largest = 1'000'000;
    std::string words{}; ///< of the question, where it is not a message of the form
    std::string note{};  ///< the same of its hint
    int rows = 5;        ///< of lines: how high it is
    bool side_by_side = false; ///< of a choice: its answers in one line where there is room

    Field optional() const;
    Field of(std::vector<Option> answers) const;
    Field from(std::string first_value) const;
    Field at_most(std::size_t characters) const;
    /// Asked in these words, with this hint; for questions that are asked more than once.
    Field called(std::string question, std::string hint = {}) const;
    Field in_a_line() const;
    Field high(int lines) const;
};

Field ask(Field::Kind kind, std::string name);

/// What was posted to an address, decoded: nothing of it has been believed yet.
using Posted = std::multimap<std::string, std::string, std::less<>>;
/// Under which name a file of it stands.
inline std::string file_name(std::string_view field) { return "file:" + std::string{field}; }
/// And under which what its owner called it.
inline std::string name_of_file(std::string_view field) { return "file:" + std::string{field} + ":name"; }

/// A form, as it is asked and as it came back. What was typed is never lost: it is shown again beside what is wrong.
class Form {
public:
    /// `name` begins its messages: `form.<name>.…`. Before anything was posted.
    Form(Reader const& reader, std::string name, std::vector<Field> fields);

    /// Takes what was posted and looks at every field. A form of another session, or one that stood open until its
    /// session ended, is wrong as a whole (T21).
    void take(Posted const& posted);
    /// What was posted to see more of the form, not to send it: shown again with nothing said about it.
    void take_further(Posted const& posted);
    /// What was typed before and kept.
    void restore(Posted const& draft);
    bool was_taken() const { return taken_; }
    /// Whether what was taken carries the secret of this session, or of this browser.
    bool is_of_this_session() const { return is_of_this_session_; }
    /// Goes on from what was typed and kept: its command, and what it was filled in on, are those of then.
    void go_on_from(Posted const& draft);
    /// Whether there is enough to type that it may be kept for later.
    bool may_be_kept() const;
    bool right() const { return taken_ && wrong_.empty(); }

    /// An answer, without spaces around it; empty where there is none.
    std::string text(std::string_view field) const;
    std::vector<std::string> texts(std::string_view field) const;
    /// What is in a file, to the last byte; empty where none was chosen, or an empty one.
    std::string const& file(std::string_view field) const;
    /// What its owner called it, without where it was; empty where none was chosen.
    std::string file_called(std::string_view field) const;
    std::optional<Date> date(std::string_view field) const;
    std::optional<int> minute(std::string_view field) const; ///< of the day
    int number(std::string_view field) const;
    Paragraph paragraph(std::string_view field) const;
    std::optional<Paragraph> paragraph_if_any(std::string_view field) const;

    /// Something is wrong with a field (empty: with the whole); `words` in the reader's language.
    void wrong(std::string field, std::string words);
    bool is_wrong(std::string_view field) const { return error_at(field).has_value(); }
    /// What was typed leads to a question that was not asked before: the form is shown again with it, and nothing is
    /// wrong yet.
    void ask_further() { asks_further_ = true; }
    bool asks_further() const { return asks_further_ && wrong_.empty(); }
    /// What the rooms refused, in words with its clauses, at the field that they name. `fields`: names that they have
    /// here under another; `names`: who is called how.
    void refuse(Refusal const& refusal, std::map<std::string, std::string> const& fields = {});
    void refuse(Refusal const& refusal, std::map<std::string, std::string> const& fields,
                replay::Directory const& names);

    /// The identifier of the command that the form is for: sent twice it is done once.
    CommandId command(std::string_view part = {}) const;
    /// Who acts, now, under `command`.
    Act act(std::string_view part = {}) const;
    /// The version of what the form was filled in on, where it said one: a command that goes by it is refused when
    /// somebody else changed it meanwhile.
    std::optional<int> version() const { return filled_in_on_; }
    /// What it is shown on now.
    void on_version(int version) { stands_at_ = version; }

    /// What is wrong, for the top of the page; nothing where nothing is.
    Html summary() const;
    /// The same, and where somebody else changed things meanwhile, how they stand now beside what was typed.
    Html what_is_wrong() const;
    /// The whole form: every field in order, and the button.
    Html show(std::string const& button, Url const& action) const;
    Html show(std::string const& button) const;
    /// One question.
    Html field(std::string_view name) const;
    /// A form around what the page draws itself; with everything that each form carries.
    Html around(Html const& content, Url const& action) const;
    Html submit(std::string const& words, std::string const& classes = {}) const;

    Reader const& reader() const { return reader_; }

private:
    struct Wrong {
        std::string field;
        std::string words;
    };

    Field const* find(std::string_view name) const;
    void check(Field const& field);
    void check_date(Field const& field);
    void complain(Field const& field, char const* what, language::Holes holes = {});
    std::string question(Field const& field) const;
    std::string label(Field const& field) const;
    std::optional<std::string> hint(Field const& field) const;
    std::optional<std::string> error_at(std::string_view name) const;
    std::string raw(std::string_view name) const;
    bool has_file() const;
    Html date_question(Field const& field) const;
    Html choice_question(Field const& field) const;
    Html text_question(Field const& field) const;
    Html file_question(Field const& field) const;
    Html both_versions() const;
    std::string typed_in(Field const& field) const;
    std::string in_words(Field const& field, std::string const& value) const;

    Reader const& reader_;
    std::string name_;
    std::vector<Field> fields_;
    Posted posted_;
    std::vector<Wrong> wrong_;
    std::string command_;
    std::optional<int> filled_in_on_;
    std::optional<int> stands_at_;
    bool taken_ = false;
    bool is_of_this_session_ = false;
    bool asks_further_ = false;
    bool moved_ = false; ///< somebody else changed it meanwhile
};

/// What a form carries and nobody sees.
Html hidden(std::string_view name, std::string_view value);

/// The secret that a form of this reader carries: of the session, or of the browser while nobody is signed in.
std::string csrf_of(Reader const& reader);

/// A form that only has a button: `hidden` goes with it. For what needs no question.
Html button_form(Reader const& reader, Url const& action, std::string const& words,
                 std::vector<std::pair<std::string, std::string>> const& hidden = {}, std::string const& classes = {});

}
