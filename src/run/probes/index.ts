export { announceAvailability } from './alerts.ts';
export { probeRound, roundOf } from './round.ts';
