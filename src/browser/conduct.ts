import type { Page } from 'playwright';
import { REFUSED_HEADER } from './gate.ts';
import type { Conduct } from './types.ts';

/** Notes of one kind kept of one page. */
const MOST_NOTES = 20;

/** The conduct of a page that did nothing yet. */
export const noConduct = (popups: string[] = []): Conduct => ({
  dialogs: 0,
  downloads: 0,
  popups,
  refusals: [],
  errors: [],
  dead: [],
  lost: 0,
});

/** Writes down what a page tries besides showing itself, and refuses it. */
export function watchConduct(page: Page, conduct: Conduct): void {
  page.on('dialog', (dialog) => {
    conduct.dialogs += 1;
    dialog.dismiss().catch(() => {});
  });
  page.on('download', (download) => {
    conduct.downloads += 1;
    download.cancel().catch(() => {});
  });
  page.on('pageerror', (error) => {
    if (conduct.errors.length >= MOST_NOTES) return;
    const source = /https?:\/\/[^\s)]+?(?=:\d+(?::\d+)?\)?(?:\s|$))/.exec(error.stack ?? '')?.[0] ?? null;
    conduct.errors.push({ message: error.message.slice(0, 200), source });
  });
  page.on('response', (response) => {
    const isPart = /^(script|stylesheet)$/.test(response.request().resourceType());
    if (!isPart || response.status() < 400 || response.headers()[REFUSED_HEADER]) return;
    if (conduct.dead.length < MOST_NOTES)
      conduct.dead.push({ url: response.url(), status: response.status() });
  });
  page.on('requestfailed', (request) => {
    const isGivenUp = /ERR_ABORTED|BLOCKED_BY_CLIENT/.test(request.failure()?.errorText ?? '');
    if (!isGivenUp && /^(script|xhr|fetch)$/.test(request.resourceType())) conduct.lost += 1;
  });
  page.on('console', (message) => {
    const text = message.text();
    const local = /Not allowed to load local resource: (\S+)/.exec(text)?.[1];
    if (local && conduct.refusals.length < MOST_NOTES) conduct.refusals.push({ url: local, why: 'unsafe' });
  });
}
