/** The text of a PDF as a reader would select it, page by page, by a parser that is not ours. */
import { spawn } from 'node:child_process';

import { APP_FOLDER } from './environment';

/** In a process of its own: the package is of ES modules that Jest does not load. */
const READER = `
  import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const pdf = await getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map(({ str }) => str).join(''));
  }
  process.stdout.write(JSON.stringify(pages));
`;

export async function textOfPdf(bytes: Uint8Array): Promise<string[]> {
  const reader = spawn(process.execPath, ['--input-type=module', '-e', READER], {
    cwd: APP_FOLDER,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [said, complaints]: [string[], string[]] = [[], []];
  reader.stdout.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk));
  reader.stderr.setEncoding('utf8').on('data', (chunk: string) => complaints.push(chunk));
  reader.stdin.end(bytes);
  const code = await new Promise((resolve) => reader.on('close', resolve));
  if (code !== 0) throw new Error(`The PDF could not be read:\n${complaints.join('')}`);
  return JSON.parse(said.join('')) as string[];
}
