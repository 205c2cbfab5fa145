import { judgeReply } from '../../../runner/judge/judge-reply.ts';
import type { ReplyQuestion } from '../../../runner/judge/judge-reply.ts';
import type { FixtureMessage } from '../../../runner/model/message.ts';
import { reply } from './observations.ts';

function message(
  name: string,
  content: string,
  hazards: FixtureMessage['hazards'] = [],
): [string, FixtureMessage] {
  return [name, { name, why: 'test', octets: Buffer.from(content, 'latin1'), hazards }];
}

/** Messages with one hazard each. */
const fixtures = new Map([
  message('dots', 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n'),
  message('open', 'Subject: x\r\n\r\nlast', ['no-final-eol']),
  message('lf', 'Subject: x\r\n\r\na\nb\r\nc\r\n', ['bare-lf']),
  message('cr', 'Subject: x\r\n\r\na\rb\r\n', ['bare-cr']),
  message('nul', 'Subject: x\r\n\r\na\0b\r\n', ['nul']),
  message('from', 'Subject: x\r\n\r\nFrom a\r\n>From b\r\n', ['from-lines']),
  message('bare-header', 'Subject: x\r\n'),
  message('header-only', 'Subject: x\r\n\r\n'),
  message('bare-body', '\r\none\r\ntwo\r\n'),
  message('stop', 'Subject: x\r\n\r\nFrom me  \r\n.\r\n\r\n'),
]);

/** Judges a reply that is `+OK` and expected to be, but for what is given. */
export function judge(question: Partial<ReplyQuestion>): ReturnType<typeof judgeReply> {
  return judgeReply({
    expectation: '+OK',
    proves: ['R1'],
    observation: reply('+OK'),
    scope: {},
    fixtures,
    bodies: new Map(),
    ...question,
  });
}

/** Requirements with their outcomes. */
export function outcomes(question: Partial<ReplyQuestion>): readonly string[] {
  return judge(question).findings.map(({ requirement, outcome }) => `${requirement ?? 'none'} ${outcome}`);
}
