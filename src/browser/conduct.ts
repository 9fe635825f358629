import type { Page } from 'playwright';
import type { Conduct } from './types.ts';

/** Notes of one kind kept of one page. */
const MOST_NOTES = 20;

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
    if (conduct.errors.length < MOST_NOTES) conduct.errors.push(error.message.slice(0, 200));
  });
  page.on('console', (message) => {
    const text = message.text();
    const local = /Not allowed to load local resource: (\S+)/.exec(text)?.[1];
    if (local && conduct.refusals.length < MOST_NOTES) conduct.refusals.push({ url: local, why: 'unsafe' });
    const mixed = /^Mixed Content: .*?(?:insecure|requested an insecure)[^']*'([^']+)'/.exec(text)?.[1];
    if (mixed && conduct.mixed.length < MOST_NOTES) conduct.mixed.push(mixed);
  });
}
