"""The facts of one world, and a question put to it: which relations hold at the minute it is asked."""
from oracle_tables import LASTS_AFTER, LASTS_MINUTES

ANYTHING = object()
FOR_EVER = float("inf")


class Facts:
    """relation and person -> [(to, part, since, until, last day)], each with its real end."""

    def __init__(self, line):
        self.settings = line["settings"]
        self.two_people = frozenset(self.settings["two_people"])
        self.version = line["facts_version"]
        self.by_person = {}
        happened = {}
        for what, subject, day in line["happened"]:
            # Of two such days the earlier ends the relation: it shows less.
            happened[what, subject] = min(day, happened.get((what, subject), day))
        for relation, who, to, part, since, until in line["facts"]:
            until = FOR_EVER if until is None else until
            last_day = FOR_EVER
            if relation in LASTS_MINUTES:
                until = min(until, since + self.settings[LASTS_MINUTES[relation]])
            if relation in LASTS_AFTER:
                event, days = LASTS_AFTER[relation]
                if (event, to) in happened:
                    last_day = happened[event, to] + self.settings[days]
            self.by_person.setdefault((relation, who), []).append((to, part, since, until, last_day))


class Question:
    """One question, with what of it several rules ask."""

    def __init__(self, facts, question):
        self.facts = facts
        self.settings = facts.settings
        self.who = question["who"]
        self.action = question["action"]
        self.object = thing = question["object"]
        self.context = context = question["context"]
        self.minute = context["minute"]
        self.day = context["day"]
        self.board = thing.get("board")
        self.authority = thing.get("authority")
        self.conference = thing.get("conference")
        self.agency = thing.get("agency")
        self.children = thing["children"]
        self.people = thing["people"]
        self.author = thing.get("author")
        self.recipient = thing.get("recipient")

    def now(self, relation, who=None):
        """[(to, part)] of the relation from `who` (the one who asks) that hold at this minute."""
        held = self.facts.by_person.get((relation, who or self.who))
        if not held:
            return ()
        minute, day = self.minute, self.day
        return [(to, part) for to, part, since, until, last in held if since <= minute < until and day <= last]

    def holds(self, relation, to, part=ANYTHING, who=None):
        """Whether the relation holds to `to` (ANYTHING: to anyone), in that part; where `to` is None it does not."""
        for fact_to, fact_part in self.now(relation, who):
            if (to is ANYTHING or fact_to == to) and (part is ANYTHING or fact_part == part):
                return True
        return False

    def to_every_child(self, relation):
        """A role by way of the children must lead to every one of them; none is no way."""
        if not self.children:
            return False
        held = self.now(relation)
        return bool(held) and {to for to, _ in held}.issuperset(self.children)

    def to_any_child(self, relation):
        return any(to in self.children for to, _ in self.now(relation))

    def concerns(self):
        """Whom and what the object is about: its people, its children and its conference."""
        return {*self.people, *self.children, self.conference}
