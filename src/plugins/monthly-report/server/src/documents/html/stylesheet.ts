/**
 * The one stylesheet of the pages. Served as a file of its own, so that a content
 * security policy may forbid inline styles.
 */

export const STYLESHEET_PATH = '/reports/report.css';

export const REPORT_STYLESHEET = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7;
  --ink: #1d2624;
  --quiet: #54615d;
  --line: #dcdfd7;
  --tint: #f1f2eb;
  --accent: #17694d;
  --warn-ink: #6b4600;
  --warn: #fff1cf;
  --wide: 66rem;
  --text: 46rem;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151a18;
    --ink: #e5eae7;
    --quiet: #a6b3ad;
    --line: #36403c;
    --tint: #1d2422;
    --accent: #84d3b1;
    --warn-ink: #f5d999;
    --warn: #3a2f16;
  }
}

* { box-sizing: border-box; }

html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }

@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
}

body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font-family: system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei',
    'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif;
  font-size: 1.0625rem;
  line-height: 1.8;
  line-break: strict;
  overflow-wrap: anywhere;
  text-autospace: normal;
  text-spacing-trim: trim-start;
}

a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }

p, ul, ol, dl, blockquote, pre, figure { margin: 0.75rem 0; }
nav ul { margin: 0; padding: 0; list-style: none; }

.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }

/* The frame */

