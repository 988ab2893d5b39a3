import type { Core } from '@strapi/strapi';

import { changingDefinitions } from '../../entries/guards/changing-definitions';
import { previewChange, takeChange } from './change-definition';

/** Changing the meaning of figures (更改定义), and merging partners. */
export const definitionsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  preview: (asked: Parameters<typeof previewChange>[1]) => previewChange(strapi, asked),
  /**
   * For code of a site that changes definitions itself, such as a migration: that code itself must tell people the
   * effect on the figures.
   */
  changing: changingDefinitions,
  take: (step: Parameters<typeof takeChange>[1]) => takeChange(strapi, step),
});

export type DefinitionsService = ReturnType<typeof definitionsService>;
