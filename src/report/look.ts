/** The one visual language of reports, console and documents (DESIGN §13). */

export const LOOK = {
  accent: '#163f77',
  ink: '#1a2330',
  muted: '#535e6c',
  line: '#d3dae3',
  wash: '#f3f6fa',
  paper: '#ffffff',
  breach: '#a8201a',
  warn: '#7d4a00',
  pass: '#1f6640',
  undetermined: '#3f4a59',
  quiet: '#5d6774',
} as const;

/** Not repeated: a browser prints the repeated background of a cell as a picture as large as the page. */
const HATCH = `repeating-linear-gradient(135deg, #dde4ec 0 3px, #f6f8fa 3px 7px) no-repeat`;
const HATCH_BACK = `repeating-linear-gradient(45deg, #e6e8eb 0 1px, #fbfbfc 1px 6px) no-repeat`;

const BASE = `
:root { color-scheme: light; --accent: ${LOOK.accent}; --ink: ${LOOK.ink}; --muted: ${LOOK.muted}; --line: ${LOOK.line}; --wash: ${LOOK.wash};
  --breach: ${LOOK.breach}; --warn: ${LOOK.warn}; --pass: ${LOOK.pass}; --undetermined: ${LOOK.undetermined}; --quiet: ${LOOK.quiet};
  --hatch: ${HATCH}; --hatch-back: ${HATCH_BACK};
  --sans: "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", system-ui, sans-serif;
  --serif: "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun", serif;
  --mono: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: ${LOOK.paper}; color: var(--ink); font: 15px/1.65 var(--sans); border-top: 5px solid var(--accent); }
main, .mast { max-width: 1180px; margin: 0 auto; padding: 0 28px; }
main { padding-bottom: 48px; }
a { color: var(--accent); text-underline-offset: 3px; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid #5b8fd0; outline-offset: 2px; }
h1, h2, h3, h4, p, dl, dd, ol, ul, figure { margin: 0; padding: 0; }
h1 { font: 700 30px/1.35 var(--serif); letter-spacing: .02em; }
h2 { font: 700 21px/1.4 var(--serif); color: var(--accent); border-bottom: 1px solid var(--accent); padding-bottom: 6px; margin: 44px 0 16px; }
h3 { font: 600 17px/1.5 var(--sans); margin: 28px 0 8px; }
h4 { font: 600 15px/1.5 var(--sans); }
h1, h2, h3, h4, p, li, dd, summary, .url, .mono, code { overflow-wrap: anywhere; }
.mono, code { font-family: var(--mono); font-size: .92em; }
.muted, small, .note { color: var(--muted); font-size: 13.5px; }
.note { margin: 8px 0; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 12px; top: 10px; background: #fff; padding: 4px 10px; z-index: 9; }
`;

const HEAD = `
.mast { padding-top: 30px; }
.mast .crumb { font-size: 14px; margin-bottom: 10px; }
.mast .kind { color: var(--accent); font-weight: 600; letter-spacing: .12em; font-size: 13.5px; }
.mast h1 { margin: 4px 0 12px; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 30px; font-size: 14px; }
.facts > div { display: flex; gap: 8px; min-width: 0; max-width: 100%; }
.facts dt { color: var(--muted); flex: none; }
.facts dd { min-width: 0; overflow-wrap: anywhere; }
.draft { display: inline-block; margin-top: 12px; padding: 2px 10px; border: 1px solid var(--line); background: var(--wash); color: var(--muted); font-size: 13.5px; }
.lead { margin: 22px 0 0; padding: 16px 20px; background: var(--wash); border-left: 4px solid var(--accent); font-size: 16px; line-height: 1.8; }
.lead p:first-child { font-weight: 600; }
.lead p + p { margin-top: 4px; } .chapter .lead { margin-top: 12px; } .lead + .facts, .key + .facts { margin-top: 12px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); margin: 20px 0 0; border: 1px solid var(--line); border-width: 1px 0; list-style: none; }
.figures li { padding: 12px 18px; border-left: 1px solid var(--line); }
.figures li:first-child { border-left: 0; padding-left: 4px; }
.figures a { display: block; color: inherit; text-decoration: none; }
.figures a:hover .k { text-decoration: underline; }
.figures .k { display: block; color: var(--muted); font-size: 13.5px; }
.figures .v { display: block; font: 600 26px/1.3 var(--sans); font-variant-numeric: tabular-nums; }
.figures .d { display: block; color: var(--muted); font-size: 13.5px; font-variant-numeric: tabular-nums; }
.toc { margin: 18px 0 0; font-size: 14px; } .toc ol { display: flex; flex-wrap: wrap; gap: 4px 22px; list-style: none; }
.chapter > h2 .no { margin-right: 2px; }
.answer { margin: 22px 0 0; padding: 18px 22px; border: 1px solid var(--line); border-left: 6px solid var(--accent); }
.answer b { display: block; font: 700 24px/1.4 var(--serif); }
.answer.breach { border-left-color: var(--breach); } .answer.breach b { color: var(--breach); }
.answer.pass { border-left-color: var(--pass); } .answer.pass b { color: var(--pass); }
`;

