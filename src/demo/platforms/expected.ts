import type { Expected } from '../expected.ts';

const row = (
  freshness: Expected,
  interaction: Expected,
  links: Expected,
  identity: Expected,
  registry: Expected = 'pass',
): Record<string, Expected> => ({
  'account-freshness': freshness,
  'account-interaction': interaction,
  'account-links': links,
  'account-identity': identity,
  'account-column': 'not_applicable', // no column is asked for
  'account-registry': registry,
});

/** What every account of the sample city must be judged as; it follows from `city.ts` and the registry. */
export const EXPECTED_ACCOUNTS: Record<string, Record<string, Expected>> = {
  // Fresh, with a letter box that opens; its token wears out in the middle. The interface does not name the account.
  'wx-qingshan': row('pass', 'pass', 'pass', 'undetermined:partial_source'),
  // An old pinned post first, a new one behind it. The interface says nothing of buttons.
  'wb-qingshan': row('pass', 'undetermined:partial_source', 'undetermined:partial_source', 'pass'),
  // Used, not read; its download page opens.
  'app-qingshan': row('not_applicable', 'undetermined:partial_source', 'pass', 'pass'),
  // Interface and feed both show forty days of silence; a dead menu link; nothing to write to that a machine can see.
  'wx-baishi': row('fail', 'undetermined:needs_human_judgement', 'fail', 'pass'),
  // A data service whose newest work is thirteen days old.
  'dy-baishi': row(
    'warn',
    'undetermined:partial_source',
    'undetermined:partial_source',
    'undetermined:partial_source',
  ),
  // A feed that is not complete, but new.
  'tt-baishi': row(
    'pass',
    'undetermined:partial_source',
    'undetermined:partial_source',
    'undetermined:partial_source',
  ),
  // A secret that was changed.
  'wx-gudu': row(
    'undetermined:credential',
    'undetermined:credential',
    'undetermined:credential',
    'undetermined:credential',
    'warn', // two official accounts of one unit
  ),
  // A public article of three days ago, three megabytes long.
  'wx-gudu-rongmei': row(
    'pass',
    'undetermined:partial_source',
    'undetermined:partial_source',
    'pass',
    'warn',
  ),
  // A person looked, but a year ago.
  'ks-yuntai': row(
    'undetermined:review_expired',
    'undetermined:review_expired',
    'undetermined:review_expired',
    'undetermined:review_expired',
  ),
  // The gateway is blocked upstream.
  'bz-yuntai': row(
    'undetermined:platform_blocked',
    'undetermined:platform_blocked',
    'undetermined:platform_blocked',
    'undetermined:platform_blocked',
  ),
  // 432 for visitors.
  'wb-heping': row(
    'undetermined:platform_blocked',
    'undetermined:platform_blocked',
    'undetermined:platform_blocked',
    'undetermined:platform_blocked',
  ),
  // No source at all.
  'dy-heping': row(
    'undetermined:no_source',
    'undetermined:no_source',
    'undetermined:no_source',
    'undetermined:no_source',
  ),
  // Cancelled in due form.
  'wx-anhe-old': row('not_applicable', 'not_applicable', 'not_applicable', 'not_applicable'),
  // Not checked against the filing list yet.
  'wx-anhe': {
    ...row(
      'undetermined:account_unverified',
      'undetermined:account_unverified',
      'undetermined:account_unverified',
      'undetermined:account_unverified',
      'undetermined:account_unverified',
    ),
    'account-column': 'undetermined:account_unverified',
  },
};
