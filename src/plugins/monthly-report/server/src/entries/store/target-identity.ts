import { rowOrNull, text, type Row } from '../../database/rows';

/**
 * The identity of a target: equal for two targets of the same programme, indicator, span and grain, so that only one
 * can exist. It is stored in a unique column, because the database has no index over several relations.
 *
 * @param target with the documentIds of programme, indicator, partner and region.
 */
export function identityOfTarget(target: Row): string {
  const linked = (field: string): string => {
    const row = rowOrNull(target, field);
    return row === null ? '-' : text(row, 'documentId');
  };
  return [
    linked('programme'),
    linked('indicator'),
    text(target, 'fromMonth'),
    text(target, 'toMonth'),
    linked('partner'),
    linked('region'),
  ].join(' ');
}
