#!/usr/bin/python3
"""server.py FOLDER [starttls|tls] [user] [no-sender] [plain]: a mail server on a free port of this machine.

Says `ready PORT`, then writes each letter it takes as a line of JSON to FOLDER/letters; ends with its input. With a word
for encryption it makes a certificate for `localhost`, FOLDER/certificate.pem. `user` asks for a sign-in as `noddfa` with
the password `cyfrinach`; `no-sender` refuses every sender. What a recipient's name begins with says what becomes of the
letter: see REPLIES, and `cut` (the connection breaks before the answer), `lost` (taken, then it breaks), `slow` (no answer
for a minute)."""

import asyncio
import email
import email.policy
import json
import logging
import pathlib
import ssl
import subprocess
import sys
import warnings

import icalendar
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

TO_RECIPIENT = {"busy": "451 4.3.0 not now", "unknown": "550 5.1.1 nobody of that name", "closing": "421 4.3.2 closing"}
TO_LETTER = {"later": "452 4.3.1 not now", "spam": "554 5.7.1 not wanted"}
SMALLEST_FOR_TEST = 2048  # bits of the key


def reply_to(address, replies):
    return next((reply for start, reply in replies.items() if address.startswith(start)), None)


def entry_of(part):
    calendar = icalendar.Calendar.from_ical(part.get_content())
    (event,) = calendar.walk("VEVENT")
    def text(name):
        return str(event[name]) if name in event else None
    return {
        "method": str(calendar["METHOD"]),
        "parameter": part["Content-Type"].params.get("method"),
        "uid": text("UID"),
        "sequence": int(event["SEQUENCE"]),
        "starts": event.decoded("DTSTART").isoformat(),
        "summary": text("SUMMARY"),
        "place": text("LOCATION"),
        "status": text("STATUS"),
        "organizer": text("ORGANIZER"),
        "attendee": text("ATTENDEE"),
        "rsvp": event["ATTENDEE"].params.get("RSVP"),
        "errors": [str(each) for each in event.errors],
        "whole": part.get_content(),
    }


def read(envelope):
    letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
    defects = [str(each) for part in letter.walk() for each in part.defects]
    defects += [f"{name}: {each}" for name, value in letter.items() for each in value.defects]
    kept = {
        "from": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "headers": [[name, str(value)] for name, value in letter.items()],
        "longest_line": max(len(line) for line in envelope.content.split(b"\r\n")),
        "defects": defects,
    }
    for part in letter.walk():
        if part.get_content_type() == "text/plain":
            kept["text"] = part.get_content()
        elif part.get_content_type() == "text/calendar":
            kept["entry"] = entry_of(part)
    return kept


class Handler:
    def __init__(self, letters, no_sender):
        self.letters = letters
        self.no_sender = no_sender

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.no_sender:
            return "550 5.7.1 not for you"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        refused = reply_to(address, TO_RECIPIENT)
        if refused is None:
            envelope.rcpt_tos.append(address)
        return refused or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        refused = reply_to(to, TO_LETTER)
        if refused is not None:
            return refused
        if to.startswith("slow"):
            await asyncio.sleep(60)
        if not to.startswith("cut"):
            self.letters.write(json.dumps(read(envelope)) + "\n")
            self.letters.flush()
        if to.startswith(("cut", "lost")):
            server.transport.abort()
        return "250 2.0.0 taken"


def encryption(folder):
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", f"rsa:{SMALLEST_FOR_TEST}", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def check(server, session, envelope, mechanism, said):
    good = isinstance(said, LoginPassword) and (said.login, said.password) == (b"noddfa", b"cyfrinach")
    return AuthResult(success=good, handled=False)


async def serve(folder, words):
    context = encryption(folder) if {"starttls", "tls"} & set(words) else None
    letters = open(folder / "letters", "a", encoding="utf-8")
    handler = Handler(letters, "no-sender" in words)

    def session():
        return SMTP(
            handler, hostname="localhost", loop=loop, enable_SMTPUTF8=True,
            tls_context=context if "starttls" in words else None, require_starttls="starttls" in words,
            authenticator=check, auth_required="user" in words, auth_require_tls="starttls" in words)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if "tls" in words else None)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    # What goes wrong here goes wrong on purpose.
    logging.disable()
    warnings.simplefilter("ignore")
    asyncio.run(serve(pathlib.Path(sys.argv[1]), sys.argv[2:]))
