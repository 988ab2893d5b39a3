import { rowOrNull, text, type Row } from '../../database/rows';

/**
 * Equal for two targets of one programme, indicator, span and grain, of which there is one. It is kept with
 * the target, in a column that is unique: relations have no index of the database over several of them.
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
