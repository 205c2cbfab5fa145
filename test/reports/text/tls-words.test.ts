import t from 'tap';
import { consoleSummary } from '../../../reports/console/write.ts';
import { write as writeHtml } from '../../../reports/html/write.tsx';
import { write as writeMarkdown } from '../../../reports/markdown/write.ts';
import { tlsWords } from '../../../reports/text/tls-words.ts';
import type { RunResult, TargetTlsFacts } from '../../../runner/model/result.ts';
import { emptyResult } from '../sample-result.ts';
import { contentOf } from '../content-of.ts';

const FACTS: TargetTlsFacts = {
  way: 'starttls',
  version: '1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  trusted: true,
  inDate: true,
  nameMatches: true,
  problem: '',
  subject: 'mail.example',
  validTo: '2026-12-31T00:00:00.000Z',
};

const ROWS: readonly (readonly [Partial<TargetTlsFacts>, string])[] = [
  [{}, 'TLS 1.3 by STLS, certificate of mail.example'],
  [{ way: 'implicit' }, 'TLS 1.3 from the first octet, certificate of mail.example'],
  [{ way: 'none' }, 'TLS 1.3 where STLS is used (the run is in clear), certificate of mail.example'],
  [
    { trusted: false, problem: 'it is self-signed' },
    'TLS 1.3 by STLS, certificate of mail.example, not to be trusted: it is self-signed',
  ],
];

for (const [more, words] of ROWS) {
  t.test(`TLS is told in one line: ${words}`, (t) => {
    t.equal(tlsWords({ ...FACTS, ...more }), words);
    t.end();
  });
}

t.test('a certificate may hold anything', (t) => {
  const words = tlsWords({ ...FACTS, subject: `\u001b[31m${'x'.repeat(5000)}` });
  t.notMatch(words, '\u001b');
  t.ok(words.length < 500);
  t.end();
});

t.test('the reports that describe the target tell it', (t) => {
  const empty = emptyResult();
  const capabilities = { ...empty.target.capabilities, beforeTls: ['STLS', 'X-ONLY-IN-CLEAR'] };
  const result: RunResult = { ...empty, target: { ...empty.target, capabilities, tls: FACTS } };
  const words = tlsWords(FACTS);
  const html = contentOf(writeHtml(result, 'a.html')[0]);
  t.match(html, words);
  t.match(html, 'X-ONLY-IN-CLEAR');
  t.match(contentOf(writeMarkdown(result, 'a.md')[0]), words);
  t.match(consoleSummary(result, { colourLevel: 0, detail: 'short', reports: [] }), `\ntls: ${words}\n`);
  t.end();
});
