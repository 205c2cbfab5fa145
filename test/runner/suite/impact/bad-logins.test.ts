import t from 'tap';
import { checkCases, type Case } from './case.ts';

const CASES: readonly Case[] = [
  {
    title: 'the right password',
    steps: [
      { C: 'USER {user}' },
      { C: 'PASS {password}' },
      { C: 'USER {second.user}' },
      { C: 'PASS {second.password}' },
    ],
    impact: [],
  },
  { title: 'PASS before any USER', steps: [{ C: 'PASS {password}', S: '-ERR' }], impact: [] },
  { title: 'a wrong password', steps: [{ C: 'PASS {wrongPassword}' }], impact: ['bad-logins'] },
  {
    title: 'a password with something behind it',
    steps: [{ C: 'pass {password}x' }],
    impact: ['bad-logins'],
  },
  ...['\u00a0', '\u2028', '\ufeff', '\u00ad'].map((character): Case => ({
    title: `a password with U+${character.charCodeAt(0).toString(16)} behind it`,
    steps: [{ C: 'USER {user}' }, { C: `PASS {password}${character}` }],
    impact: ['bad-logins'],
  })),
  {
    title: 'a password with an octet behind it that is no UTF-8',
    steps: [{ C: 'USER {user}' }, { raw: 'PASS {password}\u00ff\r\n' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a name in another form',
    steps: [{ C: 'USER {= fullWidth(user)}' }, { C: 'PASS {password}' }],
    impact: ['bad-logins'],
  },
  { title: 'a name in UTF-8 by itself', steps: [{ C: 'USER zo\u00eb' }], impact: [] },
  ...[
    'PASS\tx',
    '\u0001PASS x',
    'PASS x',
    'pass {password}\t',
    'PASS  {password}',
    'PA\u017f\u017f x',
    "{= 'PASS'} x",
  ].map((line): Case => ({ title: JSON.stringify(line), steps: [{ C: line }], impact: ['bad-logins'] })),
  {
    title: 'two names, of which nobody knows which one counts',
    steps: [{ C: 'USER {second.user}' }, { C: 'USER {user}' }, { C: 'PASS {password}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a name written in a way of its own',
    steps: [{ C: "{= 'US' + 'ER'} {unknownUser}" }, { C: 'PASS {password}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a response that is sent before the challenge is awaited',
    steps: [{ C: 'AUTH PLAIN' }, { C: 'd3Jvbmc=' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a response in the same octets as AUTH',
    steps: [{ raw: 'AUTH PLAIN\r\nd3Jvbmc=\r\n', S: { oneOf: ['+ {end}', '-ERR'] } }],
    impact: ['bad-logins'],
  },
  {
    title: 'a continuation without its space',
    steps: [
      { C: 'AUTH PLAIN', S: '+{:text}' },
      { C: 'd3Jvbmc=', S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'the challenge of another connection',
    steps: [
      { C: 'AUTH CRAM-MD5', S: '+ {one:base64}' },
      { on: 'B', C: 'AUTH CRAM-MD5', S: '+ {two:base64}' },
      { C: '{= cramMd5(two, user, password)}', S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'a challenge that another connection has put in the place of its own',
    steps: [
      { C: 'AUTH CRAM-MD5', S: '+ {one:base64}' },
      { on: 'B', C: 'AUTH CRAM-MD5', S: '+ {one:base64}' },
      { C: '{= cramMd5(one, user, password)}', S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'a proof by another hash than the one agreed on',
    steps: [
      { C: 'AUTH SCRAM-SHA-1 {= scramFirst(user, nonce)}', S: '+ {first:base64}' },
      { C: "{= scramFinal('SCRAM-SHA-256', user, password, nonce, first)}", S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'another header at the end than at the beginning',
    steps: [
      { C: 'AUTH SCRAM-SHA-1 {= scramFirst(user, nonce)}', S: '+ {first:base64}' },
      { C: "{= scramFinal('SCRAM-SHA-1', user, password, nonce, first, 'y,,', '')}", S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'the binding data of the connection itself',
    steps: [
      { C: "AUTH SCRAM-SHA-1-PLUS {= scramFirst(user, nonce, 'p=tls-exporter,,')}", S: '+ {first:base64}' },
      {
        C: "{= scramFinal('SCRAM-SHA-1-PLUS', user, password, nonce, first, 'p=tls-exporter,,', A.tls.exporter)}",
        S: '+OK',
      },
    ],
    impact: [],
  },
  {
    title: 'the binding data of another connection',
    steps: [
      { C: "AUTH SCRAM-SHA-1-PLUS {= scramFirst(user, nonce, 'p=tls-exporter,,')}", S: '+ {first:base64}' },
      {
        C: "{= scramFinal('SCRAM-SHA-1-PLUS', user, password, nonce, first, 'p=tls-exporter,,', B.tls.exporter)}",
        S: '-ERR',
      },
    ],
    impact: ['bad-logins'],
  },
  { title: 'PASS without a password', steps: [{ C: 'PASS' }], impact: ['bad-logins'] },
  {
    title: 'the right password for another name',
    steps: [{ C: 'USER {unknownUser}' }, { C: 'PASS {password}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'the password of one account for the other',
    steps: [{ C: 'USER {user}' }, { C: 'PASS {second.password}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'names and passwords of different sessions kept apart',
    steps: [{ C: 'USER {unknownUser}' }, { on: 'B', C: 'USER {user}' }, { on: 'B', C: 'PASS {password}' }],
    impact: [],
  },
  { title: 'the right digest', steps: [{ C: 'APOP {user} {= apop(A.timestamp, password)}' }], impact: [] },
  {
    title: 'the right digest of the second account in another session',
    steps: [{ on: 'B', C: 'APOP {second.user} {= apop( B.timestamp, second.password ) }' }],
    impact: [],
  },
  {
    title: 'a digest made with the timestamp of another session',
    steps: [{ C: 'APOP {user} {= apop(B.timestamp, password)}' }],
    impact: ['bad-logins'],
  },
  { title: 'APOP without a digest', steps: [{ C: 'APOP {user}' }], impact: ['bad-logins'] },
  {
    title: 'a wrong password in whatever way it is sent',
    steps: [{ C: 'AUTH PLAIN {= md5(wrongPassword)}' }],
    impact: ['bad-logins'],
  },
  {
    title: 'the right password by AUTH',
    steps: [
      { C: 'AUTH PLAIN {= plain(user, password)}', S: '+OK' },
      { on: 'B', C: 'AUTH CRAM-MD5', S: '+ {challenge:base64}' },
      { on: 'B', C: '{= cramMd5(challenge, second.user, second.password)}', S: '+OK' },
      { on: 'C', C: 'AUTH SCRAM-SHA-1', S: '+ {end}' },
      { on: 'C', C: '{= scramFirst(user, nonce)}', S: '+ {first:base64}' },
      { on: 'C', C: "{= scramFinal('SCRAM-SHA-1', user, password, nonce, first)}", S: '+ {:base64}' },
      { on: 'C', C: '', S: '+OK' },
    ],
    impact: [],
  },
  {
    title: 'AUTH that comes to no response',
    steps: [
      { C: 'AUTH PLAIN', S: '+ {end}' },
      { C: '*', S: '-ERR' },
    ],
    impact: [],
  },
  {
    title: 'another password than the account has, by AUTH',
    steps: [{ C: 'AUTH PLAIN {= plain(user, second.password)}', S: '-ERR' }],
    impact: ['bad-logins'],
  },
  {
    title: 'a response that is none',
    steps: [
      { C: 'AUTH PLAIN', S: { oneOf: ['+ {end}', '-ERR'] } },
      { C: '!!!!', S: '-ERR' },
    ],
    impact: ['bad-logins'],
  },
  {
    title: 'a command behind an AUTH exchange',
    steps: [
      { C: 'AUTH PLAIN', S: '+ {end}' },
      { C: '*', S: '-ERR' },
      { C: 'NOOP', S: '-ERR' },
    ],
    impact: [],
  },
];

checkCases(t, CASES);
