const isNamed = (value: object): value is { readonly name: string } =>
  'name' in value && typeof value.name === 'string';

interface Change {
  readonly field: string;
  /** Both are left out if the field may not be read here, such as a contact. */
  readonly before?: unknown;
  readonly after?: unknown;
}

const isChange = (value: object): value is Change => 'field' in value && typeof value.field === 'string';

const side = (value: unknown): string => (value === null || value === undefined ? '—' : printed(value));

const printedChange = ({ field, ...sides }: Change): string =>
  'before' in sides || 'after' in sides ? `${field}（${side(sides.before)} → ${side(sides.after)}）` : field;

/** Prints a detail of any action in one line. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(printed).join('、');
  if (typeof value === 'object' && value !== null && isNamed(value)) return value.name;
  if (typeof value === 'object' && value !== null && isChange(value)) return printedChange(value);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, one]) => `${key} ${printed(one)}`)
      .join('、');
  return JSON.stringify(value);
}
