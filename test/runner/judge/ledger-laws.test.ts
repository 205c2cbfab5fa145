import fc from 'fast-check';
import t from 'tap';
import { endLedger, observe, openLedger } from '../../../runner/judge/ledger.ts';
import type { Ledger } from '../../../runner/judge/ledger.ts';
import type { Observation } from '../../../runner/model/observation.ts';
import { MaildropModel } from './maildrop-model.ts';
import type { Liberties } from './maildrop-model.ts';
import { body, multiLine, reply } from './observations.ts';

const PLAIN: Liberties = {
  countsAddedLineEnd: true,
  text: '',
  isReversed: false,
  isLenient: false,
  hashesUniqueIds: false,
  showsNewMail: false,
};

const liberties = fc.record({
  countsAddedLineEnd: fc.boolean(),
  text: fc.constantFrom('', ' octets', ' 7 9'),
  isReversed: fc.boolean(),
  isLenient: fc.boolean(),
  hashesUniqueIds: fc.boolean(),
  showsNewMail: fc.boolean(),
});
const bodyLine = fc.constantFrom('', '.', 'one', '..two', 'three three');
const content = fc
  .tuple(fc.constantFrom('a', 'bb', 'ccc'), fc.array(bodyLine, { maxLength: 3 }), fc.boolean())
  .map(([subject, lines, isEnded]) => {
    const whole = [`Subject: ${subject}`, '', ...lines].join('\r\n');
    return isEnded || lines.length === 0 ? `${whole}\r\n` : `${whole}!`;
  });
const number = fc.integer({ min: 0, max: 5 });
const command = fc.oneof(
  fc.constantFrom('STAT', 'LIST', 'UIDL', 'RSET', 'NOOP', 'RSET x', 'XFOO', 'LIST x'),
  fc
    .tuple(fc.constantFrom('LIST', 'UIDL', 'RETR', 'DELE', 'list', 'dele'), fc.constantFrom('', '0'), number)
    .map(([keyword, zero, n]) => `${keyword} ${zero}${n}`),
  number.map((n) => `DELE ${n} x`),
  fc.tuple(number, fc.nat({ max: 4 })).map(([n, lines]) => `TOP ${n} ${lines}`),
  fc.constantFrom('mail comes', 'quit', 'lost'),
);

/** Several sessions, one after the other, on a maildrop; all that the ledger found, with its outcome. */
function play(model: MaildropModel, commands: readonly string[]): readonly string[] {
  const found: string[] = [];
  let ledger = begin(model, []);
  for (const line of commands) {
    if (line === 'mail comes') model.receive('Subject: new\r\n\r\nmail\r\n');
    else if (line === 'quit' || line === 'lost') {
      const ended =
        line === 'quit'
          ? observe(ledger, { commandLine: 'QUIT', observation: reply('+OK') }).ledger
          : endLedger(ledger);
      model.close(line);
      ledger = begin(model, [...ledger.earlier, ended]);
    } else {
      const seen = observe(ledger, {
        commandLine: line,
        observation: model.answer(line.replace(/^[a-z]+/, (word) => word.toUpperCase())),
      });
      ledger = seen.ledger;
      found.push(...seen.findings.map(({ outcome, requirement }) => `${outcome} ${requirement ?? ''}`));
    }
  }
  return found;
}

function begin(model: MaildropModel, earlier: Ledger['earlier']): Ledger {
  model.open();
  return observe(openLedger(earlier), { commandLine: 'PASS x', observation: reply('+OK') }).ledger;
}

t.test('a correct server is never accused, whatever the client does and whatever liberties it takes', (t) => {
  fc.assert(
    fc.property(
      fc.array(content, { maxLength: 4 }),
      liberties,
      fc.array(command, { maxLength: 40 }),
      (contents, free, commands) => {
        const found = play(new MaildropModel(contents, free), commands);
        const failed = found.filter((finding) => finding.startsWith('failed'));
        // A server that shows new mail is told so, and of nothing else.
        const rest = free.showsNewMail
          ? failed.filter((finding) => finding !== 'failed RFC1939-4-NUMBERING-05')
          : failed;
        return rest.length === 0;
      },
    ),
    { numRuns: 500 },
  );
  t.end();
});

