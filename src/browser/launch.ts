import type { Browser } from 'playwright';
import type { FoundBrowser } from './types.ts';

export type Launchable = Pick<FoundBrowser, 'executablePath' | 'env' | 'args' | 'sandbox'>;

/** Starts a browser. Playwright is loaded here and only here: it costs 265 ms and 77 MB. */
export async function launchBrowser(found: Launchable, timeoutMs = 30_000): Promise<Browser> {
  const { chromium } = await import('playwright');
  return chromium.launch({
    executablePath: found.executablePath,
    env: { ...ownEnvironment(), ...found.env },
    args: found.args,
    chromiumSandbox: found.sandbox,
    timeout: timeoutMs,
    // Ctrl-C belongs to the program, which closes the browser itself.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** Every road out of the browser but the gate of its context is closed: no names are looked up, no UDP, and whatever
 *  forgets the proxy of its context finds one that nobody serves. */
const SEALED = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--no-pings',
  '--mute-audio',
];

/** Starts a browser for strangers' pages. */
export const launchSealed = (found: Launchable): Promise<Browser> =>
  launchBrowser({ ...found, args: [...found.args, ...SEALED] });

/** What a browser full of strangers' pages may know: where things are, never tokens or passwords. */
function ownEnvironment(): Record<string, string> {
  const passed = [
    'PATH',
    'HOME',
    'TMPDIR',
    'LANG',
    'LC_ALL',
    'LD_LIBRARY_PATH',
    'FONTCONFIG_FILE',
    'FONTCONFIG_PATH',
  ];
  return Object.fromEntries(
    passed.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
