"""What every check shares: the files of the tree, exemptions, and how a check proves that it can fail."""

import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", "build", "node_modules", "__pycache__"}
PURE_ROOMS = ("base", "people", "protocol", "conference", "register", "plan", "dispute", "directory", "access", "grants")


def files(root, *suffixes, under=""):
    """Our files below `root`/`under` with one of the suffixes (all without one), as sorted Paths relative to root."""
    found = []
    for folder, subfolders, names in os.walk(Path(root) / under):
        subfolders[:] = [name for name in subfolders if name not in NOT_OURS]
        found += [Path(folder) / name for name in names if not suffixes or name.endswith(suffixes)]
    return sorted(path.relative_to(root) for path in found)


def is_test(path):
    """Whether a file of src/ belongs to the test program: x_test.cpp, or support named test_x."""
    return path.stem.endswith("_test") or path.name.startswith("test_")


def product_code(root):
    """The .h and .cpp files of src/ that are in the product."""
    return [path for path in files(root, ".h", ".cpp", under="src") if not is_test(path)]


def without_comments(text):
    """C++ text with comments and the insides of string literals blanked, lines kept."""
    pattern = r'R"(\w*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*(?:.|\n)*?\*/'
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def unexempted(found, exempt):
    """Messages for what was found without an exemption, and for exemptions that nothing needs any more.

    `found` maps a key to its message; `exempt` maps a key to the reason why it may stand.
    """
    stands = [message for key, message in found.items() if key not in exempt]
    unneeded = [f"checks: exemption no longer needed: {key}" for key in exempt if key not in found]
    return stands + unneeded


def write(root, tree):
    for name, text in tree.items():
        path = Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def self_test(find, clean, planted):
    """What is wrong with a check: a clean tree must pass, and each offence planted in it must be reported."""
    wrong = []
    for expected, offence in [(None, {}), *planted]:
        with tempfile.TemporaryDirectory() as root:
            write(root, clean)
            write(root, offence)
            said = unexempted(find(Path(root)), {})
        if expected is None and said:
            wrong.append(f"the clean example is refused: {said}")
        if expected is not None and not any(expected in message for message in said):
            wrong.append(f"planted but not found: {expected} (said {said})")
    if not unexempted({}, {"nothing": "needs this"}):
        wrong.append("an exemption that nothing needs is not reported")
    return wrong


def main(find, clean, planted, exempt=None):
    """Runs a check on this tree, or on its planted examples with --self-test; exits 1 with what is wrong.

    `find(root)` gives what it found wrong as {key: message}; see `unexempted` for `exempt`.
    """
    if "--self-test" in sys.argv[1:]:
        wrong = self_test(find, clean, planted)
    else:
        wrong = unexempted(find(ROOT), exempt or {})
    for message in wrong:
        print(message)
    sys.exit(1 if wrong else 0)
