import t from 'tap';
import { isMultiLineCommand, keywordOf } from '../../../runner/pop3/command.ts';

const MULTI_LINE = [
  'LIST',
  'list',
  'LIST ',
  'UIDL',
  'RETR 1',
  'retr 1',
  'TOP 1 0',
  'TOP',
  'CAPA',
  'AUTH',
  'LANG',
];
const SINGLE_LINE = [
  'LIST 1',
  'uidl 1',
  'AUTH PLAIN',
  'LANG en',
  'STAT',
  'NOOP',
  'LISTS',
  ' LIST',
  '',
  'QUIT',
  'DELE 1',
];

for (const line of MULTI_LINE) {
  t.test(`a positive reply to ${JSON.stringify(line)} is multi-line`, (t) => {
    t.ok(isMultiLineCommand(line));
    t.end();
  });
}
for (const line of SINGLE_LINE) {
  t.test(`a positive reply to ${JSON.stringify(line)} is one line`, (t) => {
    t.notOk(isMultiLineCommand(line));
    t.end();
  });
}

t.test('a keyword is upper-case and ends at the first octet that is not printable', (t) => {
  t.equal(keywordOf('retr 1'), 'RETR');
  t.equal(keywordOf('Stat\t'), 'STAT');
  t.equal(keywordOf(' STAT'), '');
  t.equal(keywordOf(''), '');
  t.end();
});
