/** The data that a rendering thread gets while it works: pictures one by one, figures part by part. */
import { assertNever } from '../domain/assert-never';
import type { RevisionName } from '../publication/rules/revision-name';
import { figuresParts, type Figures } from './figures-parts';
import type { RenderingAnswers } from './jobs';
import type { Supply } from './pool';
import type { Parcel } from './threads/messages';

const NO_FIGURES = (): Promise<Figures> =>
  Promise.reject(new Error('The figures of a revision are in its text'));

/** Where pictures and the texts of revisions come from. */
export interface Stock {
  /** Null if there is no picture. */
  readonly pictureOf: (address: string) => Promise<RenderingAnswers['picture']>;
  /** A piece of a revision's canonical JSON: its bytes beginning with `from`, empty after the last. */
  readonly pieceOf: (revision: RevisionName, from: number) => Promise<Uint8Array>;
}

/**
 * For one job.
 *
 * @param figures the figures behind a report that is not frozen.
 */
export function supplyOf(
  { pictureOf, pieceOf }: Stock,
  figures: () => Promise<Figures> = NO_FIGURES,
): Supply {
  let parts: ReturnType<typeof figuresParts> | null = null;

  async function nextPart(): Promise<RenderingAnswers['figures']> {
    parts ??= figuresParts(await figures());
    const next = parts.next();
    return next.done === true ? null : next.value;
  }

  async function pictureParcel(address: string): Promise<Parcel> {
    const found = await pictureOf(address);
    if (found === null) return { value: null };
    const bytes = handedOver(found.bytes);
    const value = { ...found, bytes } satisfies RenderingAnswers['picture'];
    return { value, transfer: [bytes.buffer] };
  }

  async function revisionParcel(revision: RevisionName, from: number): Promise<Parcel> {
    const bytes = handedOver(await pieceOf(revision, from));
    return { value: bytes satisfies RenderingAnswers['revision'], transfer: [bytes.buffer] };
  }

  return async (question) => {
    switch (question.kind) {
      case 'picture':
        return pictureParcel(question.address);
      case 'revision':
        return revisionParcel(question.revision, question.from);
      case 'figures':
        return { value: await nextPart() };
      default:
        return assertNever(question);
    }
  };
}

/** The memory of a decoder or a database cannot be handed over to a thread; the memory of a copy can. */
const handedOver = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
