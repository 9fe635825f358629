import { readFileSync } from 'node:fs';
import { type PageDocument, parseDocument } from '../../src/html/document.ts';

/** Noon of 30 June 2024 in China: the clock of these tests. */
export const NOW = Date.parse('2024-06-30T12:00:00+08:00');

export const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

/** One of our own pages, parsed as if it had been served under `url`. */
export const pageOf = (name: string, url = 'http://www.example.gov.cn/col/index.html'): PageDocument =>
  parseDocument(fixture(name), { url });

export const pageFrom = (html: string, url = 'http://www.example.gov.cn/'): PageDocument =>
  parseDocument(html, { url });
