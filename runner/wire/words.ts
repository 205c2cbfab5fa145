import type { Ending } from './transport.ts';

/** How the client ends a connection: whole, only its sending side, or abruptly. */
export type CloseKind = 'fin' | 'half' | 'reset';

/** For the transcript. */
export const CLOSING_WORDS: Readonly<Record<CloseKind, string>> = {
  fin: 'the client closed the connection',
  half: 'the client closed its sending side',
  reset: 'the client reset the connection',
};

/** For the transcript. */
export const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  fin: 'the server closed the connection',
  reset: 'the connection was reset',
};
