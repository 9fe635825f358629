import type { Observation, Post } from '../facts/index.ts';
import type { Provider } from '../targets/index.ts';
import { askJson, contentId, keepAnswer } from './ask.ts';
import { readPostDate } from './dates.ts';
import { failed, noToll, observed, type Trouble } from './observation.ts';
import type { MediaAdapter, MediaContext, SourceTask } from './types.ts';

/** A licensed data service; the registry says how its answers are read (`providers.yaml`). Address: `service/key`. */
export const providerJson: MediaAdapter = {
  kind: 'provider-json',
  // The plan queues by service; its host stands in providers.yaml.
  origin: ({ address }) => `provider:${address.split('/')[0]}`,
  minIntervalMs: 500,
  calls: 1,
  offeredPages: 0,
  observe,
};

async function observe({ account, source }: SourceTask, context: MediaContext): Promise<Observation> {
  const toll = noToll();
  const refuse = (trouble: Trouble): Observation => failed('provider-json', context.now(), trouble, toll);
  const [id = '', ...rest] = source.address.split('/');
  const key = rest.join('/') || account.handle;
  const provider = context.providers.find((each) => each.id === id);
  if (!provider)
    return refuse({ cause: 'format_changed', problem: 'provider_unknown', details: { provider: id } });
  const reference = source.credential ?? provider.credential;
  const secret = reference === null ? null : await context.resolveSecret(reference);
  if (reference !== null && secret === null)
    return refuse({ cause: 'credential', problem: 'secret_missing', details: { reference } });
  const secrets = secret === null ? [] : [secret];
  const answer = await askJson(context, toll, {
    url: provider.url
      .replaceAll('{key}', encodeURIComponent(key))
      .replaceAll('{credential}', encodeURIComponent(secret ?? '')),
    ...(secret === null ? {} : { secrets }),
  });
  if (!answer.ok) {
    const isTurnedAway = answer.response?.status === 401 || answer.response?.status === 403;
    return refuse(isTurnedAway ? { cause: 'credential', problem: 'access_refused' } : answer.trouble);
  }
  const list = at(answer.value, provider.list);
  if (!Array.isArray(list)) return refuse(refusalIn(answer.value, secrets));
  const evidence = [await keepAnswer(context, 'provider', answer.response, secrets)];
  return reading(list, answer.value, provider, key, context, evidence, toll);
}

const ABOUT_KEYS = /令牌|密钥|签名|授权|鉴权|认证|token|\bkey\b|sign|auth|expired|过期/i;
const ABOUT_QUOTA = /额度|余额|次数|频率|超限|quota|limit|too many/i;

/** Services answer their own errors with 200 and a sentence, each under another name. */
function refusalIn(value: unknown, secrets: readonly string[]): Trouble {
  const said = ['msg', 'message', 'error', 'errmsg', 'error_msg'].map((name) => text(at(value, name)));
  const sentence = said.find((each) => each !== '');
  if (sentence === undefined) return { cause: 'format_changed', problem: 'shape' };
  const cause = ABOUT_KEYS.test(sentence)
    ? 'credential'
    : ABOUT_QUOTA.test(sentence)
      ? 'quota'
      : 'format_changed';
  const shown = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), sentence).slice(0, 80);
  return { cause, problem: 'provider_refused', details: { said: shown } };
}

function reading(
  list: readonly unknown[],
  whole: unknown,
  provider: Provider,
  key: string,
  context: MediaContext,
  evidence: Observation['evidence'],
  toll: ReturnType<typeof noToll>,
): Observation {
  const { fields, accountKey, crawledAt } = provider;
  const own = accountKey === null ? list : list.filter((item) => text(at(item, accountKey)) === key);
  const found = own.map((item) => postOf(item, fields));
  const posts = found.filter((post) => post !== null);
  const crawled = crawledAt === null ? null : readPostDate(at(own[0], crawledAt) ?? at(whole, crawledAt));
  return observed(
    'provider-json',
    context.now(),
    {
      coverage: provider.complete && posts.length > 0 ? 'complete' : 'partial',
      // A service that does not say when it looked proves nothing by silence.
      freshAt: crawled?.at ?? null,
      posts,
      undated: found.length - posts.length,
      evidence,
    },
    toll,
  );
}

function postOf(item: unknown, fields: Provider['fields']): Post | null {
  const date = readPostDate(at(item, fields.at));
  if (date === null) return null;
  const title = text(at(item, fields.title));
  const url = fields.url === null ? null : text(at(item, fields.url)) || null;
  return {
    id: text(at(item, fields.id)) || contentId(title + date.at),
    title,
    url,
    ...date,
    pinned: false,
    deleted: false,
  };
}

/** A value by its dotted path; undefined where the way ends. Own properties only. */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as Record<string, unknown>)[name]
          : undefined,
      value,
    );

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
