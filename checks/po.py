"""Reads the message catalogues (gettext .po), as far as our checks need them."""

import ast
import re
from dataclasses import dataclass, field

LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+(".*")|(".*")')


@dataclass
class Entry:
    context: str = ""
    key: str = ""
    forms: list = field(default_factory=list)  # one text, or one for each plural form
    plural: bool = False
    fuzzy: bool = False
    line: int = 0

    @property
    def text(self):
        return self.forms[0] if self.forms and all(self.forms) else ""


NOTHING = Entry()


def read(path):
    """Every entry of the file in order, its header (empty key) among them; nothing if there is no such file."""
    entries, entry, field_name = [], None, ""
    if not path.exists():
        return entries
    fuzzy = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#,") and "fuzzy" in line:
            fuzzy = True
        said = LINE.fullmatch(line.strip())
        if not said:
            continue
        keyword, _, quoted, continued = said.groups()
        text = ast.literal_eval(quoted or continued)
        begins = keyword == "msgctxt" or (keyword == "msgid" and field_name != "msgctxt")
        if begins:
            entry = Entry(fuzzy=fuzzy, line=number)
            entries.append(entry)
            fuzzy = False
        field_name = keyword or field_name
        add(entry, field_name, text, new=bool(keyword))
    return entries


def add(entry, field_name, text, new):
    if field_name == "msgctxt":
        entry.context += text
    elif field_name == "msgid":
        entry.key += text
    elif field_name == "msgid_plural":
        entry.plural = True
    elif new:
        entry.forms.append(text)
    else:
        entry.forms[-1] += text


def entries(path):
    """The entries by key, without the header."""
    return {entry.key: entry for entry in read(path) if entry.key}