/** A way to answer wrongly: given the command and the right answer, another answer. */
type Lie = (line: string, right: Observation, said: number) => Observation;

function lineOf(observation: Observation): string {
  return observation.kind === 'reply' ? Buffer.from(observation.line).toString('latin1') : '';
}

function bodyOf(observation: Observation): string {
  if (observation.kind !== 'reply') return '';
  return Buffer.from(observation.body?.octets ?? []).toString('latin1');
}

/** Changes the first line of the replies to these commands. */
function firstLine(commands: RegExp, change: (line: string) => string): Lie {
  return (line, right) => (commands.test(line) ? reply(change(lineOf(right))) : right);
}

/** Changes the multi-line part of the positive replies to these commands. */
function lines(commands: RegExp, change: (content: string) => string): Lie {
  return (line, right) =>
    commands.test(line) && right.kind === 'reply' && right.body !== undefined
      ? { ...right, body: body(change(bodyOf(right))) }
      : right;
}

/** Accepts what has to be refused. */
function accepts(commands: RegExp, instead: Observation): Lie {
  return (line, right) => (commands.test(line) && lineOf(right).startsWith('-ERR') ? instead : right);
}

const LIES: readonly (readonly [string, Lie])[] = [
  ['RFC1939-5-STAT-06', firstLine(/^STAT/, (line) => line.replace(/\d+/, (n) => String(Number(n) - 1)))],
  ['RFC1939-5-STAT-07', firstLine(/^STAT/, (line) => line.replace(/\d+$/, (n) => String(Number(n) + 1)))],
  ['RFC1939-5-LIST-05', lines(/^LIST$/, (all) => all.replace(/^.*\r\n/, '$&$&'))],
  ['RFC1939-5-LIST-09', firstLine(/^LIST 1/, (line) => line.replace(/\d+$/, (n) => String(Number(n) + 1)))],
  ['RFC1939-5-LIST-14', accepts(/^LIST 2/, reply('+OK 2 20'))],
  ['RFC1939-5-LIST-15', accepts(/^LIST 0/, reply('+OK 0 0'))],
  ['RFC1939-5-LIST-16', accepts(/^LIST 5000/, reply('+OK 5000 1'))],
  ['RFC1939-5-RETR-04', lines(/^RETR 1/, (all) => `${all}x\r\n`)],
  [
    'RFC1939-5-RETR-08',
    (line, right, said) =>
      lines(/^RETR 1/, (all) => (said > 12 ? all.replace('S', 's') : all))(line, right, said),
  ],
  ['RFC1939-5-RETR-10', accepts(/^RETR 2/, multiLine('+OK', 'x\r\n'))],
  ['RFC1939-5-RETR-11', accepts(/^RETR 0/, multiLine('+OK', 'x\r\n'))],
  ['RFC1939-5-DELE-06', accepts(/^DELE 2/, reply('+OK'))],
  ['RFC1939-5-DELE-08', accepts(/^DELE 0/, reply('+OK'))],
  ['RFC1939-7-TOP-08', lines(/^TOP 1/, (all) => all.replace('S', 's'))],
  ['RFC1939-7-TOP-12', accepts(/^TOP 2/, multiLine('+OK', 'x\r\n'))],
  ['RFC1939-7-UIDL-11', lines(/^UIDL$/, (all) => all.replace(/id-\d+/g, 'same'))],
  [
    'RFC1939-7-UIDL-12',
    (line, right, said) => lines(/^UIDL$/, (all) => all.replaceAll('id', `id${said}`))(line, right, said),
  ],
  ['RFC1939-7-UIDL-18', firstLine(/^UIDL 1/, (line) => `${line}x`)],
  ['RFC1939-7-UIDL-22', accepts(/^UIDL 2/, reply('+OK 2 id-1'))],
  [
    'RFC1939-4-NUMBERING-03',
    (line, right, said) =>
      lines(/^LIST$/, (all) => (said > 12 ? all.replace(/(\d+)\r/, '1$1\r') : all))(line, right, said),
  ],
  ['RFC1939-4-NUMBERING-01', lines(/^(LIST|UIDL)$/, (all) => all.replace(/^1 /, '9 '))],
  [
    'RFC1939-5-LIST-04',
    (line, right, said) =>
      lines(/^LIST$/, (all) => (said > 3 ? all.replace(/.*\r\n$/, '') : all))(line, right, said),
  ],
];

