import type { Fill, Provisioner } from './provisioner.ts';

/** A store in this process, as the reference server has one. Octets are kept as they are. */
export interface EmbeddedStore {
  /** Makes these messages the whole content of the user's maildrop. */
  fill(user: string, messages: readonly { readonly octets: Uint8Array }[]): void;
  /** Adds these messages behind those that are there. */
  deliver(user: string, messages: readonly { readonly octets: Uint8Array }[]): void;
}

/** Fills a store in the same process: for the reference server, which shows the messages at once. */
export function embeddedProvisioner(store: EmbeddedStore): Provisioner {
  return {
    name: 'embedded',
    knowsContent: true,
    form: 'as-given',
    prepare: () => Promise.resolve(null),
    fill: handing((user, messages) => {
      store.fill(user, messages);
    }),
    add: handing((user, messages) => {
      store.deliver(user, messages);
    }),
    close: () => Promise.resolve(),
  };
}

function handing(hand: EmbeddedStore['fill']): Fill {
  return ({ user }, messages) => {
    hand(
      user,
      messages.map(({ octets }) => ({ octets })),
    );
    return Promise.resolve({ kind: 'filled', visibleWithinMs: 0 });
  };
}
