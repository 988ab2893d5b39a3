import type { Core } from '@strapi/strapi';

import { versionsReader } from '../../entries/store/versions';
import { Answers } from './answers';
import { settings } from '../../settings';

const MEBIBYTE = 1024 * 1024;

/** The answers that a server keeps: the middleware and the controllers share them. */
export const answersService = ({ strapi }: { strapi: Core.Strapi }): Answers =>
  new Answers(versionsReader(strapi), settings(strapi).answerCacheMegabytes * MEBIBYTE);
