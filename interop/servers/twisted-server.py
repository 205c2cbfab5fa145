"""A POP3 server of Twisted's POP3 class, as its documentation puts one together.

The mailbox is written here: Twisted's own MaildirMailbox fails on every UIDL in Python 3, and LIST tells its sizes with
one octet for each line end, so that a run would show nothing of the POP3 class.

Reads what it serves from its standard input: {"port": 1110, "homes": "/srv/mail", "accounts": {"alice": "secret"}}.
"""

import hashlib
import io
import json
import pathlib
import sys

from twisted.cred.checkers import InMemoryUsernamePasswordDatabaseDontUse
from twisted.cred.credentials import CramMD5Credentials
from twisted.cred.error import UnauthorizedLogin
from twisted.cred.portal import IRealm, Portal
from twisted.internet import reactor
from twisted.internet.protocol import ServerFactory
from twisted.mail.pop3 import IMailbox, IServerFactory, Mailbox, POP3
from twisted.python import log
from zope.interface import implementer


class Maildir(Mailbox):
    """The messages that a maildir holds when a session begins."""

    def __init__(self, path):
        files = [file for folder in ("cur", "new") for file in (path / folder).iterdir()]
        self.files = sorted(files, key=lambda file: file.name)
        self.marked = set()

    def listMessages(self, index=None):
        if index is None:
            return [self.size(each) for each in range(len(self.files))]
        return self.size(index)

    def size(self, index):
        if index in self.marked:
            return 0
        octets = self.file(index).read_bytes()
        return len(octets) + octets.count(b"\n")

    def file(self, index):
        if not 0 <= index < len(self.files):
            raise ValueError(b"no such message")
        return self.files[index]

    def getMessage(self, index):
        return io.BytesIO(self.file(index).read_bytes())

    def getUidl(self, index):
        return hashlib.sha256(self.file(index).name.encode()).hexdigest().encode()

    def deleteMessage(self, index):
        self.file(index)
        if index in self.marked:
            raise ValueError(b"message deleted")
        self.marked.add(index)

    def undeleteMessages(self):
        self.marked.clear()

    def sync(self):
        for index in self.marked:
            self.files[index].unlink(missing_ok=True)


@implementer(IRealm)
class Homes:
    """Opens the maildir of an account, for one session at a time: the POP3 class leaves locking to others."""

    def __init__(self, path):
        self.path = path
        self.open = set()

    def requestAvatar(self, avatar, mind, *interfaces):
        if avatar in self.open:
            raise UnauthorizedLogin("the maildrop is in use")
        self.open.add(avatar)
        maildir = Maildir(self.path / avatar.decode() / "Maildir")
        return IMailbox, maildir, lambda: self.open.discard(avatar)


@implementer(IServerFactory)
class Factory(ServerFactory):
    """Makes a session for each connection."""

    protocol = POP3
    challengers = {b"CRAM-MD5": CramMD5Credentials}

    def __init__(self, portal):
        self.portal = portal

    def buildProtocol(self, address):
        session = super().buildProtocol(address)
        session.portal = self.portal
        return session

    def cap_IMPLEMENTATION(self):
        return b"Twisted"

    def cap_EXPIRE(self):
        raise NotImplementedError

    def cap_LOGIN_DELAY(self):
        raise NotImplementedError

    def perUserExpiration(self):
        return False

    def perUserLoginDelay(self):
        return False


served = json.load(sys.stdin)
checker = InMemoryUsernamePasswordDatabaseDontUse()
for user, password in served["accounts"].items():
    checker.addUser(user.encode(), password.encode())
log.startLogging(sys.stderr)
portal = Portal(Homes(pathlib.Path(served["homes"])), [checker])
reactor.listenTCP(served["port"], Factory(portal), interface="127.0.0.1")
reactor.run()
