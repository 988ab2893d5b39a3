import { errors } from '@strapi/utils';
import createError from 'http-errors';

/** 409. Strapi has no class for it; its error middleware formats those of http-errors. */
export const conflict = (message: string): Error => createError(409, message);

/** 406, likewise. */
export const notAcceptable = (message: string): Error => createError(406, message);

export const { ForbiddenError, NotFoundError, ValidationError } = errors;
