import { z } from 'zod';
import { isSameSite } from '../address.ts';
import { met, usabilityOf } from '../usability.ts';
import { type Check, type FindingDraft, pass, undetermined, warn } from '../verdict.ts';

/** What our own browser keeps from pages (pictures, drawing in three dimensions, connections past the proxy), or what
 *  every browser reports without anything being wrong. */
const NOT_THEIRS =
  /service ?worker|RTCPeerConnection|RTCDataChannel|ResizeObserver|NotAllowedError|AbortError|WebGL|drawImage|createPattern|texImage/i;

/** Any other status may be a shield's, which answers us and nobody else. */
const isGone = ({ status }: { status: number }): boolean => status === 404 || status === 410;

/** The home page's own scripts run without errors, and its own script and style files are there.
 *  Basis: 国办发〔2017〕47号 网页设计规范·兼容性 (G47-30), as monitored. */
export const scriptErrors: Check<Record<string, never>> = {
  kind: 'script-errors',
  params: z.strictObject({}),

  judge(facts) {
    const usability = usabilityOf(facts);
    if ('reason' in usability) return undetermined(usability.reason);
    const { home, seen } = usability;
    const isOwn = (url: string): boolean => isSameSite(url, home.visit.finalUrl);
    const own = seen.dead.filter(({ url }) => isOwn(url));
    const dead = own
      .filter(isGone)
      .map(({ url, status }) => met('script_dead', `dead/${url}`, { file: url, status }, usability));
    const errors = Map.groupBy(
      seen.errors.filter(({ message, source }) => source && isOwn(source) && !NOT_THEIRS.test(message)),
      ({ source }) => source ?? '',
    );
    const findings: FindingDraft[] = [
      ...dead,
      ...[...errors].map(([file, all]) =>
        met('script_error', `error/${file}`, { file, text: all[0]?.message ?? '' }, usability),
      ),
    ];
    const measure = { measured: findings.length, threshold: 0 };
    if (findings.length === 0)
      return own.length === 0 ? pass(measure) : undetermined('needs_human_judgement', measure);
    // What the page did not get may be what its scripts miss.
    const isDoubtful = seen.withheld > 0 || !seen.dead.every(isGone);
    return isDoubtful && dead.length === 0
      ? undetermined('needs_human_judgement', measure, findings)
      : warn(isDoubtful ? dead : findings, measure);
  },
};
