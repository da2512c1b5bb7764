#pragma once

#include "replay/words.h"

#include <functional>
#include <string>

namespace noddfa::replay {

using SentenceOfClause = std::function<std::string(std::string const&)>;

/// One child of a conference: quoracy, rounds of views, vote, decision with its clauses, categories, what follows.
std::string child_summary(boost::json::object const& line, Words const& words, SentenceOfClause const& sentence_of);
/// The clause behind a way of deciding or a level of quoracy; empty for another word.
std::string_view clause_behind(std::string_view word);
/// What a duty asks for, by its code: `submit the report`. An alert not yet seen and a task not yet done are duties
/// too.
std::string duty_name(std::string const& what, language::Catalogue const& messages);
/// One duty with how its date was computed.
std::string duty_summary(boost::json::object const& line, Words const& words);
/// How many commands there were and what became of them.
std::string totals_summary(boost::json::object const& line, Words const& words);

}
