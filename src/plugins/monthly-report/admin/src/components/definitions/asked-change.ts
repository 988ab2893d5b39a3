/** Turns the changes in the form of a definition into the step that the server is asked for. */
import {
  DEFINITION_FIELDS,
  type DefinedType,
  type DefinitionChangeAsked,
  type DefinitionData,
} from '../../../../shared/definitions';

const TYPES: Readonly<Record<string, DefinedType>> = {
  'api::indicator.indicator': 'indicator',
  'api::dimension.dimension': 'dimension',
  'api::programme.programme': 'programme',
  'api::membership.membership': 'membership',
};

export const definedTypeOf = (model: string): DefinedType | null => TYPES[model] ?? null;

export type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A relation in a form: a list of added and a list of removed links. */
const isRelation = (value: unknown): value is Values =>
  isObject(value) && ('connect' in value || 'disconnect' in value);

const listIn = (value: Values, key: string): readonly Values[] =>
  Array.isArray(value[key]) ? (value[key] as readonly Values[]) : [];

/** The form keeps labels and addresses beside the entry itself. */
const linkOf = ({ id, documentId, position }: Values): Values => ({
  ...(typeof documentId === 'string' ? { documentId } : { id }),
  ...(isObject(position) && { position }),
});

const OF_OPTIONS = ['id', 'code', 'label', 'labelEn'];

const rowOf = (row: Values): Values =>
  Object.fromEntries(Object.entries(row).filter(([name]) => OF_OPTIONS.includes(name)));

function sent(value: unknown): unknown {
  if (isRelation(value)) {
    return {
      connect: listIn(value, 'connect').map(linkOf),
      disconnect: listIn(value, 'disconnect').map(linkOf),
    };
  }
  if (Array.isArray(value)) return (value as readonly Values[]).map(rowOf);
  return value === '' ? null : value;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (isRelation(value) && listIn(value, 'connect').length + listIn(value, 'disconnect').length === 0);

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The changed fields of the form: those of the definition, and the others, which stay typed. */
export function changedFields(type: DefinedType, initial: Values, values: Values) {
  const fields: readonly string[] = DEFINITION_FIELDS[type];
  const changed = Object.entries(values).filter(
    ([name, value]) => !isEmpty(value) && !isSame(value, initial[name]),
  );
  const data: DefinitionData = Object.fromEntries(
    changed.filter(([name]) => fields.includes(name)).map(([name, value]) => [name, sent(value)]),
  );
  const others = changed.filter(([name, value]) => !fields.includes(name) && !isRelation(value));
  return { data, others };
}

export const askedChange = (
  type: DefinedType,
  documentId: string | null,
  data: DefinitionData,
): DefinitionChangeAsked | null => {
  if (Object.keys(data).length === 0) return null;
  if (documentId !== null) return { kind: 'update', type, documentId, data };
  return type === 'membership' ? { kind: 'create', type, data } : null;
};
