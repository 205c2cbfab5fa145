import type { FixtureMessage } from '../model/message.ts';
import type { Account, Filled, Provisioner } from './provisioner.ts';

/** A store in this process, as the reference server has one. */
export interface EmbeddedStore {
  /** Makes these messages, octet for octet, the whole content of the user's maildrop. */
  put(user: string, messages: readonly Uint8Array[]): void | Promise<void>;
}

/** Fills a store in the same process: for the reference server, which shows the messages at once. */
export function embeddedProvisioner(store: EmbeddedStore): Provisioner {
  return {
    name: 'embedded',
    knowsContent: true,
    form: 'as-given',
    prepare: () => Promise.resolve(null),
    fill: async (account: Account, messages: readonly FixtureMessage[]): Promise<Filled> => {
      await store.put(
        account.user,
        messages.map(({ octets }) => octets),
      );
      return { kind: 'filled', visibleWithinMs: 0 };
    },
    close: () => Promise.resolve(),
  };
}
