import t from 'tap';
import { isEvaluationProblem } from '../../../runner/language/scope.ts';
import type { Scope } from '../../../runner/language/scope.ts';
import { fixturesOf, parseTemplate, renderTemplate, variablesOf } from '../../../runner/language/template.ts';

const scope: Scope = {
  user: 'ada',
  before: { count: 3n, octets: 120n },
  messages: { 'leading-dots': { number: 2n } },
  list: [1n],
};

function render(source: string): string {
  const template = parseTemplate(source);
  if (template.kind === 'syntax-problem') return `${template.offset}: ${template.message}`;
  const text = renderTemplate(template, scope);
  return isEvaluationProblem(text) ? `problem: ${text.message}` : text;
}

t.test('a template fills in names, expressions, message-numbers and literal braces', async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['NOOP', 'NOOP'],
    ['USER {user}', 'USER ada'],
    ['LIST {before.count}', 'LIST 3'],
    ['LIST {= before.count - 1}', 'LIST 2'],
    ['RETR {#leading-dots}', 'RETR 2'],
    ['{{user}} {user}', '{user} ada'],
    ['{= "}" + user}', '}ada'],
    [String.raw`{= "\"}" + user}`, '"}ada'],
    ['{= size(distinct([{"a": 1}, {"a": 1}, {"a": 2}]))}', '2'],
    ['{= size(without([{"a": 1}, {"a": 2}, {"a": 2}], [{"a": 1}]))}', '2'],
    ['{= sum([1, 2, 3]) + sum([])}', '6'],
    ['{= md5("") + sha256("").substring(0, 4)}', 'd41d8cd98f00b204e9800998ecf8427ee3b0'],
    ["{= fullWidth('a-Z 9~é')}", 'ａ－Ｚ ９～é'],
    ["{= overlong('/a')}", '\u00c0\u00af\u00c1\u00a1'],
    ["{= apop('<1896.697170952@dbc.mtview.ca.us>', 'tanstaaf')}", 'c4c9334bac560ecc979e58001b3e22fb'],
  ];
  for (const [source, text] of rows) t.equal(render(source), text, source);
});

t.test('a value that is not there, or cannot be sent, is a problem and not a text', async (t) => {
  t.match(render('{nobody}'), /^problem: nobody has no value/);
  t.match(render('{list}'), /^problem: list is a list or a map/);
  t.match(render('{#plain}'), /^problem: the maildrop of this scenario does not hold the message plain/);
  t.match(render('{= before.count + user}'), /^problem: /);
  t.match(render('{__proto__}'), /^0: /);
  t.match(render('{constructor}'), /^problem: constructor has no value/);
});

t.test('mistakes are found with their place', async (t) => {
  t.match(render('STAT {'), /^5: this brace is never closed/);
  t.match(render('STAT }'), /^5: a closing brace without an opening one/);
  t.match(render('STAT {a b}'), /^5: \{a b\} is neither/);
  t.match(render('STAT {count:number}'), /^5: captures and \{end\} belong/);
  t.match(render('LIST {= 1 +* 2}'), /^11: Unexpected token/);
  t.match(render('LIST {= nothing(1)}'), /^8: found no matching overload for 'nothing/);
});

t.test('a template tells which names and messages it uses', async (t) => {
  const template = parseTemplate('{user} {= before.count + sum(rows.map(row, row.octets))} {#plain}');
  if (template.kind === 'syntax-problem') throw new Error(template.message);
  t.strictSame(variablesOf(template), ['user', 'before', 'rows']);
  t.strictSame(fixturesOf(template), ['plain']);
});
