import t from 'tap';
import { latin1 } from '../../../runner/pop3/encode.ts';
import { withoutAlerts } from '../../../runner/wire/alerts.ts';

const ALERT = '\x15\x03\x03\0\x02\x02\x0a';

t.test('TLS alerts are taken out where a line may begin, and nothing else is', (t) => {
  const rows = [
    [ALERT, ''],
    [`${ALERT}\x15\x03\x01\0\x02\x01\0`, ''],
    [`+OK begin\r\n${ALERT}`, '+OK begin\r\n'],
    [`${ALERT}-ERR no\r\n`, '-ERR no\r\n'],
    [`+OK ${ALERT}`, `+OK ${ALERT}`],
    [ALERT.slice(0, -1), ALERT.slice(0, -1)],
    ['\x16\x03\x03\0\x02\x02\x0a', '\x16\x03\x03\0\x02\x02\x0a'],
    ['\x15\x03\x03\0\x02\x03\x0a', '\x15\x03\x03\0\x02\x03\x0a'],
    ['\x15', '\x15'],
    ['', ''],
  ] as const;
  for (const [octets, rest] of rows) {
    t.equal(latin1(withoutAlerts(Buffer.from(octets, 'latin1'))), rest, JSON.stringify(octets));
  }
  t.end();
});
