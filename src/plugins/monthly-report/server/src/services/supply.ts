/** What a rendering thread is given while it works: pictures one by one, figures part by part. */
import type { Material } from '../documents';
import { assertNever } from '../domain/assert-never';
import { figuresParts, type Figures } from '../rendering/figures-parts';
import type { RenderingAnswers } from '../rendering/jobs';
import type { Supply } from '../rendering/pool';
import type { Parcel } from '../threads/messages';

/** For one job. */
export function supplyOf(picture: Material['picture'], figures: () => Promise<Figures>): Supply {
  let parts: ReturnType<typeof figuresParts> | null = null;

  async function nextPart(): Promise<RenderingAnswers['figures']> {
    parts ??= figuresParts(await figures());
    const next = parts.next();
    return next.done === true ? null : next.value;
  }

  async function pictureParcel(address: string): Promise<Parcel> {
    const found = await picture(address);
    if (found === null) return { value: null };
    // The memory of a decoder cannot change hands; that of a copy can.
    const bytes = new Uint8Array(found.bytes);
    const value = { ...found, bytes } satisfies RenderingAnswers['picture'];
    return { value, transfer: [bytes.buffer] };
  }

  return async (question) => {
    switch (question.kind) {
      case 'picture':
        return pictureParcel(question.address);
      case 'figures':
        return { value: await nextPart() };
      default:
        return assertNever(question);
    }
  };
}
