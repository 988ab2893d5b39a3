import type { Core } from '@strapi/strapi';

import { versionsReader } from '../../entries/store/versions';
import { Answers } from './answers';
import { settings } from '../../settings';

const MEBIBYTE = 1024 * 1024;

/** The one memory of answers of a server: the middleware and the controllers share it. */
export const answersService = ({ strapi }: { strapi: Core.Strapi }): Answers =>
  new Answers(versionsReader(strapi), settings(strapi).answerCacheMegabytes * MEBIBYTE);
