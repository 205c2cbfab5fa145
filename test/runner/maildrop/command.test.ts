import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { commandProvisioner } from '../../../runner/maildrop/command.ts';
import { ALICE, messageOf } from './reading-client.ts';

const MESSAGES = [messageOf('one', '\xff\r\n'), messageOf('two', '')];

t.test('the program reads one JSON document with the user and the octets, and no password', async (t) => {
  const file = join(t.testdir(), 'input');
  const filled = await commandProvisioner(`cat > "${file}"`, {}).fill(ALICE, MESSAGES);
  t.match(filled, { kind: 'filled' });
  const text = await readFile(file, 'utf8');
  t.notOk(text.includes(ALICE.password));
  t.strictSame(JSON.parse(text), {
    version: 1,
    action: 'replace',
    user: 'alice',
    messages: [
      { name: 'one', octets: Buffer.from('\xff\r\n', 'latin1').toString('base64') },
      { name: 'two', octets: '' },
    ],
  });
});

t.test('a program that said that it can add is told when to', async (t) => {
  const file = join(t.testdir(), 'input');
  t.equal(commandProvisioner('true', {}).add, null);
  const { add, fill } = commandProvisioner(`cat > "${file}"`, { mayAdd: true });
  t.match(await add?.(ALICE, MESSAGES), { kind: 'filled' });
  t.match(JSON.parse(await readFile(file, 'utf8')), { action: 'add', messages: [{ name: 'one' }, {}] });
  t.match(await fill(ALICE, MESSAGES), { kind: 'filled' });
  t.match(JSON.parse(await readFile(file, 'utf8')), { action: 'replace' });
});

t.test('a status other than 0 is a problem that shows the end of standard error', async (t) => {
  const problem = await commandProvisioner('echo no such mailbox >&2; exit 3', {}).fill(ALICE, MESSAGES);
  t.match(problem, {
    kind: 'provision-problem',
    message: /exited with status 3; it wrote: no such mailbox$/,
  });
});

t.test('a program that says nothing as it fails is told as such', async (t) => {
  const problem = await commandProvisioner('exit 1', {}).fill(ALICE, MESSAGES);
  t.match(problem, { kind: 'provision-problem', message: /wrote nothing to standard error/ });
});

t.test('a program that writes without end is shown by its end alone', async (t) => {
  const program = `"${process.execPath}" -e "process.stderr.write('x'.repeat(1e6) + 'the end'); process.exitCode = 1"`;
  const problem = await commandProvisioner(program, {}).fill(ALICE, MESSAGES);
  t.match(problem, { message: /the end$/ });
  t.ok('message' in problem && problem.message.length < 4000);
});

t.test('a program that is not there is a problem', async (t) => {
  const problem = await commandProvisioner('/no/such/program', {}).fill(ALICE, MESSAGES);
  t.match(problem, { kind: 'provision-problem', message: /status 127/ });
});

t.test('a program that does not end is ended with what it started', async (t) => {
  const problem = await commandProvisioner('sleep 600 & sleep 600', { timeoutMs: 50 }).fill(ALICE, MESSAGES);
  t.match(problem, { kind: 'provision-problem', message: /not done after 50 ms/ });
});

t.test('an interrupted run ends the program', async (t) => {
  const controller = new AbortController();
  const filling = commandProvisioner('sleep 600', { signal: controller.signal }).fill(ALICE, MESSAGES);
  controller.abort();
  t.match(await filling, { kind: 'provision-problem', message: /was ended/ });
});

t.test('a program that does not read its input is judged by its status', async (t) => {
  const large = [messageOf('large', 'x'.repeat(4 * 1024 * 1024))];
  t.match(await commandProvisioner('true', {}).fill(ALICE, large), { kind: 'filled' });
});
