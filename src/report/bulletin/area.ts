/** The four heads of problems a bulletin knows (standards §13.3). */
export const AREAS = ['site', 'disclosure', 'media', 'interaction'] as const;
export type Area = (typeof AREAS)[number];

const DISCLOSURE =
  /^(special-topic|topic-|directory|department-fields|disclosure-|search$|download$|blank-columns$|column-)/;
const INTERACTION = /^(interaction-|consult-|service-)/;

/** The head an indicator is reported under; whatever is new and unknown is a matter of the site. */
export function areaOf(indicator: string): Area {
  if (indicator.startsWith('account-')) return 'media';
  if (DISCLOSURE.test(indicator)) return 'disclosure';
  return INTERACTION.test(indicator) ? 'interaction' : 'site';
}
