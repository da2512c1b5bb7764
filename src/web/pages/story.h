#pragma once

#include "replay/directory.h"
#include "replay/words.h"
#include "web/house/reader.h"

namespace noddfa::web {

/// What one command led to, in sentences.
struct StoryEntry {
    Moment at;
    std::string who;
    std::vector<std::string> sentences; ///< for `paragraphs`: a sentence, with the lines of a list below it
    std::vector<std::string> clauses;   ///< for which a reason was given
};

/// Somebody's name as the directory has it; empty where it does not know them.
std::string practitioner_name(application::Site const& site, PersonId const& person);
/// The directory of a site, for the names that events leave out, and the family of a conference.
replay::Directory::Others named_in(application::Site const& site, std::optional<ConferenceId> const& conference);

/// Tells the events of streams, in their order, in one language. Names are learned on the way.
class Story {
public:
    /// `site`, which outlives the story, says whom the events do not name; of a conference also whom they name later.
    Story(Language language, application::Site const& site, std::optional<ConferenceId> const& conference = {})
        : language_(language), directory_(language, named_in(site, conference)), words_(language, directory_)
    {
    }
    Story(Story const&) = delete;
    Story& operator=(Story const&) = delete;

    void tell(application::EventRecord const& record, application::Site const& site);
    /// Only learns who is who; tells nothing.
    void learn(std::vector<application::EventRecord> const& records, application::Site const& site);
    std::vector<StoryEntry> const& entries() const { return entries_; }
    replay::Words const& words() const { return words_; }
    replay::Directory const& names() const { return directory_; }

private:
    Language language_;
    replay::Directory directory_;
    replay::Words words_;
    std::vector<StoryEntry> entries_;
    std::string command_; ///< of the last entry
};

/// Tells what a reader may read of the records of one stream: one with a paragraph that they are not shown is only
/// learned from, so that nothing says it is there.
void tell_shown(Story& story, std::vector<application::EventRecord> const& records, ledger::Snapshot const& snapshot,
                Reader const& reader, access::Permit const& permit);

/// Text with lines, as paragraphs and lists: a line that begins with a dash is an item of the list below the line
/// before it.
Html paragraphs(std::string_view text);

}
