import t from 'tap';
import {
  scramFinal,
  scramFirst,
  scramVerifier,
  type ScramExchange,
} from '../../../../runner/pop3/sasl/scram.ts';

interface Example {
  readonly exchange: ScramExchange;
  readonly first: string;
  readonly serverFirst: string;
  readonly final: string;
  readonly verifier: string;
}

const UNBOUND = { user: 'user', password: 'pencil', gs2: 'n,,', binding: new Uint8Array() };

/** RFC 5802 §5 and RFC 7677 §3. */
const EXAMPLES: readonly Example[] = [
  {
    exchange: { ...UNBOUND, mechanism: 'SCRAM-SHA-1', nonce: 'fyko+d2lbbFgONRv9qkxdawL' },
    first: 'n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL',
    serverFirst: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
    final: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    verifier: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    exchange: { ...UNBOUND, mechanism: 'scram-sha-256', nonce: 'rOprNGfwEbeRWgbNEkqO' },
    first: 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO',
    serverFirst: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    final:
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    verifier: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  },
];

for (const { exchange, first, serverFirst, final, verifier } of EXAMPLES) {
  t.test(`the example of ${exchange.mechanism}`, (t) => {
    t.equal(scramFirst(exchange), first);
    t.equal(scramFinal(exchange, serverFirst), final);
    t.equal(scramVerifier(exchange, serverFirst), verifier);
    t.end();
  });
}

const [{ exchange, serverFirst }] = EXAMPLES as readonly [Example];

t.test('what would end the name is written otherwise', (t) => {
  t.equal(scramFirst({ user: 'a=b,c', nonce: 'x', gs2: 'n,,' }), 'n,,n=a=3Db=2Cc,r=x');
  t.end();
});

t.test('a password is prepared: compatible forms of a character are the same', (t) => {
  t.equal(
    scramFinal({ ...exchange, password: '\u2168' }, serverFirst),
    scramFinal({ ...exchange, password: 'IX' }, serverFirst),
  );
  t.end();
});

t.test('channel binding data stands behind its header', (t) => {
  const bound = { ...exchange, gs2: 'p=tls-exporter,,', binding: Buffer.from('EKM') };
  const header = Buffer.from('p=tls-exporter,,EKM').toString('base64');
  t.ok(scramFinal(bound, serverFirst).startsWith(`c=${header},r=`));
  t.not(scramVerifier(bound, serverFirst), scramVerifier(exchange, serverFirst));
  t.end();
});

t.test('a first message that lacks something is answered as far as it goes', (t) => {
  for (const broken of ['', 'r=x', 's=QSXCR+Q6sek8bf92,i=-1', 'r=x,s=!,i=abc', 'e=other-error']) {
    t.match(scramFinal(exchange, broken), /^c=biws,r=.*,p=/, JSON.stringify(broken));
  }
  t.end();
});

t.test('nobody is made to compute for ever', (t) => {
  t.throws(() => scramFinal(exchange, 'r=x,s=QSXCR+Q6sek8bf92,i=4000000000'), /4000000000 iterations/);
  t.end();
});
