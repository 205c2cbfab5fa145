import t from 'tap';
import { encodeRaw } from '../../../runner/pop3/encode.ts';
import { looksLike } from '../../../runner/pop3/other-protocol.ts';

const GREETINGS = [
  ['220 mail.example ESMTP Postfix\r\n', 'SMTP'],
  ['220 mail.example Microsoft ESMTP MAIL Service ready\r\n', 'SMTP'],
  ['554 mail.example ESMTP not accepting\r\n', 'SMTP'],
  ['502 5.5.2 Error: command not recognized\r\n', 'SMTP'],
  ['500 unrecognised command\r\n', 'SMTP'],
  ['220 (vsFTPd 3.0.5)\r\n', 'FTP'],
  ['530 Please login with USER and PASS.\r\n', 'FTP'],
  ['* OK [CAPABILITY IMAP4rev1] ready\r\n', 'IMAP'],
  ['* BYE too many\r\n', 'IMAP'],
  ['HTTP/1.1 400 Bad Request\r\n', 'HTTP'],
  ['<html><head><title>400', 'HTTP'],
  ['SSH-2.0-OpenSSH_9.2\r\n', 'SSH'],
  ['200 news.example InterNetNews NNRP server ready (posting ok)\r\n', 'NNTP'],
  ['\x15\x03\x01\x00\x02\x02\x46', 'TLS'],
  ['\x16\x03\x03\x00\x40', 'TLS'],
  ['"IMPLEMENTATION" "Dovecot Pigeonhole"\r\n', 'ManageSieve'],
  ['J\0\0\0\x0a8.0.36\0', 'MySQL'],
  ['\xff\xfd\x18\xff\xfd\x20', 'Telnet'],
  ['RFB 003.008\n', 'VNC'],
  ['+OK POP3 ready\r\n', null],
  ['-ERR unknown command\r\n', null],
  ['+OK SSH-2.0 HTTP/1.1 SMTP\r\n', null],
  ['hello\r\n', null],
  ['', null],
] as const;

for (const [greeting, protocol] of GREETINGS) {
  t.test(`${JSON.stringify(greeting)} looks like ${protocol ?? 'nothing else'}`, (t) => {
    t.equal(looksLike(encodeRaw(greeting)), protocol);
    t.end();
  });
}
