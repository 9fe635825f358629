import type { SourceKind } from '../facts/index.ts';
import { registryWording as say } from '../wording/registry.ts';
import { nearest, type RowReader, readUrl } from './files/index.ts';
import { type AccountSource, FEED_PRESETS } from './types.ts';

/** Where an account can be observed, as the registry writes it. */
export const SOURCE_WORDS: ReadonlyMap<string, SourceKind> = new Map([
  ['人工', 'manual'],
  ['订阅', 'feed'],
  ['公众号接口', 'wechat-api'],
  ['公众号网页', 'wechat-page'],
  ['微博接口', 'weibo-api'],
  ['微博商业接口', 'weibo-commercial'],
  ['微博网页', 'weibo-page'],
  ['应用商店', 'app-store'],
  ['数据服务', 'provider-json'],
]);

/** `env:` names a variable, `file:` a file; what stands there is never written into the registry. */
const CREDENTIAL = /^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\s；;]+)$/;
const COMPLETE = '完整';
/** The clock of a gateway that writes times without a zone and does not stand in China: `UTC`, `UTC+8`, `UTC-3:30`. */
const ZONE = /^UTC(?:([+-])(0?\d|1[0-4])(?::([0-5]\d))?)?$/i;
/** Query names under which keys travel. A key in an address is a key in the registry. */
const KEY_IN_ADDRESS = /[?&](key|code|token|access_token|secret|appsecret|password|sign(ature)?)=/i;

const WANTS_URL: ReadonlySet<SourceKind> = new Set(['feed', 'wechat-page']);
const WANTS_ADDRESS: ReadonlySet<SourceKind> = new Set(['wechat-api', 'app-store', 'provider-json']);
const WANTS_CREDENTIAL: ReadonlySet<SourceKind> = new Set(['wechat-api', 'weibo-api', 'weibo-commercial']);

/** The sources of one account: `种类 地址 凭据引用 选项`, several separated by ；. What looks like a secret is refused
 *  without being repeated. */
export function readSources<K extends string>(row: RowReader<K | 'sources'>): AccountSource[] {
  return row
    .text('sources')
    .split(/[；;\r\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .flatMap((text) => {
      const source = readSource(text, (said) => row.problem('sources', said));
      return source === null ? [] : [source];
    });
}

function readSource(
  text: string,
  report: (said: ReturnType<typeof say.badSource>) => void,
): AccountSource | null {
  const [word = '', ...parts] = text.split(/\s+/);
  const kind = SOURCE_WORDS.get(word);
  if (kind === undefined) {
    const known = [...SOURCE_WORDS.keys()];
    report(say.unknownSource(nearest(word, known), known));
    return null;
  }
  const source: AccountSource = {
    kind,
    address: '',
    credential: null,
    preset: null,
    complete: false,
    zone: null,
  };
  for (const part of parts) {
    const preset = FEED_PRESETS.find((each) => each === part);
    if (CREDENTIAL.test(part)) source.credential = part;
    else if (part === COMPLETE) source.complete = true;
    else if (kind === 'feed' && ZONE.test(part)) source.zone = zoneOf(part);
    else if (preset) source.preset = preset;
    else if (source.address === '' && isAddressFor(kind, part)) source.address = part;
    else return refuse(report, say.badSource(word));
  }
  if (KEY_IN_ADDRESS.test(source.address)) return refuse(report, say.keyInSource(word));
  const lacksAddress = (WANTS_URL.has(kind) || WANTS_ADDRESS.has(kind)) && source.address === '';
  if (lacksAddress) return refuse(report, say.sourceNeeds(word, '地址'));
  if (WANTS_CREDENTIAL.has(kind) && source.credential === null)
    return refuse(report, say.sourceNeeds(word, '凭据引用（env: 或 file:）'));
  return source;
}

const zoneOf = (part: string): string => {
  const [, sign = '+', hours = '0', minutes = '00'] = ZONE.exec(part) ?? [];
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
};

function refuse(
  report: (said: ReturnType<typeof say.badSource>) => void,
  said: ReturnType<typeof say.badSource>,
): null {
  report(said);
  return null;
}

/** A secret is long and random; numbers, ids and addresses are neither. */
const isAddressFor = (kind: SourceKind, part: string): boolean =>
  WANTS_URL.has(kind) || (kind === 'app-store' && part.includes('/'))
    ? readUrl(part).ok
    : kind === 'wechat-api'
      ? /^wx[0-9a-z]{1,30}$/i.test(part)
      : kind === 'weibo-api' || kind === 'weibo-commercial' || kind === 'weibo-page'
        ? /^\d{1,20}$/.test(part)
        : kind === 'app-store'
          ? /^(id)?\d{1,15}$/.test(part)
          : kind === 'provider-json' && /^[\w.@:/-]{1,120}$/.test(part);
