import t from 'tap';
import { write } from '../../../reports/badge/write.tsx';
import type { Headline } from '../../../runner/model/outcome.ts';
import { sampleResult } from '../sample-result.ts';
import { contentOf } from '../content-of.ts';

const ROWS: readonly (readonly [Headline, string])[] = [
  ['conformant', 'conformant: 5 of 12 MUSTs judged'],
  ['not conformant', '4 of 9 MUSTs violated'],
  ['undetermined', 'undetermined'],
];

for (const [headline, message] of ROWS)
  t.test(`a run that is ${headline} has the badge "${message}"`, (t) => {
    const result = sampleResult();
    const [svg, json] = write({ ...result, scorecard: { ...result.scorecard, headline } }, 'pop3.svg');
    t.match(contentOf(svg), `<title>POP3: ${message}</title>`);
    t.match(JSON.parse(contentOf(json)), { schemaVersion: 1, label: 'POP3', message });
    t.equal(json?.path, 'pop3.json');
    t.end();
  });
