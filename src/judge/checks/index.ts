import type { z } from 'zod';
import type { PortalFacts } from '../../facts/index.ts';
import { ACCOUNT_CHECKS } from '../accounts/index.ts';
import type { Check, JudgeContext, Verdict } from '../verdict.ts';
import { accessibilityEntry } from './accessibility-entry.ts';
import { brokenLinksHome } from './broken-links-home.ts';
import { brokenLinksSite } from './broken-links-site.ts';
import { darkLinks } from './dark-links.ts';
import { departmentFields } from './department-fields.ts';
import { directory } from './directory.ts';
import { disclosurePlatform } from './disclosure-platform.ts';
import { download } from './download.ts';
import { entryPresent } from './entry-present.ts';
import { homeAvailability } from './home-availability.ts';
import { homeFreshness } from './home-freshness.ts';
import { loadTime } from './load-time.ts';
import { mixedContent } from './mixed-content.ts';
import { mobileView } from './mobile-view.ts';
import { pageTags } from './page-tags.ts';
import { scriptErrors } from './script-errors.ts';
import { search } from './search.ts';
import { siteIdentity } from './site-identity.ts';
import { specialTopic } from './special-topic.ts';
import { topicComplete } from './topic-complete.ts';
import { topicTimely } from './topic-timely.ts';
import { unifiedEntry } from './unified-entry.ts';

/** A check that reads its own parameters out of what a policy file says. */
export interface KnownCheck {
  kind: string;
  params: z.ZodType;
  judge(facts: PortalFacts, params: unknown, context: JudgeContext): Verdict;
}

const known = <P>(check: Check<P>): KnownCheck => ({
  kind: check.kind,
  params: check.params,
  judge: (facts, params, context) => check.judge(facts, check.params.parse(params), context),
});

/** All checks by kind. A new check is one file, its fixtures, one line here and an entry in a policy. */
export const CHECKS: ReadonlyMap<string, KnownCheck> = new Map(
  [
    known(specialTopic),
    known(topicTimely),
    known(topicComplete),
    known(directory),
    known(departmentFields),
    known(entryPresent),
    known(unifiedEntry),
    known(disclosurePlatform),
    known(search),
    known(download),
    known(brokenLinksHome),
    known(brokenLinksSite),
    known(darkLinks),
    known(siteIdentity),
    known(pageTags),
    known(homeFreshness),
    known(homeAvailability),
    known(loadTime),
    known(mobileView),
    known(accessibilityEntry),
    known(mixedContent),
    known(scriptErrors),
  ].map((check) => [check.kind, check]),
);

/** The shape of every check's parameters, of portals and of accounts, for whoever reads policy files. */
export const CHECK_PARAMS: ReadonlyMap<string, z.ZodType> = new Map(
  [...CHECKS.values(), ...ACCOUNT_CHECKS.values()].map(({ kind, params }) => [kind, params]),
);
