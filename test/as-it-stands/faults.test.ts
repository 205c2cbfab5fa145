import t from 'tap';
import { FAULTS } from '../../fixtures/faults/faults.ts';

import { failuresOf, mailOf, runAsItStands, storeOf } from './serve.ts';

/** Suites about what is read, and in what form. */
const READING = ['stat', 'list', 'retr', 'top', 'uidl', 'update'].map((name) => `rfc1939/${name}`);

/** Faults that show in messages of which nothing is known, and the requirement by which each is found. */
const SHOWN: Readonly<Record<string, string>> = {
  'list-of-one-differs': 'RFC1939-5-LIST-09',
  'list-forgets-last': 'RFC1939-5-LIST-04',
  'list-shows-one-twice': 'RFC1939-5-LIST-05',
  'list-with-tab': 'RFC1939-5-LIST-07',
  'sizes-count-lf-as-one': 'RFC1939-11-SIZE-01',
  'sizes-count-stuffing': 'RFC1939-11-SIZE-02',
  'sizes-shift-after-retr': 'RFC1939-4-NUMBERING-03',
  'sizes-in-hexadecimal': 'RFC1939-4-NUMBERING-06',
  'stat-octets-off-by-one': 'RFC1939-5-STAT-07',
  'stat-one-message-less': 'RFC1939-5-STAT-06',
  'retr-not-stuffed': 'RFC1939-3-MULTILINE-03',
  'retr-adds-status-field': 'RFC1939-5-RETR-04',
  'retr-marks-as-deleted': 'RFC1939-5-RETR-09',
  'second-retr-differs': 'RFC1939-5-RETR-08',
  'top-not-stuffed': 'RFC1939-7-TOP-09',
  'top-one-line-more': 'RFC1939-7-TOP-05',
  'top-zero-sends-all': 'RFC1939-7-TOP-06',
  'top-without-blank-line': 'RFC1939-7-TOP-04',
  'top-beyond-end-drops-last-line': 'RFC1939-7-TOP-07',
  'uidl-forgets-last': 'RFC1939-7-UIDL-04',
  'uidl-shows-one-twice': 'RFC1939-7-UIDL-05',
  'uidl-of-one-differs': 'RFC1939-7-UIDL-18',
  'different-messages-share-unique-id': 'RFC1939-7-UIDL-11',
  'unique-ids-per-session': 'RFC1939-7-UIDL-13',
  'unique-ids-change-after-drop': 'RFC1939-7-UIDL-14',
};

for (const [name, requirement] of Object.entries(SHOWN)) {
  t.test(`${name} is found in mail of others, and nothing else is accused`, async (t) => {
    const fault = FAULTS.find((each) => each.name === name);
    if (fault === undefined) throw new Error(`There is no fault ${name}`);
    const failures = failuresOf(
      await runAsItStands(t, { store: storeOf(mailOf(9)), fault, options: { suites: READING } }),
    );
    const broken = [...fault.breaks, ...(fault.alsoSeenIn ?? []).map((each) => each.requirement)];
    t.ok(
      failures.some((each) => each.startsWith(`${requirement} `)),
      `${requirement} is among ${failures.join(', ')}`,
    );
    t.same(
      failures.filter((each) => !broken.some((one) => each.startsWith(`${one} `))),
      [],
    );
  });
}

/** Legal, and odd in what a maildrop as it stands is judged by. */
const ODD: readonly string[] = [
  'numbers-in-another-order',
  'identical-messages-share-unique-id',
  'retrieved-removed-at-quit',
  'added-line-end-not-counted',
  'lone-lf-becomes-line-end',
  'separator-always-there',
  'stat-extra-fields',
  'list-extra-fields',
  'list-in-reverse',
  'shortest-unique-ids',
  'unique-ids-of-all-characters',
  'bare-indicators',
];

/** Mail that is as odd as it may be: copies, no header, no body, no last line end, lone LF, NUL, octets above 127. */
const ODD_MAIL: readonly string[] = [
  ...mailOf(6),
  ...mailOf(3),
  '',
  '\r\nno header\r\n',
  'Subject: no body\r\n',
  'Subject: no blank line either',
  'Subject: no last line end\r\n\r\nthe end',
  'Subject: a dot, and no line end\r\n\r\n.',
  'Subject: lone LF\n\nas Unix has it\n.\n',
  'Subject: NUL\r\n\r\nbefore\0after\r\n',
  'Subject: gr\xfc\xdfe\r\n\r\n.gr\xfc\xdfe\r\n',
  `Subject: long\r\n\r\n.${'x'.repeat(5000)}\r\n`,
];

for (const name of ODD) {
  t.test(`${name} is not accused, whatever mail there is`, async (t) => {
    const fault = FAULTS.find((each) => each.name === name);
    if (fault === undefined) throw new Error(`There is no oddity ${name}`);
    const store = storeOf(ODD_MAIL);
    const result = await runAsItStands(t, { store, fault, options: { suites: READING } });
    t.same(failuresOf(result), []);
    t.equal(store.contents('ann').length, ODD_MAIL.length, 'nothing is removed');
  });
}

t.test('a maildrop of odd mail alone is not accused either, and is told to be of no use', async (t) => {
  const result = await runAsItStands(t, { store: storeOf(ODD_MAIL.slice(9)) });
  t.same(failuresOf(result), []);
  const reasons = result.scenarios.map(({ reason }) => reason ?? '');
  t.ok(
    reasons.some((reason) =>
      /^it needs a message with .*none left of the \d+ that were looked at$/.test(reason),
    ),
  );
});