const TABLES = `
.scroll { margin: 12px 0; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; z-index: 2; background: #e9eff7; color: #1c3558; font-weight: 600; box-shadow: inset 0 1px 0 var(--accent), inset 0 -1px 0 #b9c6d8; border-bottom: 0; }
tbody th { font-weight: 500; } .scroll:not(.grid) tbody th { min-width: 5em; } tbody.group > tr:first-child > th { background: var(--wash); color: var(--muted); font-size: 13.5px; font-weight: 600; }
tbody tr:hover > td, tbody tr:hover > th { background-color: #f8fafc; }
.n { text-align: right; white-space: nowrap; } thead .n { text-align: right; } td.zero { color: var(--quiet); }
b.breach { color: var(--breach); } b.warn, b.advised { color: var(--warn); } b.pass { color: var(--pass); } b.undetermined { color: var(--undetermined); }
tr.unread > td.reason { background: var(--hatch); color: var(--undetermined); }
.nowrap { white-space: nowrap; } .who { min-width: 6.5em; }
.grid th, .grid td { padding: 3px 5px; vertical-align: middle; }
.grid thead th { vertical-align: bottom; } .grid thead th.up { padding: 8px 2px; text-align: center; }
.grid th.up > span { writing-mode: vertical-rl; text-orientation: upright; line-height: 1.25; letter-spacing: .02em; margin: 0 auto; font-weight: 500; white-space: nowrap; }
.grid th.up.long > span { height: 13em; white-space: normal; text-align: end; }
.grid td.c { text-align: center; padding: 2px; min-width: 30px; border-left: 1px solid #e8ecf1; }
.grid td.c a { text-decoration: none; display: block; }
td.hatch, .mark.undetermined { background: var(--hatch); } td.back { background: var(--hatch-back); }
.grid tfoot td, .grid tfoot th { border-top: 1px solid #b9c6d8; font-size: 13px; }
.grid th.name { min-width: 8.5em; font-weight: 500; } .grid td.guide { font-size: 13px; color: var(--muted); min-width: 8em; }
.mark { display: inline-block; min-width: 24px; line-height: 22px; border-radius: 2px; text-align: center; font-weight: 700; color: var(--quiet); position: relative; }
.mark.breach, .mark.missing { background: #f8e3e1; color: var(--breach); } .mark.advised { box-shadow: inset 0 0 0 1px #c9a368; color: var(--warn); }
.mark.warn, .mark.partial { background: #fbf0dc; color: var(--warn); } .mark.dismissed, .mark.waived { background: #e4e9f0; color: var(--undetermined); font-weight: 500; } .mark.pass, .mark.complete { color: var(--pass); }
.mark.undetermined { color: var(--undetermined); } td.hatch .mark { background: none; }
`;

