export { type AccountInput, toAccountDocument } from './account-document.ts';
export { type AccountStanding, accountStanding } from './accounts.ts';
export { buildReport, type ReportInput } from './build-report.ts';
export { documentsOf, type Issue, type Problem, problemsOf } from './bulletin/index.ts';
export { type CheckDocument, type CheckFinding, type CheckResult, checkDocument } from './check-document.ts';
export { clean, clip, renderJson } from './clean.ts';
export { renderCsv } from './csv.ts';
export type { ReportCase, ReportHistory } from './history-model.ts';
export { type EvidencePath, type Page, renderCheckHtml, renderHtml } from './html/index.ts';
export { recordIssue, standsIssued } from './issues.ts';
export { type LinksDocument, linksDocument, linksOutcome } from './links-document.ts';
export { renderLinksCsv, renderLinksText } from './links-list.ts';
export { type ReportModel, reportModel } from './model.ts';
export { OFFICE_FORMATS, type OfficeFormat, officeFile, writeOffice } from './office.ts';
export { checkOutcome, type Outcome, outcome } from './outcome.ts';
export { periodOf, writePeriod } from './period/index.ts';
export { layOutEvidence } from './pictures.ts';
export { jsonSchemas } from './schema.ts';
export { withSetAside } from './set-aside.ts';
export { mayHaveMore, openAddresses } from './silence.ts';
export { isCounted, type Standing, standingOf, type Tally, tally, unreadReason } from './standing.ts';
export {
  type ProbeDocument,
  probeDocument,
  type RemindDocument,
  remindDocument,
} from './standing-documents.ts';
export { renderText } from './text.ts';
export { type CheckInput, toCheckDocument } from './to-check-document.ts';
export { type LinksInput, toLinksDocument } from './to-links-document.ts';
export { type TrendPoint, trendOf, trendPointOf } from './trend.ts';
export { keepFirstReport, type ReportFile, reportFiles, writeFiles, writeReport } from './write.ts';
export { type LedgerRow, ledgerOf } from './xlsx/ledger-cells.ts';
export { type ReadLedger, type ReadRow, readLedger } from './xlsx/read-ledger.ts';
