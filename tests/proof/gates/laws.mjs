/** Laws for every answer to any asker and any request. */
import { unzipSync } from 'fflate';

import { MARK } from './canaries.mjs';

export const SLOW = 2000;
/** The first request for a document makes it, which takes longer. */
const MADE = /\.(docx|pdf|xlsx)\b|\/(card\.png|trends\/)/i;
const IS_ZIP = /officedocument|zip/;

export const isDocument = ({ path, headers }) =>
  MADE.test(path) || /pdf|officedocument|image/.test(headers.accept ?? '');

/** @returns {{ law: string, told: string } | null} the law that an answer broke */
export function brokenLaw(request, answer) {
  if (answer.failure !== undefined) return { law: 'answers', told: answer.failure };
  const { status, body } = answer;
  if (status >= 500 && !isSaidSo(answer)) return { law: 'no 500', told: `${status} ${excerpt(body)}` };
  if (status >= 400 && request.method !== 'HEAD') {
    const wrong = wrongShape(answer);
    if (wrong !== null) return { law: 'errors are JSON', told: `${status} ${wrong}: ${excerpt(body)}` };
  }
  return null;
}

/** Allowed: an unknown method (501), and a busy server (503) that says when to come back. */
const isSaidSo = ({ status, headers }) =>
  status === 501 || (status === 503 && headers['retry-after'] !== undefined);

const excerpt = (body) => body.toString('utf8').slice(0, 200).replaceAll(/\s+/g, ' ');

function wrongShape({ status, headers, body }) {
  if (!/^application\/json/.test(headers['content-type'] ?? ''))
    return `is ${headers['content-type'] ?? 'of no type'}`;
  try {
    const { data, error } = JSON.parse(body.toString('utf8'));
    const isWhole =
      data === null &&
      error?.status === status &&
      typeof error.name === 'string' &&
      typeof error.message === 'string';
    return isWhole ? null : 'has another shape';
  } catch {
    return 'is no JSON';
  }
}

/** The marks in an answer; archives are unpacked. */
export function marksIn({ headers, body }) {
  const told = [JSON.stringify(headers), body.toString('utf8')];
  if (IS_ZIP.test(headers['content-type'] ?? '')) {
    try {
      for (const part of Object.values(unzipSync(body))) told.push(Buffer.from(part).toString('utf8'));
    } catch {
      // It is not an archive: its bytes were searched already.
    }
  }
  return new Set(told.flatMap((text) => text.match(MARK) ?? []));
}

/** Marks in an answer that the asker may not read, except for marks in the request itself. */
export function leaksIn(world, request, answer) {
  if (answer.failure !== undefined) return [];
  const said = new Set(`${request.path} ${request.body?.toString('utf8') ?? ''}`.match(MARK) ?? []);
  return [...marksIn(answer)].filter(
    (mark) => !said.has(mark) && world.marks[mark]?.readers.includes(request.who) === false,
  );
}