const RESULTS = `
.badge { display: inline-flex; align-items: center; gap: 5px; padding: 0 8px 0 6px; line-height: 22px; border: 1px solid; border-radius: 3px; font-size: 13.5px; font-weight: 600; white-space: nowrap; color: var(--quiet); }
.badge .shape { font-weight: 700; }
.badge.breach { background: #f8e3e1; color: var(--breach); border-color: #dfb0ac; } .badge.advised { background: #fff; color: var(--warn); border-color: #c9a368; }
.badge.warn { background: #fbf0dc; color: var(--warn); border-color: #e0c48f; } .badge.pass { background: #e7f2eb; color: var(--pass); border-color: #b2d2be; }
.badge.undetermined { background: var(--hatch); color: var(--undetermined); border-color: #b7c1cd; } .badge.undetermined .shape { background: #fff; padding: 0 3px; line-height: 16px; border-radius: 2px; }
.badge.not_applicable { border-color: var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: 6px 10px; margin: 8px 0; }
.unit { border-top: 1px solid var(--line); padding: 14px 0 10px; } h2 + .unit { border-top: 0; padding-top: 0; } .unit > h3 { margin: 0 0 2px; display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; } .unit > h3 a.more { font-size: 14px; font-weight: 400; }
.result { border: 1px solid var(--line); border-left: 4px solid var(--quiet); padding: 10px 16px 12px; margin: 10px 0; }
.result.breach { border-left-color: var(--breach); } .result.warn, .result.advised { border-left-color: #b07a1f; } .result.pass { border-left-color: var(--pass); }
.result.undetermined { border-left: 0; padding-left: 20px; position: relative; } .result.undetermined::before { content: ""; position: absolute; inset: -1px auto -1px 0; width: 5px; background: var(--hatch); border: solid #b7c1cd; border-width: 1px; }
.result > header h3 { font-size: 15px; margin: 0; } .result > header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; } .result > header .tags { color: var(--muted); font-size: 13.5px; }
.result > .facts { margin: 6px 0 2px; font-size: 14px; } .result > p { margin-top: 4px; }
.findings { margin: 8px 0 0; padding-left: 26px; } .findings > li { padding: 5px 0; border-top: 1px dotted #cfd6df; } .findings > li:first-child { border-top: 0; } .findings > li::marker { color: var(--muted); font-size: 13.5px; }
.findings p { overflow-wrap: anywhere; } .line { font-size: 14px; } .line > .t { color: var(--muted); margin-right: 6px; }
.todo { margin-top: 6px; padding: 4px 10px; background: #eef3fa; font-size: 14px; } .todo .t { font-weight: 600; color: var(--accent); margin-right: 8px; }
details { margin: 4px 0; font-size: 14px; } summary { cursor: pointer; color: var(--accent); } details table { font-size: 13px; } details .scroll { margin: 6px 0; }
details > ul, details > ol { padding-left: 22px; margin: 6px 0; overflow-wrap: anywhere; }
.brief { list-style: none; margin: 6px 0 12px; } .brief > li { display: grid; grid-template-columns: 116px minmax(0, 1fr) minmax(150px, 240px); gap: 2px 14px; padding: 8px 0; border-top: 1px dotted #cfd6df; font-size: 14px; }
.brief .what b { font-weight: 600; } .brief ul { padding-left: 18px; } .brief li li { overflow-wrap: anywhere; } .brief .held { color: var(--muted); font-size: 13.5px; overflow-wrap: anywhere; }
h3 > small { font-weight: 400; margin-left: 6px; } .group-h { margin-top: 12px; } .group-h small { font-weight: 400; margin-left: 6px; }
.shots { display: flex; flex-wrap: wrap; gap: 12px; margin: 10px 0; padding: 0; list-style: none; }
.shots li { width: 240px; font-size: 12px; line-height: 1.45; color: var(--muted); }
.shots span a { display: inline-block; min-width: 24px; line-height: 24px; margin-right: 8px; } .shots img { display: block; width: 240px; height: auto; border: 1px solid var(--line); }
.proof { font-size: 13.5px; margin: 2px 0; } .ordered { counter-reset: order; } .ordered > .result > header h3::before { counter-increment: order; content: counter(order) ". "; }
th > details { font-weight: 400; } .attempts { font-variant-numeric: tabular-nums; }
.bar { display: flex; height: 22px; border: 1px solid #b7c1cd; margin: 10px 0 4px; max-width: 720px; } .bar > span { min-width: 3px; } .bar .read { background: var(--accent); } .bar .lost { background: var(--hatch); } .bar .left { background: var(--hatch-back); }
.key { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 14px; list-style: none; } .key i { display: inline-block; width: 14px; height: 12px; border: 1px solid #b7c1cd; margin-right: 6px; vertical-align: -1px; } .key .read { background: var(--accent); } .key .lost { background: var(--hatch); } .key .left { background: var(--hatch-back); } .key .up { background: #cfe5d7; } .key .down { background: #f3c9c5; } .key .out { background: var(--hatch); }
.plain { padding-left: 20px; } .plain li { margin: 3px 0; }
footer { max-width: 1180px; margin: 0 auto; padding: 14px 28px 30px; border-top: 1px solid var(--line); color: var(--muted); font-size: 13.5px; overflow-wrap: anywhere; }
`;

