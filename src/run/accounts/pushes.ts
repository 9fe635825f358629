import type { PushBook, PushDays } from '../../media/index.ts';
import type { Store } from '../../store/index.ts';

const COLLECTION = 'pushes';

/** What official accounts pushed on days that are over, by application id, kept over runs. */
export const openPushes = ({ documents }: Pick<Store, 'documents'>): PushBook => ({
  of: async (appId) => (await documents.get<PushDays>(COLLECTION, appId)) ?? {},
  keep: (appId, days) => documents.put(COLLECTION, appId, days),
});
