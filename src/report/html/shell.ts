import { REPORT } from '../../wording/report-labels.ts';
import { clip } from '../clean.ts';
import { STYLE } from '../look.ts';
import { type Html, html, own } from './markup.ts';

export interface Shell {
  title: string;
  head: Html;
  body: Html | Html[];
  foot: Html;
}

// Nothing may be loaded or run, whatever a hostile title managed to say.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A whole page that needs nothing but itself. */
export const shell = ({ title, head, body, foot }: Shell): string =>
  `${html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${clip(title, 80)}</title>
<style>${own(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">${REPORT.skip}</a>
<header class="mast">${head}</header>
<main id="content">${body}</main>
<footer>${foot}</footer>
</body>
</html>`}\n`;