const PICTURES = `
[hidden] { display: none !important; }
.chart { margin: 14px 0; } .chart .scroll { overflow-x: auto; margin: 0; } .chart svg { display: block; max-width: none; font-family: var(--sans); }
.finder { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin: 12px 0 18px; padding: 10px 14px; background: var(--wash); border: 1px solid var(--line); font-size: 14px; }
.finder label { min-width: 0; max-width: 100%; display: flex; flex-direction: column; gap: 2px; color: var(--muted); font-size: 13.5px; } .finder input, .finder select, .finder button { font: inherit; color: var(--ink); background: #fff; border: 1px solid #8793a3; border-radius: 3px; padding: 4px 8px; min-height: 34px; max-width: 100%; }
.finder input { width: 20em; } .finder select { max-width: 15em; } .finder button { padding: 4px 16px; cursor: pointer; } .finder output { color: var(--accent); font-weight: 600; min-height: 34px; line-height: 34px; }
.narrow { max-width: 620px; } td.meter { width: 60%; padding-top: 9px; vertical-align: middle; } thead td.meter { background: #e9eff7; box-shadow: inset 0 1px 0 var(--accent), inset 0 -1px 0 #b9c6d8; } .meter > span { display: block; height: 12px; background: var(--breach); } .meter > span.clean { background: var(--pass); }
details > summary { padding: 3px 0; }
`;

const NARROW = `
.swipe { display: none; }
.scroll.many { overflow-x: auto; }
@media screen and (max-width: 900px) {
  body { font-size: 15px; } main, .mast, footer { padding-left: 16px; padding-right: 16px; }
  h1 { font-size: 24px; } h2 { font-size: 19px; margin-top: 34px; }
  .scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); } .scroll thead th { white-space: nowrap; } .scroll.sticky td:nth-child(2):not(.c) { min-width: 9em; } .scroll.sticky th.first { min-width: 5.5em; } .swipe { display: block; }
  .scroll.sticky th.first, .scroll.sticky thead th:first-child { position: sticky; left: 0; z-index: 1; background: #fff; box-shadow: inset -1px 0 0 var(--line); } .scroll.sticky thead th:first-child { z-index: 3; background: #e9eff7; }
  .figures { grid-template-columns: 1fr 1fr; } .figures li { padding: 10px 12px; } .figures li:nth-child(odd) { border-left: 0; padding-left: 4px; } .figures li:nth-child(n + 3) { border-top: 1px solid var(--line); }
  .brief > li { grid-template-columns: minmax(0, 1fr); } .lead { padding: 12px 14px; font-size: 15.5px; } .result { padding: 10px 12px; }
  .scroll:not(.grid) tbody th { min-width: 6.5em; } .scroll:not(.grid) tbody td:not(.n, .nowrap, .meter) { min-width: 8em; } .scroll:not(.grid) tbody td:has(.url, p) { min-width: 15em; } .scroll th.mono { white-space: nowrap; }
  .finder label, .finder input, .finder select { width: 100%; max-width: none; }
  .grid th.name { min-width: 6.5em; } a.url { overflow-wrap: anywhere; }
}
@media (forced-colors: active) { .badge, .mark { border: 1px solid; } }
`;

