import t from 'tap';
import { featuresOf, implementationOf } from '../../../../runner/execute/probe/features.ts';
import { methodsToTry } from '../../../../runner/execute/probe/probe-login.ts';

const NOTHING = { authorization: null, transaction: null, hasTimestamp: false, working: [], notForUs: [] };

t.test('features are announced in either state, offered by the greeting, or simply work', (t) => {
  t.strictSame(featuresOf(NOTHING), []);
  t.strictSame(featuresOf({ ...NOTHING, hasTimestamp: true, working: ['UIDL', 'USER'] }), [
    'APOP',
    'UIDL',
    'USER',
  ]);
  const announced = {
    ...NOTHING,
    authorization: ['USER', 'SASL PLAIN'],
    transaction: ['top', 'EXPIRE 5 USER', ''],
  };
  t.strictSame(featuresOf(announced), ['CAPA', 'EXPIRE', 'SASL', 'SASL-PLAIN', 'TOP', 'USER']);
  t.end();
});

t.test('names in UTF-8 are a feature of their own, announced with UTF8 (RFC 6856 section 2.2)', (t) => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['UTF8', ['CAPA', 'UTF8']],
    ['utf8 user', ['CAPA', 'UTF8', 'UTF8-USER']],
    ['UTF8 OTHER USER', ['CAPA', 'UTF8', 'UTF8-USER']],
    ['UTF8 USERS', ['CAPA', 'UTF8']],
    ['XUTF8 USER', ['CAPA', 'XUTF8']],
  ];
  for (const [line, features] of rows)
    t.strictSame(featuresOf({ ...NOTHING, authorization: [line] }), features, line);
  t.end();
});

t.test('what the account has nothing of is left out, announced or not', (t) => {
  const announced = { ...NOTHING, authorization: ['USER', 'TOP'], hasTimestamp: true, notForUs: ['USER'] };
  t.strictSame(featuresOf(announced), ['APOP', 'CAPA', 'TOP']);
  t.end();
});

t.test('a CAPA without a single capability is still a CAPA', (t) => {
  t.strictSame(featuresOf({ ...NOTHING, transaction: [] }), ['CAPA']);
  t.end();
});

t.test('the implementation is what stands behind its keyword', (t) => {
  t.equal(implementationOf(['TOP', 'IMPLEMENTATION Shlemazle-Plotz-v302']), 'Shlemazle-Plotz-v302');
  t.equal(implementationOf(['TOP']), null);
  t.end();
});

t.test('APOP is tried first only where USER is not offered', (t) => {
  t.strictSame(methodsToTry(null, false), ['user-pass']);
  t.strictSame(methodsToTry(null, true), ['user-pass', 'apop']);
  t.strictSame(methodsToTry(['USER', 'TOP'], true), ['user-pass', 'apop']);
  t.strictSame(methodsToTry(['TOP'], true), ['apop', 'user-pass']);
  t.strictSame(methodsToTry(['TOP'], false), ['user-pass']);
  t.end();
});
