import { z } from 'zod';
import { labelOf } from '../../facts/index.ts';
import { homeOf } from '../sight.ts';
import { met, usabilityOf } from '../usability.ts';
import { type Check, pass, undetermined, warn } from '../verdict.ts';

const params = z.strictObject({
  /** Words in the label of an entrance for the old and the disabled. */
  words: z.array(z.string()),
  /** Parts of addresses of scripts that bring such a tool along. */
  scripts: z.array(z.string()),
  /** Longer texts are titles of articles that speak of it. */
  longestLabel: z.number().default(10),
});

/** The home page offers a version or a tool for the old and the disabled.
 *  Basis: 国办秘函〔2019〕19号 加分·无障碍 (B-06), as monitored; nobody is obliged, so it only advises. */
export const accessibilityEntry: Check<z.infer<typeof params>> = {
  kind: 'accessibility-entry',
  params,

  judge(facts, { words, scripts, longestLabel }) {
    const sight = homeOf(facts);
    if ('reason' in sight) return undetermined(sight.reason);
    const { links } = sight.home.reading;
    const seen = facts.usability;
    const names = (label: string): boolean =>
      label.length <= longestLabel && words.some((word) => label.includes(word));
    const label = [...links.map(labelOf), ...(seen?.labels ?? [])]
      .map((text) => text.replace(/\s+/g, ''))
      .find(names);
    if (label !== undefined) return pass({ measured: label });
    const script = seen?.scripts.find((url) => scripts.some((part) => url.toLowerCase().includes(part)));
    if (script !== undefined) return pass({ measured: script });
    const usability = usabilityOf(facts);
    if ('reason' in usability) return undetermined(usability.reason);
    // A picture without a name, or one drawn behind an empty link, may be the entrance; only eyes can tell.
    const isNameless = links.some(
      (link) =>
        link.visible &&
        (link.imageOnly || link.via === 'anchor') &&
        labelOf(link) === '' &&
        link.region !== 'body',
    );
    if (isNameless) return undetermined('needs_human_judgement');
    return warn([met('accessibility_absent', 'home', {}, usability)]);
  },
};