.masthead, .spread, main.narrow, .colophon { max-width: var(--text); margin: 0 auto; padding: 0 1.25rem; }
.masthead { padding-top: 1.25rem; }
.bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; margin-bottom: 2.5rem; font-size: 0.9375rem; }
/* As high as it will be before it has loaded, so that nothing moves below it. */
.logo { display: block; width: auto; height: 3.5rem; max-width: 14rem; margin-bottom: 1rem; background: #fff; object-fit: contain; }
.bar a, .masthead nav a, .ways a, .colophon a, .pages a { display: inline-block; min-height: 1.5rem; }
.languages ul, .downloads ul, .revisions ul, .bases ul, .pages ul { display: flex; flex-wrap: wrap; gap: 0 1rem; }
h1 { margin: 0; font-size: clamp(1.375rem, 0.75rem + 2.9vw, 2.75rem); line-height: 1.25; text-wrap: balance; }
.slim h1 { margin-top: 0.25rem; font-size: clamp(1.375rem, 1rem + 1.5vw, 2rem); }
.published { margin: 0.75rem 0 0; color: var(--quiet); font-size: 0.9375rem; }
.downloads, .revisions { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 0.25rem; font-size: 0.9375rem; }
.label { color: var(--quiet); }
[aria-current] { font-weight: 600; color: var(--ink); }
main { padding-bottom: 1rem; }
.colophon { margin-top: 4rem; padding-bottom: 3rem; color: var(--quiet); font-size: 0.9375rem; }
.colophon p { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }

/* The contents list: folded on a phone, beside the text where there is room */

summary { min-height: 1.5rem; cursor: pointer; }
.contents { margin-top: 1.75rem; font-size: 0.9375rem; line-height: 1.6; }
.contents details { padding: 0.625rem 1rem; background: var(--tint); border-radius: 0.5rem; }
.contents summary { font-weight: 600; }
.contents ul ul { padding-inline-start: 1rem; font-size: 0.9375em; }
.contents a { display: inline-block; padding: 0.1875rem 0; color: var(--ink); text-decoration: none; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
.contents details > ul > li > a { margin-top: 0.5rem; font-weight: 600; }

@media (min-width: 72rem) {
  .masthead.wide, .spread, .spread + .colophon { max-width: var(--wide); }
  .spread { display: grid; grid-template-columns: 14rem minmax(0, 1fr); column-gap: 4rem; align-items: start; margin-top: 2.5rem; }
  .spread main { grid-column: 2; }
  .contents { grid-column: 1; position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); margin: 0; overflow-y: auto; font-size: 0.875rem; }
  .contents details { padding: 0; background: none; }
  @supports selector(::details-content) {
    .contents summary { display: none; }
    .contents ::details-content { display: block; content-visibility: visible; }
  }
  .contents details > ul > li:first-child > a { margin-top: 0; }
}

/* On paper only: the first page with the results */

.cover { display: none; }

/* The text */

h2, h3, h4, h5, h6 { line-height: 1.4; text-wrap: balance; break-after: avoid; scroll-margin-top: 1.25rem; }
h2 { margin: 4rem 0 0; padding-top: 1.25rem; border-top: 3px solid var(--accent); font-size: clamp(1.5rem, 1.25rem + 1vw, 1.875rem); }
.spread main > section:first-child > h2 { margin-top: 2.5rem; }
@media (min-width: 72rem) { .spread main > :first-child, .spread main > section:first-child > h2 { margin-top: 0; } }
h3 { margin: 3rem 0 0; font-size: 1.375rem; color: var(--accent); }
h4 { margin: 2.25rem 0 0; font-size: 1.1875rem; }
h5 { margin: 2rem 0 0; font-size: 1.0625rem; }
h6 { margin: 1.75rem 0 0; font-size: 1.0625rem; }
/* A heading right below another belongs to it. */
h2 + section > h3 { margin-top: 1.5rem; }
h3 + section > h4, h4 + section > h5, h5 + section > h6 { margin-top: 1rem; }
.details { margin-top: 0.25rem; color: var(--quiet); font-size: 0.9375rem; }
.subheading { font-weight: 600; }
.group { margin-bottom: 0.25rem; font-weight: 600; }
.group + ul { margin-top: 0; }
.severity { font-weight: 600; }
.severity.error, .severity.warning { padding: 0 0.375em; background: var(--warn); color: var(--warn-ink); border-radius: 0.25rem; }
.links ul { padding-inline-start: 1.25rem; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
pre { padding: 0.75rem 1rem; background: var(--tint); overflow-x: auto; overflow-wrap: normal; }
.prose p { text-wrap: pretty; }

.summary { padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); }
.figure, .value { font-variant-numeric: tabular-nums; }
.figure, .value > :first-child, .figures .value { white-space: nowrap; }
.figure a, .value a, td a { text-decoration-style: dotted; }
.figure a:hover, .value a:hover, td a:hover { text-decoration-style: solid; }

.notice { margin: 0.75rem 0; padding: 0.375rem 0.875rem; background: var(--warn); color: var(--warn-ink); border-radius: 0.375rem; font-size: 0.9375rem; }
.notice.draft { font-weight: 600; }
.correction { margin: 1.5rem 0 2rem; padding: 0.5rem 1.25rem 1rem; background: var(--warn); color: var(--warn-ink); border-radius: 0.625rem; }
.spread main > .correction > h2 { margin: 0.75rem 0 0; padding: 0; border: 0; font-size: 1.25rem; }
.correction th, .correction .untranslated { color: inherit; border-color: currentColor; }
.untranslated:not(.notice) { padding: 0 0.375em; border: 1px solid var(--line); border-radius: 0.25rem; color: var(--quiet); font-size: 0.75rem; font-weight: 400; white-space: nowrap; }

/* Figures */

.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0; padding: 0; list-style: none; }
.tile { position: relative; display: flex; flex-direction: column; padding: 0.875rem 1rem; background: var(--tint); border-radius: 0.625rem; line-height: 1.4; break-inside: avoid; }
.tile p { margin: 0; }
.tile .label { font-size: 0.875rem; }
.tile .value { margin: 0.25rem 0; font-size: 1.5rem; font-weight: 650; line-height: 1.3; overflow-wrap: normal; }
.tile .value.long { font-size: 1.1875rem; line-height: 1.65; }
.tile .value.longer { font-size: 1rem; line-height: 1.95; }
.tile.wide { grid-column: span 2; }
.tile .value.none { color: var(--quiet); font-size: 1.0625rem; font-weight: 400; line-height: 1.84; }
.value a { color: inherit; }
.value a::after { content: ''; position: absolute; inset: 0; border-radius: 0.625rem; }
.tile:hover .value a { color: var(--accent); }
.unit { color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.change { color: var(--quiet); font-size: 0.8125rem; }
.arrow { margin-inline-end: 0.375em; color: var(--accent); font-size: 0.75em; }
.spark { display: block; max-width: 100%; margin-top: auto; padding-top: 0.625rem; box-sizing: content-box; color: var(--accent); }
.tile.lone { margin: 1.5rem 0; padding: 1.25rem 1.5rem; }
.tile.lone .value { font-size: clamp(2rem, 1.5rem + 3vw, 3rem); line-height: 1.2; }

.table-frame { margin: 1.25rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.5; overflow-wrap: normal; }
caption { padding-bottom: 0.5rem; text-align: start; font-weight: 600; }
th, td { padding: 0.5rem 0.625rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); color: var(--quiet); font-weight: 600; vertical-align: bottom; }
tbody th { min-width: 8em; font-weight: 500; }
tfoot th, tfoot td { border-top: 2px solid var(--ink); border-bottom: 0; font-weight: 600; }
thead th, .number { word-break: keep-all; }
.number:is(th, td), .series td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number { white-space: normal; }
/* The room of decimals that a figure has less than others of its column, so that points stand below each other. */
td[data-room]::after { content: attr(data-room); visibility: hidden; }
th:first-child, td:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0; }
td a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
td.none { color: var(--quiet); }
/* A note is one with the figure above it, and stays in sight while the table is scrolled sideways. */
.noted td { border-bottom: 0; padding-bottom: 0; }
td.note { padding-inline: 0.625rem 0; color: var(--quiet); font-size: 0.875em; }
.note > span { display: inline-block; position: sticky; inset-inline-start: 0; max-width: min(100%, 60vw); }

