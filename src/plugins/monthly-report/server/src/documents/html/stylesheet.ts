/**
 * The one stylesheet of the pages. Served as a file of its own, so that a content
 * security policy may forbid inline styles.
 */

export const STYLESHEET_PATH = '/reports/report.css';

export const REPORT_STYLESHEET = `:root {
  color-scheme: light dark;
  --paper: #fdfdfb;
  --ink: #1f2a28;
  --quiet: #5a6864;
  --line: #d9dfdb;
  --tint: #f1f5f2;
  --accent: #17694d;
  --warn-ink: #6b4600;
  --warn: #fff4d9;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161b1a;
    --ink: #e4eae7;
    --quiet: #a3b0ab;
    --line: #37423f;
    --tint: #1f2625;
    --accent: #7fd0ae;
    --warn-ink: #f5d999;
    --warn: #3a2f16;
  }
}

* { box-sizing: border-box; }

html { scroll-behavior: smooth; }

@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
}

body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font-family: system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei',
    'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif;
  font-size: 1.0625rem;
  line-height: 1.75;
  overflow-wrap: anywhere;
}

.masthead, .contents, main, .colophon {
  max-width: 50rem;
  margin: 0 auto;
  padding: 0 1.25rem;
}

a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, .table-frame:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }

.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 1; }

.masthead { padding-top: 2.5rem; }
.masthead .home { margin: 0; font-size: 0.9375rem; }
h1 { margin: 0.5rem 0; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.25rem); line-height: 1.3; }
.published { margin: 0; color: var(--quiet); font-size: 0.9375rem; }
.revisions { display: flex; flex-wrap: wrap; gap: 0 0.75rem; font-size: 0.9375rem; }
.revisions ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
.revisions .label { color: var(--quiet); }
.switches { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 0.75rem 0 0; font-size: 0.9375rem; }
.switches ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
.switches nav { display: flex; gap: 0.75rem; }
.switches .label { color: var(--quiet); }
[aria-current] { font-weight: 600; color: var(--ink); }

.contents { margin-top: 2rem; }
main { padding-top: 1rem; }
.contents > div { padding: 1rem 1.25rem; background: var(--tint); border-radius: 0.5rem; }
.contents h2 { margin: 0 0 0.25rem; padding: 0; border: 0; font-size: 1rem; color: var(--quiet); }
.contents ul { margin: 0; padding: 0; list-style: none; }
.contents ul ul { padding-inline-start: 1.25rem; font-size: 0.9688rem; }
.contents a { display: inline-block; padding: 0.125rem 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }

h2, h3, h4, h5, h6 { line-height: 1.4; break-after: avoid; scroll-margin-top: 1rem; }
h2 { margin: 3.5rem 0 0; padding-top: 1.5rem; border-top: 3px solid var(--accent); font-size: 1.625rem; }
h3 { margin: 2.5rem 0 0; font-size: 1.3125rem; color: var(--accent); }
h4 { margin: 2rem 0 0; font-size: 1.1875rem; }
h5 { margin: 1.75rem 0 0; font-size: 1.0625rem; }
h6 { margin: 1.5rem 0 0; font-size: 1rem; }
p, ul, ol, blockquote, pre, figure { margin: 0.75rem 0; }


.details { margin-top: 0.25rem; color: var(--quiet); font-size: 0.9375rem; }
.subheading { font-weight: 600; }
.group { margin-bottom: 0.25rem; font-weight: 600; }
.group + ul { margin-top: 0; }
.severity { font-weight: 600; }
.severity.error, .severity.warning { padding: 0 0.375em; background: var(--warn); color: var(--warn-ink); border-radius: 0.25rem; }
.links ul { padding-inline-start: 1.25rem; }
blockquote { padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
pre { padding: 0.75rem 1rem; background: var(--tint); overflow-x: auto; overflow-wrap: normal; }

.summary { padding: 1rem 1.25rem; background: var(--tint); border-radius: 0.5rem; }
.figure { color: var(--accent); font-variant-numeric: tabular-nums; }

.notice {
  margin: 0.75rem 0;
  padding: 0.375rem 0.875rem;
  background: var(--warn);
  color: var(--warn-ink);
  border-radius: 0.25rem;
  font-size: 0.9375rem;
}
.correction { margin: 0 0 2rem; padding: 0.25rem 1.25rem 1rem; border: 1px solid var(--line); background: var(--tint); }
.correction h2 { margin-top: 0.75rem; }
.notice.draft { font-weight: 600; }
.untranslated:not(.notice) {
  padding: 0 0.375em;
  border: 1px solid var(--line);
  border-radius: 0.25rem;
  color: var(--quiet);
  font-size: 0.75rem;
  font-weight: 400;
  white-space: nowrap;
}

.table-frame { margin: 1.25rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.5; overflow-wrap: normal; }
caption { padding-bottom: 0.5rem; text-align: start; font-weight: 600; }
th, td { padding: 0.5rem 0.625rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); color: var(--quiet); font-weight: 600; vertical-align: bottom; }
tbody th { min-width: 8em; font-weight: 500; }
thead th, .number { word-break: keep-all; }
.number:is(th, td) { text-align: end; font-variant-numeric: tabular-nums; }

.photos { display: grid; gap: 1rem; margin: 1rem 0; }
@media (min-width: 40rem) {
  .photos:has(figure + figure) { grid-template-columns: 1fr 1fr; align-items: start; }
}
figure { margin: 0; break-inside: avoid; }
img { display: block; max-width: 100%; height: auto; border-radius: 0.25rem; background: var(--tint); }
figcaption { margin-top: 0.375rem; color: var(--quiet); font-size: 0.875rem; line-height: 1.5; }

.reports { padding: 0; list-style: none; }
.reports li { padding: 0.875rem 0; border-bottom: 1px solid var(--line); }
.reports a { font-size: 1.125rem; font-weight: 600; }
.reports .published { display: block; }

.colophon { margin-top: 3.5rem; padding-bottom: 2.5rem; color: var(--quiet); font-size: 0.875rem; }
.colophon p { padding-top: 1rem; border-top: 1px solid var(--line); }

@media (max-width: 40rem) {
  body { font-size: 1rem; }
  .masthead { padding-top: 1.5rem; }
  .summary, .contents > div { padding: 0.75rem 1rem; }
  tbody th { position: sticky; inset-inline-start: 0; min-width: 6.5em; background: var(--paper); }
}

@media print {
  :root {
    --paper: #fff;
    --ink: #000;
    --quiet: #444;
    --line: #bbb;
    --tint: #fff;
    --accent: #000;
    --warn: #fff;
    --warn-ink: #000;
  }
  body { font-size: 10.5pt; }
  .skip, .switches, .contents { display: none; }
  .masthead, main, .colophon { max-width: none; padding: 0; }
  .summary { padding: 0; }
  .table-frame { overflow: visible; }
  tr, img { break-inside: avoid; }
  a { color: inherit; }
}
`;
