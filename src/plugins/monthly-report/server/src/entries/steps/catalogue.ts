import type { Core } from '@strapi/strapi';

import { readCatalogue, type Catalogue } from '../store/catalogue';
import { readReferenceVersion } from '../../ledger/store/read-reference-version';
import { presentTransaction } from '../../database/present-reads';

/** The catalogue of programmes, partners and other reference data, read once for each version of it. */
export const catalogueService = ({ strapi }: { strapi: Core.Strapi }) => {
  let kept: { readonly version: string; readonly catalogue: Promise<Catalogue> } | null = null;

  function at(version: string): Promise<Catalogue> {
    if (kept?.version === version) return kept.catalogue;
    const catalogue = readCatalogue(strapi);
    const reading = { version, catalogue };
    kept = reading;
    // If the read fails, the next caller reads again.
    catalogue.catch(() => {
      if (kept === reading) kept = null;
    });
    return catalogue;
  }

  return {
    /**
     * Gives the catalogue to `read` and returns its result. If reference data changes in between, the sums may be
     * newer than the catalogue: then both are read once more.
     *
     * @param version of the reference data, if the caller has just read it.
     */
    async with<T>(version: string | undefined, read: (catalogue: Catalogue) => Promise<T>): Promise<T> {
      // Inside a transaction, nothing is shared: a caller must not wait for another one that may wait for its
      // transaction.
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
