/** The compiler of Typst: native code that runs until it is done, so a thread of its own should call it. */
import { resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FILES } from '../fonts';
import { FONT_LIST } from './font-list';

/** The folder where the compiler looks for files. It gets all files from memory, so the folder can be missing. */
const FOLDER = resolve('/monthly-report');

/** Reading the fonts takes longer than making many documents, so each thread keeps one compiler. */
let compiler: NodeCompiler | undefined;

/**
 * @param template Typst that reads only `files`, by their names.
 * @returns a PDF/UA-1; equal arguments give equal bytes.
 * @throws Error if it does not compile or would not be accessible: a mistake of ours, because both
 *   must hold for every report.
 */
export const compilePdf = (template: string, files: ReadonlyMap<string, Buffer>): Uint8Array =>
  // In one step: a document between two steps would stay in memory until JavaScript collects it.
  compiled(template, files, (by) => by.pdf({ mainFileContent: template }, { pdfStandard: 'ua-1' }));

/** A part of a line of a drawing; lengths are those of the drawing. */
export interface LinePiece {
  readonly words: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
  /** Left free before it. */
  readonly gap: number;
}

/** Ems above and below the baseline: more than any script of ours takes. */
const ABOVE = 1.6;
const BELOW = 0.9;

const LINE = `
#let pieces = json("pieces.json")
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: ${FONT_LIST}, fallback: false, top-edge: ${ABOVE}em, bottom-edge: -${BELOW}em)
#for piece in pieces {
  h(piece.gap * 1pt)
  text(size: piece.size * 1pt, weight: piece.weight, fill: rgb(piece.fill), piece.words)
}
`;

/** Words on one line, as outlines. @param pieces all in characters that can be printed. */
export function drawLine(pieces: readonly LinePiece[]): {
  readonly svg: string;
  readonly width: number;
  /** From the top of the drawing. */
  readonly baseline: number;
} {
  const files = new Map([['pieces.json', Buffer.from(JSON.stringify(pieces))]]);
  const svg = compiled(LINE, files, (by) => by.plainSvg({ mainFileContent: LINE }))
    // A point of the page is a unit of the drawing.
    .replace(/(?<=^<svg[^>]*(?:width|height)="[\d.]+)pt(?=")/g, '');
  const [, width = '0'] = /width="([\d.]+)/.exec(svg) ?? [];
  return { svg, width: Number(width), baseline: ABOVE * Math.max(...pieces.map(({ size }) => size)) };
}

function compiled<Result>(
  template: string,
  files: ReadonlyMap<string, Buffer>,
  result: (by: NodeCompiler) => Result,
): Result {
  compiler ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: [...FONT_FILES] }] });
  try {
    for (const [name, content] of files) compiler.mapShadow(resolve(FOLDER, name), content);
    return result(compiler);
  } catch (error) {
    throw new Error(`The report cannot be set: ${reasonOf(error, template, compiler)}`, { cause: error });
  } finally {
    // The cache of one report does not help with another.
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

/** The compiler names the error in a template only if it compiles without printing. */
function reasonOf(error: unknown, template: string, by: NodeCompiler): string {
  const failure = by.compile({ mainFileContent: template }).takeError();
  if (failure === null) return error instanceof Error ? error.message : String(error);
  const found = by.fetchDiagnostics(failure) as readonly { readonly message: string }[];
  return found.map(({ message }) => message).join('; ');
}
