#!/usr/bin/env python3
"""Answers questions about access by itself, from the tables of the access model and the readings of them, not from the
program: an oracle of another make (README.md has the words and the format).

    access_questions | tests/access/oracle.py                  a line of answers for each line of questions
    access_questions | tests/access/oracle.py --compare        with the answers in the lines: the first differences
                                                               and the counts; 1 if there is any difference
    access_questions --without D3 | tests/access/oracle.py --must-differ
                                                               a control: reads on to the first difference; 1 if none

--compare and --must-differ take a FILE instead of the input; --show N prints so many differences."""
import argparse
import json
import sys
from collections import Counter

from oracle_facts import Facts, Question
from oracle_rules import answer


def answers(line):
    facts = Facts(line)
    return [answer(Question(facts, question)) for question in line["questions"]]


def same(mine, theirs):
    """Obligations are a set."""
    return mine == theirs or (
        mine[:2] == theirs[:2] and mine[3] == theirs[3] and sorted(mine[2]) == sorted(theirs[2])
    )


def compare_line(text):
    """What was asked, counted by reason, and the differences, each with all that `show` prints of it."""
    line = json.loads(text)
    mine, theirs = answers(line), line["answers"]
    if len(mine) != len(theirs):
        raise SystemExit(f"world {line['world']}: {len(mine)} questions and {len(theirs)} answers")
    different = [n for n, (a, b) in enumerate(zip(mine, theirs)) if not same(a, b)]
    shown = [(line["world"], n, mine[n], theirs[n], line["questions"][n], behind(line, n)) for n in different]
    return Counter(reason for _, reason, _, _ in mine), shown


def behind(line, number):
    """What a reader of a difference needs first: the facts from those it names, what happened, the settings."""
    question = line["questions"][number]
    named = {question["who"], question["context"].get("first"), question["object"].get("recipient")}
    named |= {fact[2] for fact in line["facts"] if fact[:2] == ["tenant", question["who"]]}
    return [fact for fact in line["facts"] if fact[1] in named], line["happened"], line["settings"]


def show(world, number, mine, theirs, question, facts):
    print(f"world {world}, question {number}: oracle {json.dumps(mine)}, program {json.dumps(theirs)}")
    print("  ", json.dumps(question))
    for each in facts:
        print("  ", json.dumps(each))


def compare(lines, limit):
    """Whether every answer is the same, and there was one."""
    asked, kinds = Counter(), Counter()
    for counted, differences in map(compare_line, lines):
        asked += counted
        for number, difference in enumerate(differences, start=sum(kinds.values())):
            _, _, mine, theirs, question, _ = difference
            kinds[f"{question['action']}: oracle {mine[1]}, program {theirs[1]}"] += 1
            if number < limit:
                show(*difference)
    for kind, count in kinds.most_common():
        print(f"{count:8} {kind}")
    print(" ".join(f"{reason}={count}" for reason, count in asked.most_common()))
    print(f"{asked.total():,} questions compared, {kinds.total():,} differences")
    return asked.total() > 0 and kinds.total() == 0


def must_differ(lines):
    """Whether some answer differs: it does when a rule of the program is switched off."""
    asked = 0
    for counted, differences in map(compare_line, lines):
        for world, number, mine, theirs, question, _ in differences:
            print(f"world {world}, question {number} ({question['action']}): oracle {mine[1]}, program {theirs[1]}")
            return True
        asked += counted.total()
    print(f"{asked:,} questions compared, and no difference where one must be")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", nargs="?", const="-", metavar="FILE")
    parser.add_argument("--must-differ", nargs="?", const="-", metavar="FILE")
    parser.add_argument("--show", type=int, default=5, metavar="N")
    options = parser.parse_args()
    name = options.compare or options.must_differ or "-"
    with sys.stdin if name == "-" else open(name, encoding="utf-8") as lines:
        if options.compare:
            return 0 if compare(lines, options.show) else 1
        if options.must_differ:
            return 0 if must_differ(lines) else 1
        for text in lines:
            line = json.loads(text)
            print(json.dumps({"seed": line["seed"], "world": line["world"], "answers": answers(line)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
