import type { LinkState } from './visit.ts';

/** One look at a home page: how long each part took and how it ended. A line of the probe ledger. */
export interface Probe {
  target: string;
  /** Instant, ISO. */
  at: string;
  /** From where it was looked. */
  vantage: string;
  state: LinkState;
  status: number | null;
  /** ms; null for a part that was not reached or not needed (an address, a connection kept open). */
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  /** The whole page received. */
  fullMs: number;
  /** The canary was right just before and after: our own line and instrument were sound. */
  sound: boolean;
}

/** Declared beforehand (报备): probes within do not count. Instants, ISO. */
export interface MaintenanceWindow {
  reason: string;
  from: string;
  to: string;
}
