import t from 'tap';
import { parseProvisioner } from '../../../runner/maildrop/parse-provisioner.ts';

const OPTIONS = { mayEmpty: false };

t.test('each kind of provisioner is known by its word', (t) => {
  const kinds = {
    none: 'none',
    'maildir:/var/mail/{user}': 'maildir',
    'maildir:relative': 'maildir',
    'command:true': 'command',
  };
  for (const [spec, name] of Object.entries(kinds)) {
    t.match(parseProvisioner(spec, OPTIONS), { name }, spec);
  }
  t.end();
});

t.test('what is not known is a problem that names what is', (t) => {
  for (const spec of ['', 'mailder:/x', 'maildir', 'None', ' none']) {
    const problem = parseProvisioner(spec, OPTIONS);
    t.match(problem, { kind: 'provision-problem', message: /Known: none, maildir:PATH/ }, spec);
  }
  t.end();
});

t.test('a kind without what it needs is a problem', (t) => {
  t.match(parseProvisioner('maildir:', OPTIONS), { kind: 'provision-problem', message: /maildir: lacks/ });
  t.match(parseProvisioner('command: ', OPTIONS), { kind: 'provision-problem', message: /command: lacks/ });
  t.end();
});
