#pragma once

/// English of the command line, in one place until the message catalogues take it over.
namespace noddfa::texts {

inline constexpr char program[] = "Child protection conferences in Wales: the written protocol, made executable.";
inline constexpr char statuses[] = "\nExit status: 0 done, 1 refused or found wrong, 2 not understood.";
inline constexpr char help_command[] = "Describe a command: noddfa help COMMAND";
inline constexpr char command_expected[] = "expected a command; noddfa --help lists them";
inline constexpr char unknown_command[] = "there is no command {}; noddfa --help lists them";

inline constexpr char deadline_summary[] = "Compute the date a clause makes due, and say how";
inline constexpr char deadline_details[] =
    "Dates are days in Europe/London. The day of the event is day 0; a deadline is met until the end of its day.\n"
    "Examples:\n"
    "  noddfa deadline CONV-02 --from 2025-04-10\n"
    "  noddfa deadline REC-04 --from 2026-08-20 --core-group 2026-08-26\n"
    "  noddfa deadline S47-08 --from 2026-03-28T12:00 --setting STRATEGY_DISCUSSION_HOURS=24 --json\n"
    "Clauses with a deadline:\n{}";
inline constexpr char clause_help[] = "the clause, such as CONV-02";
inline constexpr char from_help[] = "day of the event it counts from, YYYY-MM-DD; YYYY-MM-DDTHH:MM for clock hours";
inline constexpr char core_group_help[] = "day of the first core group (REC-04, PLN-06)";
inline constexpr char also_from_help[] =
    "another start in question: another strategy meeting (CONV-02, S47-12), the notification (MOV-08), the agreement "
    "(MOV-09, CONV-09); may be repeated";
inline constexpr char resolved_help[] = "day the complaint was resolved (CMP-02)";
inline constexpr char setting_help[] = "a setting as the board would have it, such as ICPC_DAYS=10; may be repeated";
inline constexpr char json_help[] = "print JSON";

inline constexpr char unknown_clause[] = "CLAUSE: there is no clause {}; expected one such as CONV-02";
inline constexpr char no_deadline[] = "CLAUSE: {} sets no number of days; clauses that do:\n{}";
inline constexpr char no_date[] = "{}: {} is no date; expected YYYY-MM-DD, a day that exists from 1900 to 2199";
inline constexpr char no_time[] = "{}: {} is no date or time that exists; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM";
inline constexpr char skipped_time[] = "{}: {} does not exist: the clocks go forward over it; expected a later time";
inline constexpr char time_needed[] = "--from: {} counts clock hours; expected a time too, YYYY-MM-DDTHH:MM";
inline constexpr char not_asked[] = "{}: {} does not look at it";
inline constexpr char core_group_early[] =
    "--core-group: {} is before the conference; expected the conference day or later";
inline constexpr char setting_form[] = "--setting: {} has no value; expected KEY=VALUE, such as ICPC_DAYS=10";
inline constexpr char setting_refused[] = "--setting: {}";
inline constexpr char switched_off[] =
    "CLAUSE: {} is off until the board sets it; switch it on with --setting {}=NUMBER";

inline constexpr char due[] = "{}: due by the end of {}\n";
inline constexpr char due_at[] = "{}: due by {}\n";
inline constexpr char limit[] = "  limit: {}, not a working day; the date above is the last that can be booked\n";
inline constexpr char target[] = "  aim at: {}\n";
inline constexpr char counted[] = "  {} {} {} ({})\n";
inline constexpr char skipped[] = "  not worked: {}\n";
inline constexpr char setting[] = "  setting: {} = {} ({})\n";
inline constexpr char calendar[] = "  calendar: {}\n";
inline constexpr char provisional[] = "  provisional: beyond the proclaimed bank holidays, so it may still move\n";
inline constexpr char alternative[] = "  also: {} {} ({})\n";
inline constexpr char alternative_from[] = "  also: {} {}, from {} ({})\n";
inline constexpr char before[] = "before";
inline constexpr char after[] = "after";
inline constexpr char from_command_line[] = "given on the command line";
inline constexpr char bank_holiday[] = "bank holiday by rule";
inline constexpr char closed[] = "local closure";

inline constexpr char const* weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
inline constexpr char const* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};

inline constexpr char replay_summary[] = "Play a conference from a file of commands";
inline constexpr char replay_details[] =
    "One JSON object a line; docs/replay.md describes them. A line that cannot be read ends the play with status 2 "
    "and\n"
    "a message naming file, line and field; a refused command is shown and the rest goes on.\n"
    "Examples:\n"
    "  noddfa replay demo/conference.jsonl\n"
    "  noddfa replay demo/conference.jsonl --lang cy\n"
    "  echo '{\"include\":\"vote\"}' | noddfa replay - --json";
inline constexpr char file_help[] = "the file of commands; - reads standard input";
inline constexpr char lang_help[] = "language of the transcript; en where not given";
inline constexpr char strict_help[] = "exit with 1 if any command was refused";
inline constexpr char schema_help[] = "print the JSON Schema of a line";
inline constexpr char reference_help[] = "print a reference of all commands (Markdown)";
inline constexpr char file_expected[] = "FILE: expected a file of commands, or - for standard input";
inline constexpr char unknown_language[] = "--lang: expected en or cy";

}
