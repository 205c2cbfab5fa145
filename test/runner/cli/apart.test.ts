import t from 'tap';
import { pop3spec } from './process.ts';

t.setTimeout(300_000);

const FAULTY = ['demo', '--fault', 'refusal-repeats-password', '--suite', 'security', '--report', 'none'];

t.test('a finding that is scored apart is shown by itself and changes no exit status', async (t) => {
  const { status, out } = await pop3spec(FAULTY);
  t.equal(status, 0);
  t.match(out, /^Security, scored apart\. .*\n\napart\[MUST\] SECURITY-6-ECHO-01: /m);
  t.match(out, /^Security \(apart\) +MUST +\d+ +1 /m);
  t.match(out, /^conformant: .*scored apart, 1 of \d+ judged Security requirements is violated\.$/m);
});

t.test('--fail-on takes it in, with a level or alone', async (t) => {
  for (const failOn of ['security', 'should,security']) {
    const { status, out } = await pop3spec([...FAULTY, '--fail-on', failOn]);
    t.equal(status, 1, failOn);
    t.match(out, /^failed\[MUST\] SECURITY-6-ECHO-01: /m);
    t.match(out, /^not conformant: .*; Security counts as well/m);
  }
});

t.test('--fail-on with an unknown name is a mistake that is told', async (t) => {
  const { status, err } = await pop3spec([...FAULTY, '--fail-on', 'must,secruity']);
  t.equal(status, 2);
  t.match(err, '--fail-on does not know "secruity"; did you mean "security"?');
});

t.test('--rfc chooses it by its name', async (t) => {
  const { status, out } = await pop3spec(['demo', '--rfc', 'Security', '--verbose', '--report', 'none']);
  t.equal(status, 0);
  t.match(out, /^\d+ scenarios: \d+ passed, 0 failed, 0 blocked, 0 errored, /m);
});

t.test('explain says that no RFC asks for it', async (t) => {
  const { out } = await pop3spec(['explain', 'SECURITY-6-ECHO-01']);
  t.match(out, /^clause +Security §6: Replies that repeat/m);
  t.match(out, /^score +apart: /m);
  t.match(out, /^basis +no RFC asks for it: Replies end up/m);
  t.notMatch(out, /^link/m);
  const scenario = await pop3spec(['explain', 'security/echo/wrong-password']);
  t.match(scenario.out, /^ {2}SECURITY-6-ECHO-01 {2}MUST {2}Security §6$/m);
});

t.test('list names it apart from the RFCs', async (t) => {
  const { out } = await pop3spec(['list', '--requirements', '--suite', 'security']);
  t.match(out, /^Security: .* \(scored apart\)\n(.*\n)* {2}SECURITY-6-ECHO-01 +MUST +1 scenario /m);
  t.match(out, /^\d+ requirements in \d+ RFCs\n\d+ more that no RFC makes, scored apart\n$/m);
});
