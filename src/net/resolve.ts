import { isIP } from 'node:net';
import type { Resolve } from '../targets/types.ts';

/** Reads `host:port:address` as curl's `--resolve`; a fourth part, `:toPort`, sends it to another port.
 *  IPv6 addresses may stand in brackets and must when a port follows. Null when it cannot be read. */
export function parseResolve(text: string): Resolve | null {
  const found = /^([^:[\]\s]+):(\d{1,5}):(?:\[([^\]]+)\]|([^\s[\]]+?))(?::(\d{1,5}))?$/.exec(text.trim());
  if (!found) return null;
  const [, host = '', port = '', bracketed, bare = '', toPort] = found;
  const whole = toPort === undefined || bracketed !== undefined ? bare : `${bare}:${toPort}`;
  if (bracketed === undefined && isIP(whole) === 6) return make(host, port, whole);
  return make(host, port, bracketed ?? bare, toPort);
}

function make(host: string, port: string, address: string, toPort?: string): Resolve | null {
  const name = asciiHost(host);
  if (name === null || isIP(address) === 0 || !isPort(port)) return null;
  if (toPort === undefined) return { host: name, port: Number(port), address };
  return isPort(toPort) ? { host: name, port: Number(port), address, toPort: Number(toPort) } : null;
}

const isPort = (text: string): boolean => Number(text) > 0 && Number(text) < 65_536;

const asciiHost = (host: string): string | null =>
  URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : null;
