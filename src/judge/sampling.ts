import { fingerprint } from './fingerprint.ts';

/** Subject of what every run sees in another sample: the function fails, not the sample that showed it. */
export const SAMPLE = 'sample';

/** Every run asks for other titles: what fails is the search, not the title that showed it. */
const FUNCTIONS: ReadonlySet<string> = new Set(['search']);
/** Every run looks at other files: one that was not looked at is not proved to be mended, nor one met now to be new. */
const ADDRESSES: ReadonlySet<string> = new Set(['download']);

export const samplesFunction = (indicator: string): boolean => FUNCTIONS.has(indicator);
export const samplesAddresses = (indicator: string): boolean => ADDRESSES.has(indicator);

/** Name under which a finding is held against those of other runs: its own, or that of the function it shows. */
export const matterOf = (finding: { id: string; indicator: string; target: string }): string =>
  samplesFunction(finding.indicator) ? fingerprint(finding.indicator, finding.target, SAMPLE) : finding.id;
