import { z } from 'zod';
import { askJson, keepAnswer } from './ask.ts';
import { readPostDate } from './dates.ts';
import { observeLanding } from './landing.ts';
import { failed, noToll, observed } from './observation.ts';
import type { MediaAdapter } from './types.ts';
import { isSameAccount } from './whose.ts';

const text = z.string().catch('');
const lookup = z.object({
  resultCount: z.number(),
  results: z.array(
    z.looseObject({
      trackName: text,
      sellerName: text,
      trackViewUrl: text,
      version: text,
      currentVersionReleaseDate: text,
    }),
  ),
});

/** An app: in Apple's store of China by its number, or by the landing page of its Android package. */
export const appStore: MediaAdapter = {
  kind: 'app-store',
  origin: ({ address }, { appStore: base }) => new URL(address.includes('/') ? address : base).host,
  minIntervalMs: 3_000,
  calls: 1,
  offeredPages: 0,

  async observe({ account, source }, context) {
    const { address } = source;
    if (address.includes('/')) return observeLanding(address, account.name, context);
    const toll = noToll();
    const id = address.replace(/^id/, '');
    const answer = await askJson(context, toll, { url: `${context.bases.appStore}/cn/lookup?id=${id}` });
    if (!answer.ok) return failed('app-store', context.now(), answer.trouble, toll);
    const read = lookup.safeParse(answer.value);
    if (!read.success)
      return failed('app-store', context.now(), { cause: 'format_changed', problem: 'shape' }, toll);
    const evidence = [await keepAnswer(context, 'api', answer.response)];
    const [app] = read.data.results;
    if (!app)
      return failed(
        'app-store',
        context.now(),
        { cause: 'account_restricted', problem: 'app_missing' },
        toll,
        {
          evidence,
          restrictions: ['not_found'],
        },
      );
    const identity = {
      name: app.trackName || null,
      principal: app.sellerName || null,
      verified: null,
      verifiedText: null,
      originalId: id,
    };
    const seen = { evidence, identity };
    if (!isSameAccount(account, { name: identity.name, ids: [id] }))
      return failed(
        'app-store',
        context.now(),
        { cause: 'wrong_account', problem: 'other_account', details: { seen: app.trackName } },
        toll,
        seen,
      );
    const released = readPostDate(app.currentVersionReleaseDate);
    const posts =
      released === null
        ? []
        : [{ id: app.version, title: app.version, url: null, ...released, pinned: false, deleted: false }];
    const offered = app.trackViewUrl
      ? [{ url: app.trackViewUrl, text: app.trackName, from: 'download' as const }]
      : [];
    return observed('app-store', context.now(), { ...seen, coverage: 'positive-only', posts, offered }, toll);
  },
};
