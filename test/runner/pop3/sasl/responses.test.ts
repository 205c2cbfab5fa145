import t from 'tap';
import { fromBase64, toBase64 } from '../../../../runner/pop3/sasl/base64.ts';
import { cramMd5Answer, oauthBearerMessage, plainMessage } from '../../../../runner/pop3/sasl/responses.ts';

t.test('PLAIN carries name and password behind an empty authorization identity', (t) => {
  t.equal(plainMessage('tim', 'tanstaaftanstaaf'), '\0tim\0tanstaaftanstaaf');
  t.end();
});

t.test('the example of CRAM-MD5 (RFC 2195 section 2)', (t) => {
  const challenge =
    fromBase64('PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+') ?? new Uint8Array();
  const answer = cramMd5Answer(challenge, 'tim', 'tanstaaftanstaaf');
  t.equal(toBase64(Buffer.from(answer)), 'dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw');
  t.end();
});

t.test('OAUTHBEARER names the account and carries the token', (t) => {
  t.equal(oauthBearerMessage('a,b', 'tok=='), 'n,a=a=2Cb,\x01auth=Bearer tok==\x01\x01');
  t.end();
});

t.test('base64 is what RFC 4648 says and nothing else', (t) => {
  t.strictSame(fromBase64(''), Buffer.alloc(0));
  t.strictSame(fromBase64('AGEAYg=='), Buffer.from('\0a\0b'));
  for (const wrong of ['A', 'AA', 'AA=', 'AAA=AAA=', '=AAA', 'AA A', 'AAA\n', 'AA-_', 'A===']) {
    t.equal(fromBase64(wrong), null, JSON.stringify(wrong));
  }
  t.end();
});
