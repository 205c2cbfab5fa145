"""A POP3 server of Twisted's own classes, on maildirs, as its documentation puts one together.

Reads what it serves from its standard input: {"port": 1110, "homes": "/srv/mail", "accounts": {"alice": "secret"}}.
"""

import json
import os
import sys

from twisted.cred.checkers import InMemoryUsernamePasswordDatabaseDontUse
from twisted.cred.credentials import CramMD5Credentials
from twisted.cred.portal import IRealm, Portal
from twisted.internet import reactor
from twisted.internet.protocol import ServerFactory
from twisted.mail.maildir import MaildirMailbox
from twisted.mail.pop3 import IMailbox, POP3
from twisted.python import log
from zope.interface import implementer


@implementer(IRealm)
class Maildirs:
    """Opens the maildir of an account."""

    def __init__(self, homes):
        self.homes = homes

    def requestAvatar(self, avatar, mind, *interfaces):
        path = os.path.join(self.homes, avatar.decode(), "Maildir")
        return IMailbox, MaildirMailbox(path), lambda: None


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


served = json.load(sys.stdin)
checker = InMemoryUsernamePasswordDatabaseDontUse()
for user, password in served["accounts"].items():
    checker.addUser(user.encode(), password.encode())
log.startLogging(sys.stderr)
portal = Portal(Maildirs(served["homes"]), [checker])
reactor.listenTCP(served["port"], Factory(portal), interface="127.0.0.1")
reactor.run()
