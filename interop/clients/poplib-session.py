"""One session with Python's poplib, as told on standard input: see ../fetch/library-session.ts."""

import json
import os
import poplib
import ssl
import sys

# A line of its own choice: the set of messages has longer ones than poplib takes by itself.
poplib._MAXLINE = 1 << 20

session = json.load(sys.stdin)
server = (session["host"], session["port"])
trust = ssl.create_default_context(cafile=session["authority"])

if session["transport"] == "tls":
    mailbox = poplib.POP3_SSL(*server, context=trust, timeout=30)
else:
    mailbox = poplib.POP3(*server, timeout=30)
if session["transport"] == "stls":
    mailbox.stls(context=trust)

if session["login"] == "APOP":
    mailbox.apop(session["user"], session["password"])
else:
    mailbox.user(session["user"])
    mailbox.pass_(session["password"])

for listing in mailbox.list()[1]:
    # More may follow (RFC 1939 §5).
    number, octets = map(int, listing.split()[:2])
    if session["task"] == "delete" and octets > session["small"]:
        continue
    with open(os.path.join(session["got"], str(number)), "wb") as file:
        file.writelines(line + b"\n" for line in mailbox.retr(number)[1])
    if session["task"] == "delete":
        mailbox.dele(number)

mailbox.quit()
