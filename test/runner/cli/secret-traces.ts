import { createHash } from 'node:crypto';
import type { Deviation } from '../../../fixtures/server/deviation.ts';
import { scratch } from '../../../fixtures/server/scratch.ts';
import type { Reply } from '../../../fixtures/server/reply.ts';

/** What a server heard: everything in it that could be, or could give away, a secret. */
export interface Heard {
  /** Digests, proofs and signatures with which passwords can be tried out. */
  readonly guessable: Set<string>;
}

const heardBy = scratch(() => ({ lines: [] as string[] }));

/** Longest text that is repeated: the first line of a reply has at most 512 octets (RFC 2449 §4). */
const ROOM = 440;

/**
 * A server that is as chatty as can be: it repeats what it was given to log in with in its replies to PASS, APOP and AUTH, as it
 * came, and for a `distinctive` secret also decoded and in the escapes of URLs, of JSON, of markup and of base64.
 */
export function chatty(kind: 'distinctive' | 'word', heard: Heard): Deviation {
  const say = (reply: Reply, session: object): Reply => {
    const line = heardBy(session).lines.at(-1) ?? '';
    noteGuessable(line, heard);
    if (reply.status === '+') {
      noteGuessable(reply.text, heard);
      return reply;
    }
    const said = kind === 'word' ? [line] : [line, ...formsOf(line)];
    const text = `${reply.text} heard: ${said.join(' , ').replace(/[\0-\x1f]/g, ' ')}`;
    return { ...reply, text: text.slice(0, ROOM) };
  };
  return {
    segment: (octets, session) => {
      const lines = octets.toString('latin1').split('\r\n');
      heardBy(session).lines.push(...lines.filter((each) => each !== ''));
      return octets;
    },
    reply: {
      PASS: (reply, { session }) => say(reply, session),
      APOP: (reply, { session }) => say(reply, session),
      AUTH: (reply, { session }) => say(reply, session),
    },
  };
}

/** The argument of PASS, or what a response decodes to, in other clothes. */
function formsOf(line: string): readonly string[] {
  const password = /^PASS (.*)$/i.exec(line)?.[1];
  if (password === undefined) return [Buffer.from(line.split(' ').at(-1) ?? '', 'base64').toString('latin1')];
  const octets = Buffer.from(password, 'latin1');
  const text = octets.toString('utf8');
  return [
    line.toUpperCase(),
    encodeURIComponent(text),
    JSON.stringify(password),
    password
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
    ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${password}z`, 'latin1').toString('base64')),
  ];
}

function noteGuessable(line: string, { guessable }: Heard): void {
  const digest = /^APOP \S+ ([0-9a-f]{8,32})$/i.exec(line)?.[1];
  if (digest !== undefined) guessable.add(digest);
  const response = line.split(' ').at(-1) ?? '';
  const decoded = Buffer.from(response, 'base64').toString('latin1');
  const inside =
    / ([0-9a-f]{8,32})$/i.exec(decoded)?.[1] ?? /(?:^|,)[pv]=([A-Za-z0-9+/]{27,}=*)/.exec(decoded)?.[1];
  if (inside === undefined) return;
  guessable.add(inside);
  guessable.add(response);
}

/** Everything that would tell the secret, wherever it stood; a word by itself tells nothing. */
export function traitorsOf(user: string, secret: string, kind: 'distinctive' | 'word'): readonly string[] {
  const octets = Buffer.from(secret, 'utf8');
  const plainMessage = Buffer.from(`\0${user}\0${secret}`, 'utf8').toString('base64');
  const behindPass = [`PASS ${secret}`, `:${secret}`, `password = "${secret}`, plainMessage];
  if (kind === 'word') return behindPass;
  const encoded = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), octets]).toString('base64');
    return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + octets.length) * 8) / 6));
  });
  const json = JSON.stringify(secret).slice(1, -1);
  const markup = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const escapedOctets = Array.from(octets, (octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
  const digests = ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(secret).digest('hex'));
  return [
    ...behindPass,
    secret,
    octets.toString('latin1'),
    json,
    JSON.stringify(json).slice(1, -1),
    markup,
    markup.replaceAll('"', '&quot;'),
    markup.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    markup.replaceAll("'", '&apos;'),
    encodeURIComponent(secret),
    escapedOctets,
    escapedOctets.toUpperCase(),
    octets.toString('hex'),
    ...encoded,
    ...digests,
  ];
}
