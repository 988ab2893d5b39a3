/** The attempt that a way of writing makes from an operation. */

/**
 * Something to try.
 * @typedef {{ way: string, name: string, request?: [method: string, address: string, data?: object | FormData],
 *   as?: 'administrator' | 'token', call?: object, statement?: string }} Attempt
 *   an HTTP request; a call of code inside a server; or a statement of SQL past all servers
 */

/** @returns {Attempt} */
export const named = (way, { operation, type }, rest) => ({ way, name: `${operation} ${type}`, ...rest });

/** Fields that point to other entries. */
export const RELATIONS = ['programme', 'partner', 'activityType', 'communities', 'indicator', 'parent'];
