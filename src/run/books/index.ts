export {
  allCases,
  CASE_TURN,
  eachBook,
  readBook,
  readBooks,
  readPrecision,
  writeBook,
  writePrecision,
} from './books.ts';
export { type CaseDecision, decideCase, findCases, raiseIndicator } from './decisions.ts';
export { monthOf, PROBES, probesSince, writeProbes } from './probes.ts';
export { type ReturnedBy, type TakenLedger, takeLedger } from './returned.ts';