/** Octets as sent: messages of one size are not known to differ. */
function sizeOf(content: string): number {
  return content.endsWith('\r\n') ? content.length : content.length + 2;
}

/** Asks for everything before, between and after marks. */
const THOROUGH = [
  ...[
    'STAT',
    'LIST',
    'UIDL',
    'LIST',
    'UIDL',
    'LIST 1',
    'UIDL 1',
    'RETR 1',
    'TOP 1 0',
    'LIST 0',
    'RETR 0',
    'DELE 0',
  ],
  ...[
    'LIST 5000',
    'RETR 1',
    'LIST',
    'STAT',
    'DELE 2',
    'STAT',
    'LIST',
    'UIDL',
    'LIST 2',
    'RETR 2',
    'UIDL 2',
    'TOP 2 0',
  ],
  ...['DELE 2', 'RSET', 'STAT', 'LIST', 'UIDL'],
];

t.test('each lie is found out, in any maildrop', (t) => {
  const contents = fc.uniqueArray(content, { minLength: 2, maxLength: 4, selector: sizeOf });
  for (const [requirement, lie] of LIES) {
    fc.assert(
      fc.property(contents, (given) => {
        const model = new MaildropModel(given, PLAIN);
        let ledger = begin(model, []);
        const failed = new Set<string | null>();
        for (const [said, line] of THOROUGH.entries()) {
          const observation = lie(line, model.answer(line), said);
          const seen = observe(ledger, { commandLine: line, observation });
          ledger = seen.ledger;
          for (const finding of seen.findings)
            if (finding.outcome === 'failed') failed.add(finding.requirement);
        }
        return failed.has(requirement);
      }),
      { numRuns: 30 },
    );
    t.pass(requirement);
  }
  t.end();
});

t.test(
  'unique-ids are held against those of earlier sessions, for messages that are surely the same',
  (t) => {
    const sessionOf = (
      id: string,
      earlier: Ledger['earlier'],
      more: readonly (readonly [string, Observation])[] = [],
    ): readonly [Ledger, readonly string[]] => {
      const found: string[] = [];
      let ledger = openLedger(earlier);
      const exchanges: readonly (readonly [string, Observation])[] = [
        ['PASS x', reply('+OK')],
        ['LIST', multiLine('+OK', '1 3\r\n2 9\r\n')],
        ['UIDL', multiLine('+OK', `1 ${id}\r\n2 z\r\n`)],
        ['RETR 1', multiLine('+OK', 'a\r\n')],
        ...more,
      ];
      for (const [commandLine, observation] of exchanges) {
        const seen = observe(ledger, { commandLine, observation });
        ledger = seen.ledger;
        found.push(
          ...seen.findings.flatMap(({ outcome, requirement }) =>
            /UIDL-1[345]/.test(requirement ?? '') ? [`${outcome} ${requirement ?? ''}`] : [],
          ),
        );
      }
      return [ledger, found];
    };
    const quit: readonly (readonly [string, Observation])[] = [['QUIT', reply('+OK')]];
    const dele: readonly (readonly [string, Observation])[] = [['DELE 2', reply('+OK')], ...quit];
    const [quitted] = sessionOf('x', [], quit);
    const [deleted] = sessionOf('x', [], dele);
    const [going] = sessionOf('x', []);
    t.strictSame(sessionOf('x', [quitted])[1], ['passed RFC1939-7-UIDL-13']);
    t.strictSame(sessionOf('y', [quitted])[1], ['failed RFC1939-7-UIDL-13']);
    t.strictSame(sessionOf('y', [deleted])[1], ['failed RFC1939-7-UIDL-15']);
    t.strictSame(sessionOf('y', [endLedger(going)])[1], ['failed RFC1939-7-UIDL-14']);
    t.strictSame(sessionOf('y', [going])[1], [], 'a session that goes on');
    t.end();
  },
);
