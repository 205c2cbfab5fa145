import { provisionProblem, type Provisioner } from './provisioner.ts';

/** The mailbox as it is: places nothing, removes nothing. */
export function noProvisioner(): Provisioner {
  return {
    name: 'none',
    knowsContent: false,
    form: 'as-given',
    prepare: () => Promise.resolve(null),
    fill: () => Promise.resolve(provisionProblem('Nothing can place messages: name a way with --provision')),
    add: null,
    close: () => Promise.resolve(),
  };
}
