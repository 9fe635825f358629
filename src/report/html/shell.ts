import { createHash } from 'node:crypto';
import { REPORT } from '../../wording/report-labels.ts';
import { clip } from '../clean.ts';
import { STYLE } from '../look.ts';
import { type Html, html, own } from './markup.ts';

export interface Shell {
  title: string;
  head: Html;
  body: Html | Html[];
  foot: Html;
  /** A script of our own; none runs when absent. */
  script?: string;
}

/** Nothing may be loaded, and nothing run but our own script by its hash, whatever a hostile title managed to say. */
function policyOf(script: string | undefined): string {
  const scripts =
    script === undefined
      ? ''
      : `; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data:${scripts}; base-uri 'none'; form-action 'none'`;
}

/** A whole page that needs nothing but itself. */
export const shell = ({ title, head, body, foot, script }: Shell): string =>
  `${html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${clip(title, 80)}</title>
<style>${own(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">${REPORT.skip}</a>
<header class="mast">${head}</header>
<main id="content">${body}</main>
<footer>${foot}</footer>${
    script === undefined
      ? ''
      : html`
<script>${own(script)}</script>`
  }
</body>
</html>`}\n`;