.trend { margin: 2rem 0; }
.trend img { width: 100%; border: 1px solid var(--line); border-radius: 0.625rem; background: #fff; }
.series + .series { margin-top: 1rem; }
.trend summary { color: var(--accent); font-size: 0.9375rem; }
.series { font-size: 0.875rem; }
.series .unit { display: block; font-size: inherit; }
@media (prefers-color-scheme: dark) {
  /* The picture is the same everywhere and brings its white paper; by night it is turned over, its colours kept. */
  .trend img { filter: invert(0.9) hue-rotate(180deg); border-color: #c9bfc3; }
}

/* Photos */

.photos { display: grid; gap: 1.25rem 1rem; margin: 1rem 0; }
@media (min-width: 40rem) {
  .photos:has(figure + figure) { grid-template-columns: 1fr 1fr; align-items: start; }
}
figure { margin: 0; break-inside: avoid; }
/* The photo of the first page: the results stand close below it. */
main > .photos img { width: 100%; max-height: 22rem; object-fit: cover; }
img { display: block; max-width: 100%; height: auto; border-radius: 0.375rem; background: var(--tint); }
/* A photo whose size nobody knows gets a place before it has loaded. */
figure > img:not([width]) { width: 100%; aspect-ratio: 4 / 3; object-fit: contain; }
figcaption { margin-top: 0.5rem; color: var(--quiet); font-size: 0.875rem; line-height: 1.5; }

/* The list of reports */

.reports { margin: 2rem 0 0; padding: 0; list-style: none; }
.reports > li { padding: 2rem 0; border-top: 1px solid var(--line); }
.reports h2 { margin: 0; padding: 0; border: 0; font-size: 1.375rem; }
.reports h2 a { display: inline-block; color: var(--ink); text-decoration-color: var(--line); }
.reports h2 a:hover { color: var(--accent); }
.reports .published { margin-top: 0.25rem; }
.reports h3 { margin: 1.25rem 0 0; color: var(--quiet); font-size: 0.9375rem; font-weight: 400; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.75rem, 1fr)); gap: 0.5rem 1.5rem; margin: 0.375rem 0 0; line-height: 1.4; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dt { color: var(--quiet); font-size: 0.875rem; }
.figures dd { margin: 0; }
.figures .value { font-size: 1.375rem; font-weight: 650; }

/* What a figure is made of */

.bases ul, .pages ul { margin-top: 1.25rem; font-size: 0.9375rem; }
.sources th[scope='row'] { min-width: 12em; }
.sources tbody .title { display: block; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1em; color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.facts details { flex-basis: 100%; }
.hidden { color: var(--quiet); font-weight: 400; }
.ways { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-top: 2rem; font-size: 0.9375rem; }

@media (max-width: 40rem) {
  body { font-size: 1rem; line-height: 1.75; }
  .bar { margin-bottom: 1.5rem; }
  h2 { margin-top: 3rem; }
  .tiles { grid-template-columns: repeat(auto-fill, minmax(8.25rem, 1fr)); gap: 0.5rem; }
  .tile { padding: 0.75rem; }
  .summary { padding-inline-start: 0.875rem; }
  .correction { padding-inline: 0.875rem; }
  tbody th { position: sticky; inset-inline-start: 0; min-width: 6.5em; background: var(--paper); }
  .correction tbody th { background: var(--warn); }
  .sources tbody th { position: static; min-width: 9em; }
}

@media print {
  @page { margin: 18mm 16mm; }
  :root {
    color-scheme: light;
    --paper: #fff;
    --ink: #000;
    --quiet: #444;
    --line: #bbb;
    --tint: #fff;
    --accent: #17694d;
    --warn: #fff;
    --warn-ink: #000;
    --text: none;
    --wide: none;
  }
  body { font-size: 10.5pt; line-height: 1.6; }
  .skip, .bar, .downloads, .ways, .pages, .bases, .colophon, .contents .deep { display: none; }
  .cover { display: block; margin-top: 6mm; }
  .cover .figures { grid-template-columns: repeat(4, 1fr); margin-bottom: 5mm; padding-top: 2mm; border-top: 1.5pt solid var(--accent); break-inside: avoid; }
  .cover .figures div { display: block; }
  .cover .value { color: var(--accent); font-size: 14pt; }
  .cover .value.long { font-size: 10.5pt; }
  .cover .change { margin: 0; }
  /* Contents follow on the same page, or have one of their own; the report begins on the next. */
  .contents { position: static; max-height: none; margin: 6mm 0 0; break-inside: avoid; font-size: 9.5pt; line-height: 1.5; }
  .contents details { padding: 0; background: none; }
  .contents summary { display: block; list-style: none; font-size: 12pt; }
  .spread > main { break-before: page; }
  .masthead, .spread, main.narrow { display: block; padding: 0; }
  h1 { font-size: 22pt; }
  h2 { margin-top: 1.5rem; }
  /* The first page has them, and the table. */
  .cover ~ .spread .tiles { display: none; }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: 2mm; }
  .tile { padding: 2.5mm; border: 1px solid var(--line); }
  .tile .value { font-size: 13pt; }
  .tile .value.long { font-size: 11pt; }
  .tile .value.longer { font-size: 9.5pt; }
  .correction { padding: 0 1rem 0.5rem; border: 1px solid var(--line); }
  .notice { border: 1px solid var(--line); }
  .table-frame { overflow: visible; }
  table { font-size: 9pt; }
  th, td { padding: 1mm 1.5mm; }
  tbody th { position: static; min-width: 0; }
  /* Nothing is folded away on paper. */
  details { display: block; }
  ::details-content { display: block; content-visibility: visible; height: auto; }
  .series + .series { margin-top: 1rem; }
.trend summary { display: none; }
  .series { font-size: 8pt; }
  .fit-8 { font-size: 8pt; } .fit-7 { font-size: 7pt; } .fit-6 { font-size: 6pt; } .fit-5 { font-size: 5pt; } .fit-4 { font-size: 4pt; }
  .series th, .series td { padding: 0.5mm 0.75mm; }
  .trend img { filter: none; }
  .trend picture, .tile, tr, img, figure > img, figcaption { break-inside: avoid; }
  .photos { grid-template-columns: 1fr 1fr; }
  .photos img { max-height: 90mm; width: auto; }
  .figure a, .value a, td a { color: inherit; text-decoration: none; }
  .prose a[href^='http']::after, .links a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 0.8em; word-break: break-all; }
}
`;
