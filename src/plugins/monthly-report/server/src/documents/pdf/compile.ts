/** The compiler of Typst: native code that runs until it is done, so a thread of its own should call it. */
import { resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FILES } from '../fonts';

/** Where the compiler looks for files. All it is asked for are given to it, so nothing needs to be there. */
const FOLDER = resolve('/monthly-report');

/** Reading the fonts takes longer than many a document: one compiler a thread. */
let compiler: NodeCompiler | undefined;

/**
 * @param template Typst that reads only `files`, by their names.
 * @returns a PDF/UA-1; equal arguments give equal bytes.
 * @throws Error where it does not compile or would not be accessible: a mistake of ours, for both
 *   hold whatever the report says.
 */
export function compilePdf(template: string, files: ReadonlyMap<string, Buffer>): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: [...FONT_FILES] }] });
  try {
    for (const [name, content] of files) compiler.mapShadow(resolve(FOLDER, name), content);
    // In one step: a document that is handed over in between is kept until JavaScript forgets it.
    return compiler.pdf({ mainFileContent: template }, { pdfStandard: 'ua-1' });
  } catch (error) {
    throw new Error(`The report cannot be set: ${reasonOf(error, template, compiler)}`, { cause: error });
  } finally {
    // What it has remembered of one report helps with no other.
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

/** What is wrong with a template the compiler says only to those who compile without printing. */
function reasonOf(error: unknown, template: string, by: NodeCompiler): string {
  const failure = by.compile({ mainFileContent: template }).takeError();
  if (failure === null) return error instanceof Error ? error.message : String(error);
  const found = by.fetchDiagnostics(failure) as readonly { readonly message: string }[];
  return found.map(({ message }) => message).join('; ');
}
