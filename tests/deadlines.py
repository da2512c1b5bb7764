#!/usr/bin/env python3
"""Compares `noddfa deadline --json` with dates computed here by other means: the bank holidays of England and Wales by
their rules and proclamations, and each clause's number as the catalogue gives it. Nothing is read from protocol/.

    tests/deadlines.py PROGRAM [DAYS [SEED]]

DAYS: how many days each clause is asked about (40); half of them lie around Easter, Christmas, ends of months, leap days
and changes of the clock. SEED: which days (by default those of today's date); printed, so that a fault can be found
again."""
import calendar
import itertools
import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

KNOWN = range(2015, 2029)  # years the holiday data promises; later and earlier dates are provisional
DAY = timedelta(days=1)


def easter(year):
    """Easter Sunday (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_monday(year, month):
    return next(day for n in range(1, 8) if (day := date(year, month, n)).weekday() == 0)


def last_monday(year, month):
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - last.weekday() * DAY


def holidays(year):
    days = {easter(year) - 2 * DAY, easter(year) + DAY, last_monday(year, 8)}
    days.add(date(year, 5, 8) if year == 2020 else first_monday(year, 5))
    days.add(date(year, 6, 2) if year == 2022 else last_monday(year, 5))
    if year == 2022:
        days |= {date(year, 6, 3), date(year, 9, 19)}
    if year == 2023:
        days.add(date(year, 5, 8))
    # New Year, Christmas and Boxing Day: each that falls on a weekend is kept on the next free weekday.
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while day.weekday() > 4 or day in days:
            day += DAY
        days.add(day)
    return days


HOLIDAYS = set().union(*(holidays(year) for year in range(2010, 2041)))


def works(day):
    return day.weekday() < 5 and day not in HOLIDAYS


def working_days(day, number):
    step = DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while not works(day):
            day += step
    return day


def back_to_work(day):
    while not works(day):
        day -= DAY
    return day


def months(day, number):
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def after(number, *settings):
    return lambda day: ({"due": working_days(day, number)}, settings)


def rolled(limit):
    """The last bookable working day, and the limit itself where it is another."""
    due = back_to_work(limit)
    return {"due": due} if due == limit else {"due": due, "limit": limit}


def share(day):
    return {"due": day - DAY, "target": working_days(day, -1)}


def core_group(day, weeks=6):
    """Monthly is the aim, and never later than what is due."""
    limit = rolled(day + 7 * weeks * DAY)
    return {**limit, "target": min(months(day, 1), limit["due"])}


def stay(day):
    return {**rolled(day + 84 * DAY), "target": day + 70 * DAY}


def plain(rule):
    return lambda day: (rule(day), ())


def earlier_of(day, group):
    return {"due": min(working_days(day, 5), group)}


RULES = {
    "CONV-02": after(15), "S47-12": after(15), "CONV-09": after(15), "MOV-08": after(15), "MOV-09": after(15),
    "SET-04": after(15), "REP-10": after(-2), "REV-07": after(-2), "SHARE-02": plain(share), "REC-04": after(5),
    "PLN-05": after(5), "PLN-06": after(5), "REC-06": after(20), "RCD-04": after(20), "REC-08": after(10),
    "RCD-05": after(10), "REG-05": after(10), "VIS-01": after(10), "VIS-03": after(10), "REG-09": after(10),
    "CG-01": after(10), "REG-10": plain(core_group), "CG-02": plain(lambda day: rolled(day + 42 * DAY)),
    "REG-12": plain(lambda day: rolled(months(day, 3))), "REV-01": plain(lambda day: rolled(months(day, 3))),
    "REG-13": plain(lambda day: rolled(months(day, 6))), "REV-02": plain(lambda day: rolled(months(day, 6))),
    "REG-15": after(42), "S47-10": after(42), "S47-09": after(10, "SECTION47_DAYS=10"),
    "CG-08": after(-10, "LAST_CORE_GROUP_BEFORE_REVIEW_DAYS=10"), "CPR-23": plain(lambda day: {"due": day + 14 * DAY}),
    "MOV-04": plain(lambda day: {"due": day + 3 * DAY}), "MOV-06": plain(stay),
    "VIS-02": plain(lambda day: rolled(day + 28 * DAY)), "CMP-01": after(2), "CMP-02": after(10), "CMP-03": after(25),
}

# The same clauses as a board may have them.
SETTINGS = [
    ("CONV-02", "ICPC_DAYS=10", lambda day: {"due": working_days(day, 10)}),
    ("REP-10", "REPORT_DEADLINE_MODE=clear_days", lambda day: {"due": working_days(day, -3)}),
    ("REP-10", "REPORT_DEADLINE_DAYS=5", lambda day: {"due": working_days(day, -5)}),
    ("SHARE-02", "FAMILY_SHARE_UNIT=working", lambda day: {"due": working_days(day, -1), "target": working_days(day, -1)}),
    ("REG-12", "FIRST_REVIEW_MONTHS=1", lambda day: rolled(months(day, 1))),
    ("REG-10", "CORE_GROUP_MAX_WEEKS=4", lambda day: core_group(day, 4)),
    ("MOV-04", "TRANSFER_INFORMATION_UNIT=working", lambda day: {"due": working_days(day, 3)}),
]


def clocks_change(year, month):
    """At one o'clock, universal time, on the last Sunday."""
    last = date(year, month, 31)
    return datetime.combine(last - (last.weekday() + 1) % 7 * DAY, time(1))


