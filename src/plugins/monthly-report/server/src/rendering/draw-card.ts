import { createHash } from 'node:crypto';

import { cardPicture } from '../documents/charts/card-picture';
import { rasterOf } from '../documents/charts/raster';
import type { CardJob, DrawnCard } from './jobs';

/** In exactly the size that other sites expect. */
export function drawCard({ headline, timeZone }: CardJob): DrawnCard {
  const bytes = rasterOf(cardPicture(headline, { timeZone }), 1);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
