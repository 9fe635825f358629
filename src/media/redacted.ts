/** Query names under which keys and tokens travel. */
const KEYS =
  /^(access_token|component_access_token|token|key|code|secret|appsecret|appid|signature|sign|ticket|pass_ticket|password)$/i;

/** The address without keys, fit for evidence and report. */
export function redacted(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  for (const name of [...parsed.searchParams.keys()])
    if (KEYS.test(name)) parsed.searchParams.set(name, '***');
  return parsed.href;
}
