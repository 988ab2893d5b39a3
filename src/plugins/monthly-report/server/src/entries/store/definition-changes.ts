/**
 * The fields of an entry that define the meaning of figures, and the changes that a write makes to them. Labels,
 * order and hints are not among these fields.
 */
import { DEFINED_TYPES, type DefinedType, type DefinitionField } from '../../../../shared/definitions';
import type { IndicatorSource } from '../../../../shared/vocabulary';
import { integerOrNull, rowOrNull, rows, textOrNull, type Row } from '../../database/rows';
import { compareText } from '../../domain/order';

export { DEFINED_TYPES, type DefinedType };

/** A field before and after: texts, numbers, or the codes of related entries. */
export interface DefinitionChange {
  readonly field: DefinitionField;
  readonly before: unknown;
  readonly after: unknown;
}

const NONE: readonly DefinitionField[] = [];

/** More fields that decide the figures of an indicator, by its source; its other fields have no effect. */
const BY_SOURCE: Readonly<Record<IndicatorSource, readonly DefinitionField[]>> = {
  measured: ['aggregationType', 'calculationFormulaAcrossPeriods', 'parts', 'dimensions'],
  counted: ['counts'],
  calculated: ['parts'],
  ratio: ['numerator', 'denominator', 'factor'],
};

const codesOf = (row: Row, field: string): readonly string[] =>
  rows(row, field)
    .map((linked) => textOrNull(linked, 'code') ?? '')
    // The order in print does not matter.
    .sort(compareText);

const codeOf = (row: Row, field: string): string | null => {
  const linked = rowOrNull(row, field);
  return linked && textOrNull(linked, 'code');
};

const LISTS: readonly DefinitionField[] = ['parts', 'dimensions', 'indicators', 'options'];
const LINKS: readonly DefinitionField[] = ['numerator', 'denominator', 'partner', 'programme'];
const NUMBERS: readonly DefinitionField[] = ['decimals', 'factor'];

function valueOf(row: Row, field: DefinitionField): unknown {
  if (LISTS.includes(field)) return codesOf(row, field);
  if (LINKS.includes(field)) return codeOf(row, field);
  return NUMBERS.includes(field) ? integerOrNull(row, field) : textOrNull(row, field);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const changesIn = (fields: readonly DefinitionField[], before: Row, after: Row): DefinitionChange[] =>
  fields
    .map((field) => ({ field, before: valueOf(before, field), after: valueOf(after, field) }))
    .filter((change) => !isSame(change.before, change.after));

/** More decimals show the same figure more exactly. An English name may be added to a unit: the unit stays the same. */
const isHarmless = ({ field, before, after }: DefinitionChange): boolean =>
  (field === 'decimals' && Number(after) > Number(before)) || (field === 'unitEn' && before === null);

function fieldsOfIndicator(before: Row, after: Row): readonly DefinitionField[] {
  const sources = [before, after].map((row) => textOrNull(row, 'source') as IndicatorSource | null);
  const decided = sources.flatMap((source) => (source === null ? NONE : BY_SOURCE[source]));
  return ['code', 'unit', 'unitEn', 'decimals', 'source', ...new Set(decided)];
}

/** A new option changes no figure; without a removed option, its figures would be lost. */
const onlyAdds = ({ field, before, after }: DefinitionChange): boolean =>
  field === 'options' && (before as string[]).every((code) => (after as string[]).includes(code));

/** The changes of a write to the meaning of figures. */
export function definitionChanges(type: DefinedType, before: Row, after: Row): readonly DefinitionChange[] {
  switch (type) {
    case 'indicator':
      return changesIn(fieldsOfIndicator(before, after), before, after).filter((one) => !isHarmless(one));
    case 'dimension':
      return changesIn(['code', 'options'], before, after).filter((one) => !onlyAdds(one));
    case 'programme':
      return changesIn(['startMonth', 'indicators'], before, after);
    case 'membership':
      return changesIn(['partner', 'programme', 'fromMonth', 'toMonth'], before, after);
  }
}