const PRINT = `
@page { size: A4; margin: 18mm 16mm 16mm; @bottom-center { content: "— " counter(page) " —"; font: 9pt serif; color: #333; } }
@page wide { size: A4 landscape; margin: 11mm 12mm 12mm; }
@media print {
  html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10.5pt; line-height: 1.55; border-top: 0; } main, .mast, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .toc, .skip, .sr, .swipe, .crumb, a.more, details.screen { display: none; } a { color: inherit; text-decoration: none; }
  .finder:has(output:empty), .finder label, .finder button { display: none; } .finder { border: 0; padding: 0; background: none; }
  h1 { font-size: 20pt; text-align: center; } .mast .kind { text-align: center; } h2 { font-size: 14pt; margin-top: 20pt; } h3 { font-size: 11.5pt; } .lead { font-size: 11pt; }
  .muted, small, .note, .facts, .key, .proof, .line, .draft, .figures .k, .figures .d { font-size: 9.5pt; } table .muted, table small { font-size: 8.5pt; } .badge { font-size: 8.5pt; line-height: 14pt; }
  h2, h3, h4, summary, .result > header, .result > .facts, .findings > li > p, .legend, .note:has(+ .scroll, + .swipe, + .legend, + .guides, + .unit, + .note), .unit > p:has(+ .scroll) { break-after: avoid; }
  tr, li:not(.findings > li), .figures, .lead, .chart, .narrow { break-inside: avoid; } tbody > tr:first-child:not(:last-child), tbody:has(+ tfoot) > tr:last-child { break-after: avoid; }
  .scroll { overflow: visible; max-height: none; border: 0; } .chart svg { max-width: 100%; height: auto; } .figures { grid-template-columns: repeat(auto-fit, minmax(90px, 1fr)); } .figures .v { font-size: 17pt; }
  table, details table { font-size: 9pt; line-height: 1.45; } th, td { padding: 3pt 5pt; } thead { display: table-header-group; } thead th { position: static; } tfoot { display: table-row-group; }
  .scroll:not(.grid, .items) thead th { white-space: nowrap; } td { overflow-wrap: anywhere; }
  .grid table { font-size: 8.5pt; line-height: 1.25; table-layout: fixed; } .grid th, .grid td, .grid tfoot th, .grid tfoot td { padding: .8pt 3pt; font-size: inherit; } .grid .mark { line-height: 11pt; min-width: 13pt; } .grid td.guide { font-size: 8pt; }
  .grid thead th.up { padding: 4pt 0; font-size: 7.5pt; } .grid th.up > span { line-height: 1.15; letter-spacing: 0; } .grid th.up.long > span { height: 14.5em; } .grid td.c, .grid tfoot td.c { min-width: 0; padding: .8pt 0; } .grid tfoot td.c { font-size: 7.5pt; }
  .grid.sticky thead th:first-child { width: 25mm; } .grid:not(.sticky) thead th:nth-child(1) { width: 9mm; } .grid:not(.sticky) thead th:nth-child(2) { width: 27mm; } .grid:not(.sticky) thead th:nth-child(3) { width: 34mm; } .grid:not(.sticky) thead th:last-child { width: 16mm; }
  .items table { table-layout: fixed; } .items th, .items td { width: 13%; } .items th + th, .items tbody th { width: 24%; } .items td:nth-child(3), .items thead th:nth-child(3) { width: 46%; } .items td:last-child, .items thead th:last-child { width: 17%; } .items div > span { display: inline-block; margin-right: 4pt; }
  .guides thead { display: none; } .guides .scroll { margin: 0 0 4pt; } .guides details { margin: 0; } .guides summary { break-after: avoid; }
  .guides table { table-layout: fixed; } .guides tbody > tr > * { width: 19%; } .guides tbody td:first-child { width: 5%; } .guides tbody td:nth-child(3) { width: 10%; } .guides tbody td:nth-child(4) { width: 31%; } .guides tbody td:last-child { width: 35%; }
  .landscape { page: wide; } .landscape > h2 { margin-top: 0; } .brief > li { grid-template-columns: 96px minmax(0, 1fr) 130px; }
  details::details-content { content-visibility: visible; display: block; height: auto; } details > summary { list-style: none; }
}
`;

/** The whole style sheet, to be put inside the page: no font, no picture, no request. */
export const STYLE = [BASE, HEAD, TABLES, RESULTS, PICTURES, NARROW, PRINT]
  .join('')
  .replace(/\n\s*/g, '\n')
  .trim();
