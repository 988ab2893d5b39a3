import type { Core } from '@strapi/strapi';

import { readCatalogue, type Catalogue } from '../store/catalogue';
import { readReferenceVersion } from '../../ledger/store/read-reference-version';
import { presentTransaction } from '../../database/present-reads';

/** The catalogue of programmes, partners and the like, read once for each version of the reference data. */
export const catalogueService = ({ strapi }: { strapi: Core.Strapi }) => {
  let kept: { readonly version: string; readonly catalogue: Promise<Catalogue> } | null = null;

  function at(version: string): Promise<Catalogue> {
    if (kept?.version === version) return kept.catalogue;
    const catalogue = readCatalogue(strapi);
    const reading = { version, catalogue };
    kept = reading;
    // What could not be read is read again by whoever asks next.
    catalogue.catch(() => {
      if (kept === reading) kept = null;
    });
    return catalogue;
  }

  return {
    /**
     * What `read` makes of the catalogue. The sums may be newer than the catalogue, when
     * reference data changes between the two: then they are read once more.
     *
     * @param version of the reference data, where the caller has just read it.
     */
    async with<T>(version: string | undefined, read: (catalogue: Catalogue) => Promise<T>): Promise<T> {
      // Who reads inside a transaction waits for nobody who may be waiting for that transaction.
      if (presentTransaction() !== null) return read(await readCatalogue(strapi));
      const known = version ?? (await readReferenceVersion(strapi));
      try {
        return await read(await at(known));
      } catch (error) {
        const present = await readReferenceVersion(strapi);
        if (present === known) throw error;
        return read(await at(present));
      }
    },
  };
};

export type CatalogueService = ReturnType<typeof catalogueService>;
