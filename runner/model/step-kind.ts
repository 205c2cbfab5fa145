import type {
  CheckStep,
  ClosedStep,
  CloseStep,
  DeliverStep,
  ExchangeStep,
  OpenStep,
  PauseStep,
  SilentStep,
  Step,
  TlsStep,
} from './suite.ts';

/** A step with its kind spelt out, for exhaustive switches. */
export type KindedStep =
  | { readonly kind: 'exchange'; readonly step: ExchangeStep }
  | { readonly kind: 'open'; readonly step: OpenStep }
  | { readonly kind: 'close'; readonly step: CloseStep }
  | { readonly kind: 'closed'; readonly step: ClosedStep }
  | { readonly kind: 'silent'; readonly step: SilentStep }
  | { readonly kind: 'pause'; readonly step: PauseStep }
  | { readonly kind: 'deliver'; readonly step: DeliverStep }
  | { readonly kind: 'tls'; readonly step: TlsStep }
  | { readonly kind: 'check'; readonly step: CheckStep };

/** Says which kind of step this is, by the key that only this kind has. */
export function kindOf(step: Step): KindedStep {
  if ('open' in step) return { kind: 'open', step };
  if ('close' in step) return { kind: 'close', step };
  if ('closed' in step) return { kind: 'closed', step };
  if ('silent' in step) return { kind: 'silent', step };
  if ('pause' in step) return { kind: 'pause', step };
  if ('deliver' in step) return { kind: 'deliver', step };
  if ('tls' in step) return { kind: 'tls', step };
  if ('check' in step) return { kind: 'check', step };
  return { kind: 'exchange', step };
}

/** The session that a step is about; `A` when it names none. */
export function sessionOf(step: { readonly on?: string }): string {
  return step.on ?? 'A';
}
