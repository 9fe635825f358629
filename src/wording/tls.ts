import type { TlsFault } from '../facts/index.ts';
import type { Params } from './finding-terms.ts';

const FAULTS: Record<TlsFault, (params: Params) => string> = {
  expired: ({ validTo }) => (typeof validTo === 'string' ? `证书 ${validTo} 过期` : '证书已过期'),
  not_yet_valid: ({ validFrom }) =>
    typeof validFrom === 'string' ? `证书 ${validFrom} 起才有效` : '证书尚未生效',
  wrong_name: () => '证书不含该域名',
  self_signed: () => '证书为自签名',
  missing_intermediate: () => '缺少中间证书',
  untrusted: () => '证书由不受信任的机构签发',
  protocol: () => '协议过旧或仅支持国密',
};

/** Which fault a certificate has; null when nobody looked. */
export const tlsFault = (params: Params): string | null =>
  typeof params.tls === 'string' && isFault(params.tls) ? FAULTS[params.tls](params) : null;

const isFault = (name: string): name is TlsFault => Object.hasOwn(FAULTS, name);
