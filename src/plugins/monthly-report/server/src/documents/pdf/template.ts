/**
 * The template that sets the document, in Typst (https://typst.app/docs/reference). It reads
 * `report.json`, whose shape is `PrintedDocument` in `tree.ts`, and evaluates nothing in it: a text
 * of the report is a string here, never markup. The compiler checks the rules of PDF/UA (tags, a
 * title, languages, headings that skip no level) if it is told the standard.
 */
import { FONT_LIST } from './font-list';
import { GUTTER, PAGE } from './page';

export const TEMPLATE = String.raw`
#let report = json("report.json")

// Colours of 4.5 : 1 and more on white.
#let brand = rgb(report.colour)
#let ink = rgb("#1f2a28")
#let quiet = rgb("#5a6864")
#let leading-to = rgb("#0b5394")
#let hairline = 0.5pt + rgb("#c3ccc8")
#let band = rgb("#f2f7f5")

#let languages = (
  "zh-Hans": (lang: "zh", region: "CN", features: (pwid: 0)),
  // Unless told otherwise the font sets quotation marks as wide as a Chinese character.
  en: (lang: "en", region: "GB", features: (pwid: 1)),
)

// 1. What stands on a line.

// A line may break here, and nothing of it is seen or copied.
#let chance = h(0.01pt)

// A rule below the words that goes on from line to line.
#let ruled(stroke, body) = highlight(fill: none, stroke: (bottom: stroke), body)

#let run(node) = {
  let has(key) = node.at(key, default: false)
  let body = node.pieces.map(piece => if has("code") { raw(piece) } else { text(piece) }).join(chance)
  if has("strikethrough") { body = strike(body) }
  // PDF/UA knows of one line through or under a text; a second one is only drawn.
  if has("underline") { body = if has("strikethrough") { ruled(0.6pt + ink, body) } else { underline(offset: 0.2em, body) } }
  if has("italic") { body = emph(body) }
  if has("bold") { body = strong(body) }
  if "language" in node { body = text(..languages.at(node.language), body) }
  body
}

#let inline(nodes) = [#for node in nodes {
  if node.kind == "text" { run(node) }
  else if node.kind == "break" { linebreak() }
  else if node.kind == "link" { link(node.address, inline(node.children)) }
  else { panic("Nothing on a line is a " + node.kind) }
}]

// 2. Blocks.

#let paragraph(node, language) = {
  let words = inline(node.children)
  let look = node.look
  if look == "body" {
    let indent = if language == "zh-Hans" { 2em } else { 0em }
    par(first-line-indent: (amount: indent, all: true), justify: language == "zh-Hans", words)
  } else if look == "lead" {
    block(sticky: true, above: 1em, below: 0.7em, par(strong(words)))
  } else if look == "subheading" {
    block(sticky: true, above: 1.2em, below: 0.8em, par(text(fill: brand, strong(words))))
  } else if look == "details" {
    block(sticky: true, below: 0.8em, par(text(size: 9.5pt, fill: quiet, words)))
  } else if look == "notice" {
    block(width: 100%, inset: (x: 10pt, y: 7pt), fill: rgb("#fdf6e3"), stroke: (left: 2.5pt + rgb("#b7791f")), par(text(size: 9.5pt, words)))
  } else if look == "subtitle" {
    block(above: 0.7em, below: 0.7em, width: 100%, align(center, par(text(size: 9.5pt, fill: quiet, words))))
  } else if look == "signature" {
    block(sticky: true, above: 2em, par(words))
  } else if look == "missing-picture" {
    block(width: 100%, inset: 10pt, stroke: (paint: quiet, thickness: 0.5pt, dash: "dashed"), align(center, par(text(size: 9pt, fill: quiet, words))))
  } else {
    panic("No paragraph looks like a " + look)
  }
}

#let items(node) = {
  let bodies = node.items.map(item => inline(item.children) + for below in item.lists { items(below) })
  if node.isOrdered { enum(..bodies) } else { list(..bodies) }
}

#let picture(node) = {
  let size = (width: node.width * 1mm, height: node.height * 1mm)
  let caption = if node.caption != none { inline(node.caption) }
  if node.description == none {
    align(center, pdf.artifact(image(node.file, ..size)))
    if caption != none { align(center, par(text(size: 9pt, fill: quiet, caption))) }
  } else {
    show figure: set block(breakable: node.mayBreak)
    figure(image(node.file, ..size, alt: node.description), caption: caption, kind: "picture", supplement: none, numbering: none, outlined: false)
  }
}

#let pair(node) = block(
  breakable: node.figures.any(one => one.mayBreak),
  above: 1.4em,
  below: 1.4em,
  grid(columns: (1fr, 1fr), column-gutter: ${GUTTER}mm, align: top + center, ..node.figures.map(picture)),
)

// As wide as a text, and nothing to be found there.
#let room(words) = if words != "" { context h(measure(text(words)).width) }

// A line below alone: a side that is not said has the line of the compiler.
#let below(is-there) = (left: none, right: none, top: none, bottom: if is-there { hairline })

// The name of a figure stands beside its notes too, which keeps them on its page.
#let figure-row(row, columns) = {
  let fill = if row.isBanded { band }
  if row.isNote {
    let stroke = below(row.notes == 0)
    let words = text(fill: quiet, inline(row.cells.first().words))
    return (table.cell(colspan: columns - 1, align: left, fill: fill, stroke: stroke, inset: (x: 5pt, top: 1pt, bottom: 5pt), words),)
  }
  let stroke = below(row.notes == 0)
  row.cells.enumerate().map(((column, cell)) => {
    let words = inline(cell.words) + room(cell.room)
    if column == 0 {
      table.cell(rowspan: 1 + row.notes, breakable: row.mayBreak, fill: fill, stroke: below(true), words)
    } else {
      table.cell(breakable: row.mayBreak, fill: fill, stroke: stroke, words)
    }
  })
}

#let figures(node) = {
  set text(size: node.size * 1pt)
  set par(justify: false)
  block(above: 1.2em, below: 1.6em, breakable: node.mayBreak, table(
    columns: node.widths.map(width => width * 1pt),
    align: (column, _) => (if column < node.wordColumns { left } else { right }) + horizon,
    fill: (_, row) => if row == 0 { brand },
    stroke: below(true),
    inset: (x: 5pt, y: 5pt),
    table.header(..node.columns.map(column => text(fill: white, strong(inline(column))))),
    ..node.rows.map(row => figure-row(row, node.columns.len())).flatten(),
  ))
}

// A table, so that whoever hears it hears of each figure what it is.
#let key-figures(node) = {
  set par(justify: false)
  let filled(cells) = cells + range(4 - cells.len()).map(_ => [])
  let row(cell) = filled(node.figures.map(cell))
  block(above: 0.8em, below: 1.6em, breakable: false, table(
    columns: (1fr,) * 4,
    align: left + top,
    stroke: (_, row) => if row == 0 { (top: 1pt + brand) },
    fill: band,
    inset: (x: 6pt, y: 4pt),
    table.header(..row(figure => text(size: 9pt, fill: quiet, inline(figure.label)))),
    ..row(figure => [#text(size: figure.size * 1pt, weight: "bold", fill: brand, inline(figure.value)) #box(text(size: 9pt, fill: quiet, inline(figure.unit)))]),
    ..row(figure => text(size: 8.5pt, fill: quiet, inline(figure.change))),
  ))
}

#let blocks(nodes, language) = for node in nodes {
  let kind = node.kind
  if kind == "paragraph" { paragraph(node, language) }
  else if kind == "heading" { heading(level: node.level, inline(node.children)) }
  else if kind == "quote" { quote(block: true, par(inline(node.children))) }
  else if kind == "code" {
    block(width: 100%, inset: 8pt, radius: 2pt, fill: luma(245), par(text(size: 9pt, inline(node.children))))
  }
  else if kind == "list" { items(node) }
  else if kind == "figure" { picture(node) }
  else if kind == "pair" { pair(node) }
  else if kind == "key-figures" { key-figures(node) }
  else if kind == "table" { figures(node) }
  else if kind == "language" {
    set text(..languages.at(node.language))
    blocks(node.blocks, node.language)
  }
  else { panic("No block is a " + kind) }
}

// 3. The look of all.

#let (year, month, day, hour, minute, second) = report.written
#set document(
  title: report.title,
  author: if report.author == "" { () } else { report.author },
  date: datetime(year: year, month: month, day: day, hour: hour, minute: minute, second: second),
)

// The box of a Chinese character, so that lines stand 1.6 characters apart.
#set text(
  font: ${FONT_LIST},
  fallback: false,
  size: 10.5pt,
  fill: ink,
  top-edge: 0.88em,
  bottom-edge: -0.12em,
  // Space that nobody typed would be found by whoever searches or copies.
  cjk-latin-spacing: none,
  ..languages.at(report.language),
)
#set par(leading: 0.6em, spacing: 0.95em)

#let furniture(words) = text(size: 8.5pt, fill: quiet, words)

#set page(
  width: ${PAGE.width}mm,
  height: ${PAGE.height}mm,
  margin: (x: ${PAGE.side}mm, top: ${PAGE.top}mm, bottom: ${PAGE.bottom}mm),
  numbering: "1",
  header: context {
    let mark = if report.mark != none { [#text(report.mark) · ] }
    if counter(page).get().first() > 1 {
      furniture(block(width: 100%, inset: (bottom: 5pt), stroke: (bottom: hairline), align(right, mark + text(report.header))))
    }
  },
  footer: context {
    let (before, between, after) = report.page
    let number = str(counter(page).get().first())
    let count = str(counter(page).final().first())
    align(center, furniture(text(before + number + between + count + after)))
  },
  background: if report.mark != none {
    rotate(-35deg, text(size: 96pt, weight: 700, fill: rgb("#f3e9e6"), report.mark))
  },
)

#show title: set text(size: 22pt, fill: brand)
#show title: set align(center)
#show title: set block(above: 0pt, below: 1em)

#show heading: set par(justify: false)
#show heading: set text(size: 10.5pt)
#show heading: set block(above: 1.5em, below: 0.9em)
#show heading.where(level: 1): set text(size: 17pt, fill: brand)
#show heading.where(level: 1): set block(above: 2.2em, below: 1.1em)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 2): set block(above: 1.8em)
#show heading.where(level: 3): set text(size: 12pt)
#show heading.where(level: 4): set text(size: 11pt)

#show link: set text(fill: leading-to)
// The font has no italics, nor has Chinese: dots below say the same.
#show emph: it => ruled((paint: ink, thickness: 1.1pt, dash: "dotted"), it.body)
// The compiler sets code at 0.8em of what is around it.
#show raw: set text(font: ${FONT_LIST}, size: 1.25em, fill: rgb("#5b3a1a"))
#set list(marker: ([•], [–], [▪]), indent: 0.6em, body-indent: 0.6em, spacing: 0.75em)
#set enum(indent: 0.6em, body-indent: 0.6em, spacing: 0.75em)
#show quote: set text(fill: quiet)
#show quote.where(block: true): it => block(
  above: 1em, below: 1em, inset: (left: 10pt, y: 2pt), stroke: (left: 2.5pt + rgb("#a9c9bb")), it.body,
)
#show figure: set block(above: 1.4em, below: 1.4em)
#set figure(gap: 0.7em)
#show figure.caption: set text(size: 9pt, fill: quiet)
#show figure.caption: set par(justify: false)

// 4. The document.

#if report.logo != none {
  align(center, pdf.artifact(image(report.logo.file, width: report.logo.width * 1mm, height: report.logo.height * 1mm)))
}
#title()
#line(length: 100%, stroke: 1.2pt + brand)
#blocks(report.opening, report.language)

#if report.contents != none {
  show outline.entry.where(level: 1): set block(above: 1em)
  show outline.entry.where(level: 1): set text(weight: "bold")
  show outline.entry: set text(size: 9.5pt)
  show outline.entry: set par(justify: false)
  show heading: set text(size: 14pt, fill: ink)
  show heading: set block(above: 2em, below: 1em)
  set outline.entry(fill: box(width: 1fr, inset: (x: 4pt), text(fill: quiet, repeat(gap: 0.2em, [.]))))
  show link: set text(fill: ink)
  block(breakable: report.contents.mayBreak, outline(
    title: report.contents.title,
    depth: report.contents.depth,
    indent: 1.2em,
  ))
}
// The first page is for the results.
#if report.body.len() > 0 { pagebreak(weak: true) }

#blocks(report.body, report.language)

#block(above: 2.4em, blocks(report.closing, report.language))
`;
