import type { Offered } from '../../model/plan.ts';
import type { TlsWay } from '../../model/tls.ts';
import { keywordOf } from '../../pop3/command.ts';
import { featuresOf, type FeatureEvidence } from './features.ts';

/** What the probe learnt about optional features, in clear and under TLS. */
export interface OfferEvidence extends FeatureEvidence {
  readonly way: TlsWay;
  /** Whether a connection came under TLS. */
  readonly cameUnderTls: boolean;
  /** Lines of CAPA before STLS, where the run goes under TLS by STLS. */
  readonly beforeTls: readonly string[] | null;
  /** Lines of CAPA under TLS, where the run is in clear. */
  readonly underTls: readonly string[] | null;
}

/**
 * The optional features by where they are offered. What only a login shows is taken to be the same on both sides, but for
 * the ways to log in.
 */
export function offeredBy(evidence: OfferEvidence): Offered {
  const { way, cameUnderTls, beforeTls, underTls } = evidence;
  const found = featuresOf(evidence);
  const transaction =
    evidence.transaction?.filter((line) => !/^(?:SASL|USER)$/.test(keywordOf(line))) ?? null;
  switch (way) {
    case 'none': {
      const secured =
        underTls === null ? [] : featuresOf({ ...evidence, authorization: underTls, transaction });
      return { way, inClear: found, underTls: secured };
    }
    case 'starttls': {
      const before = { ...evidence, authorization: beforeTls, transaction, working: [] };
      const inClear = beforeTls === null ? found : featuresOf(before);
      if (!cameUnderTls) return { way, inClear, underTls: [] };
      return { way, inClear: withAll(inClear, ['STLS']), underTls: withAll(found, ['STLS', 'TLS']) };
    }
    case 'implicit':
      return { way, inClear: [], underTls: cameUnderTls ? withAll(found, ['TLS']) : [] };
  }
}

function withAll(features: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...features, ...more])].sort();
}
