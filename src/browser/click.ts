import type { BrowserContext, Page, Request, Route } from 'playwright';
import { VisitFailed } from './deadline.ts';
import type { Worlds } from './worlds.ts';

/** Longest wait for what a click sets off. */
const STEP_MS = 1_500;
const REACTS_WITHIN_MS = 400;
/** Longest further wait where the click first asks a server where to go. */
const ANSWERS_WITHIN_MS = 1_200;

/** One step of a visit, within its deadline. */
type Step = <T>(work: Promise<T>, name: string, mostMs?: number) => Promise<T>;

/** Holds back every way out of the page, in all its windows and frames, until the answer is called. */
export async function holdPage(context: BrowserContext): Promise<() => Promise<void>> {
  const abort = (route: Route): Promise<void> =>
    (route.request().isNavigationRequest() ? route.abort('aborted') : route.continue()).catch(() => {});
  await context.route('**/*', abort);
  return () => context.unroute('**/*', abort).catch(() => {});
}

/** Clicks one of the clickables of the last reading and answers the places that leads to: the one it goes to, or the
 *  links it uncovers (a tab). To be used while the page is held. */
export async function followClick(page: Page, worlds: Worlds, step: Step, id: number): Promise<string[]> {
  const see = <T>(expression: string): Promise<T> => step(worlds.evaluate<T>(expression), 'see', STEP_MS);
  const asked = askedNext(page);
  try {
    const [opened, shown] = [await see<string[]>(OPENED), await see<string[]>(SHOWN)];
    await see(press(id)).catch(calm);
    // What the page has opened before, of itself or by another click, is not where this one leads.
    const goes = async (withinMs: number): Promise<string | undefined> =>
      (await step(Promise.race([asked.first, laterEmpty(withinMs)]), 'target', STEP_MS)) ??
      (await see<string[]>(OPENED)).slice(opened.length).at(-1);
    const gone =
      (await goes(REACTS_WITHIN_MS)) ?? (asked.isBusy() ? await goes(ANSWERS_WITHIN_MS) : undefined);
    if (gone !== undefined) return [gone];
    return [...new Set(await see<string[]>(SHOWN))].filter((address) => !shown.includes(address));
  } finally {
    asked.stop();
  }
}

/** `timeout` of a step is an answer here; everything else is not. */
export function calm(error: unknown): false {
  if (error instanceof VisitFailed && error.why !== 'timeout') throw error;
  return false;
}

const laterEmpty = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));

/** A click with what comes before it: some pages listen to the button going down only. */
const press = (id: number): string => `(() => {
  const element = globalThis.xunjianElements?.[${Number(id)}];
  if (!element) return;
  document.documentElement.setAttribute('data-xunjian-held', '');
  for (const type of ['mousedown', 'mouseup'])
    element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window }));
  element.click();
})()`;

/** Addresses of the links that show, and of the windows that were to be opened so far. */
const SHOWN = `[...document.links].slice(0, 3000).filter((link) => link.getClientRects().length > 0).map((link) => link.href)`;
const OPENED = `(document.documentElement.getAttribute('data-xunjian-opened') ?? '').split(' ').filter((address) => address !== '')`;

/** Where the page, a window of it or one of its frames is sent next, and whether it asks for anything else first. It is
 *  told once the way out has been held back: to let go of a page before that would let it leave. */
function askedNext(page: Page): { first: Promise<string>; isBusy: () => boolean; stop: () => void } {
  const { promise: first, resolve } = Promise.withResolvers<string>();
  let isBusy = false;
  const begins = (request: Request): void => {
    isBusy ||= ['xhr', 'fetch', 'script'].includes(request.resourceType());
  };
  const isHeld = (request: Request): void => {
    if (request.isNavigationRequest() && !/^(?:about|data|blob):/.test(request.url())) resolve(request.url());
  };
  page.context().on('request', begins).on('requestfailed', isHeld);
  return {
    first,
    isBusy: () => isBusy,
    stop: () => page.context().off('request', begins).off('requestfailed', isHeld),
  };
}