def london(moment):
    summer = clocks_change(moment.year, 3) <= moment < clocks_change(moment.year, 10)
    return moment + timedelta(hours=1) if summer else moment


def utc(local):
    """Of a time that exists once."""
    return next(moment for hours in (1, 0) if london(moment := local - timedelta(hours=hours)) == local)


def days_to_try(number, seed):
    """Around Easter, Christmas, month ends, leap days and changes of the clock, and the rest by chance."""
    near = []
    for year in KNOWN:
        for day in (easter(year), date(year, 12, 25), date(year, 12, 31), date(year, 5, 31), date(year, 8, 31),
                    months(date(year, 1, 31), 1), date(year, 11, 30), date(year, 3, 31), date(year, 10, 31)):
            near += [day + n * DAY for n in (-3, -2, -1, 0, 1, 2)]
    chance = random.Random(seed)
    first, last = date(2015, 3, 1), date(2028, 6, 30)
    near = [day for day in near if first <= day <= last]
    anywhere = [first + chance.randrange((last - first).days) * DAY for _ in range(number // 2)]
    return sorted({*chance.sample(near, min(len(near), number - number // 2)), *anywhere})


def ask(program, clause, start, *more):
    given = [program, "deadline", clause, "--from", start, "--json", *more]
    done = subprocess.run(given, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else {"refused": done.returncode, "says": done.stderr}


def wrong(program, clause, start, expected, more):
    answer = ask(program, clause, start, *more)
    expected = {"clause": clause, "from": start, **{key: str(value) for key, value in expected.items()}}
    unlike = {key for key in {*expected, "limit", "target"} if answer.get(key) != expected.get(key)}
    if unlike:
        return f"{clause} --from {start} {' '.join(more)}: expected {expected}, came {answer}"
    return None


def questions(number, seed):
    days = days_to_try(number, seed)
    for clause, rule in RULES.items():
        for day in days:
            expected, settings = rule(day)
            yield clause, day.isoformat(), expected, [word for each in settings for word in ("--setting", each)]
    for day in days:
        for gap in (1, 4, 9):
            group = day + gap * DAY
            for clause in ("REC-04", "PLN-06"):
                yield clause, day.isoformat(), earlier_of(day, group), ["--core-group", group.isoformat()]
        yield from ((clause, day.isoformat(), rule(day), ["--setting", setting])
                    for clause, setting, rule in SETTINGS)
    # Clock hours, through the nights on which the clocks change.
    for day, hour in itertools.product(days, (0, 3, 12, 23)):
        start = datetime.combine(day, time(hour, 30))
        end = london(utc(start) + timedelta(hours=24))
        yield ("S47-08", start.strftime("%Y-%m-%dT%H:%M"), {"due": end.date(), "at": end.strftime("%Y-%m-%dT%H:%M")},
               ["--setting", "STRATEGY_DISCUSSION_HOURS=24"])


def main():
    program = sys.argv[1]
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else date.today().toordinal()
    with ThreadPoolExecutor(4) as pool:
        asked = list(questions(number, seed))
        faults = [fault for fault in pool.map(lambda each: wrong(program, *each), asked) if fault]
    print("\n".join(faults[:60]), file=sys.stderr)
    print(f"{len(asked)} deadlines, {len(faults)} wrong (seed {seed})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
