/** What went over one connection, as a client saw it: octets one way, then the other, in turn. */
export interface RecordedConnection {
  readonly turns: readonly Turn[];
  readonly endedBy: Side;
}

/** Octets that went one way before any went the other. */
export interface Turn {
  readonly from: Side;
  readonly octets: Buffer;
}

export type Side = 'client' | 'server';

/** Collects the turns of one connection. */
export class ConnectionRecorder {
  private readonly turns: { from: Side; octets: Buffer[] }[] = [];
  private endedBy: Side | null = null;

  take(from: Side, octets: Buffer): void {
    const last = this.turns.at(-1);
    if (last?.from === from) last.octets.push(octets);
    else this.turns.push({ from, octets: [octets] });
  }

  /** The side that ended first is the one that counts. */
  ended(by: Side): void {
    this.endedBy ??= by;
  }

  recorded(): RecordedConnection {
    const turns = this.turns.map(({ from, octets }) => ({ from, octets: Buffer.concat(octets) }));
    return { turns, endedBy: this.endedBy ?? 'client' };
  }
}
