/**
 * Random queries of Strapi's REST, within the limits of a query and a little beyond. A query is an
 * address and a list of parameters, so that it can be changed a little: the search climbs to the
 * most expensive one.
 */

/** The same numbers for the same seed, between 0 and 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const TEXTS = ['string', 'text', 'email', 'enumeration', 'blocks', 'json'];
const TEXT_OPERATORS = [
  '$contains',
  '$containsi',
  '$notContains',
  '$notContainsi',
  '$startsWith',
  '$endsWithi',
  '$eqi',
  '$nei',
];
const VALUE_OPERATORS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$notIn',
  '$null',
  '$notNull',
  '$between',
];
/** Values that many rows have, and values that no row has. */
const VALUES = {
  text: ['a', '1', '社区', 'zzzz', '%'],
  number: ['0', '1', '3', '99999'],
  date: ['2020-12-15', '2023-06-01', '2030-01-01'],
  boolean: ['true', 'false'],
};

export function queriesOf({ schemas, lists }, random) {
  const pick = (items) => items[Math.floor(random() * items.length)];
  const chance = (part) => random() < part;
  const upTo = (most) => 1 + Math.floor(random() * most);

  const relationsOf = (uid) =>
    Object.entries(schemas[uid] ?? {}).filter(
      ([, { target, isPrivate, type }]) =>
        target && !isPrivate && (type !== 'relation' || target.startsWith('api::')),
    );
  const fieldsOf = (uid) =>
    Object.entries(schemas[uid] ?? {}).filter(
      ([, { target, isPrivate, type }]) => !target && !isPrivate && type !== 'relation',
    );

  /** @returns the names of relations, and their targets */
  function path(uid, most) {
    const names = [];
    let at = uid;
    for (let left = Math.floor(random() * (most + 1)); left > 0; left -= 1) {
      const relation = pick(relationsOf(at));
      if (relation === undefined) break;
      names.push(relation[0]);
      at = relation[1].target;
    }
    return { names, uid: at };
  }

  function condition(uid) {
    const { names, uid: at } = path(uid, 4);
    const [field, { type }] = chance(0.15)
      ? ['id', { type: 'integer' }]
      : (pick(fieldsOf(at)) ?? ['id', { type: 'integer' }]);
    const isText = TEXTS.includes(type);
    const operator = pick(isText && chance(0.6) ? TEXT_OPERATORS : VALUE_OPERATORS);
    const kind =
      isText || type === 'time'
        ? 'text'
        : /date/.test(type)
          ? 'date'
          : type === 'boolean'
            ? 'boolean'
            : 'number';
    const values =
      operator === '$null' || operator === '$notNull'
        ? [pick(VALUES.boolean)]
        : operator === '$between'
          ? [pick(VALUES[kind]), pick(VALUES[kind])]
          : operator === '$in' || operator === '$notIn'
            ? Array.from({ length: chance(0.1) ? 100 : upTo(4) }, () => pick(VALUES[kind]))
            : [pick(VALUES[kind])];
    const keys = [...names, ...(chance(0.15) ? ['$not'] : []), field, operator];
    // `$not` stands above a relation or below the field.
    if (keys.includes('$not')) keys.splice(0, keys.length, '$not', ...names, field, operator);
    return { keys, values };
  }

  const bracketed = (keys) => keys.map((key) => `[${key}]`).join('');

  const PARTS = {
    filter(uid) {
      const { keys, values } = condition(uid);
      const group = chance(0.5) ? '$or' : '$and';
      return (index) =>
        values.map((value, at) => [
          `filters[${group}][${index}]${bracketed(keys)}${values.length > 1 ? `[${at}]` : ''}`,
          value,
        ]);
    },
    populate(uid) {
      const { names, uid: at } = path(uid, 4);
      if (names.length === 0) return () => [['populate', '*']];
      const place = `populate${names.map((name) => `[${name}]`).join('[populate]')}`;
      if (chance(0.2)) {
        const { keys, values } = condition(at);
        return () =>
          values.map((value, index) => [
            `${place}[filters]${bracketed(keys)}${values.length > 1 ? `[${index}]` : ''}`,
            value,
          ]);
      }
      if (chance(0.2)) return () => [[`${place}[populate]`, '*']];
      return () => [[place, 'true']];
    },
    sort(uid) {
      const { names, uid: at } = path(uid, chance(0.8) ? 1 : 3);
      const [field] = pick(fieldsOf(at)) ?? ['id'];
      return (index) => [[`sort[${index}]`, `${[...names, field].join('.')}:${pick(['asc', 'desc'])}`]];
    },
    search: () => () => [['_q', pick(VALUES.text)]],
    size: () => () => [['pagination[pageSize]', '100']],
    page: () => () => [['pagination[page]', String(upTo(50))]],
    locale: () => () => [['locale', pick(['zh-Hans', 'en', '*'])]],
  };
  const OFTEN = [
    'filter',
    'filter',
    'filter',
    'filter',
    'populate',
    'populate',
    'populate',
    'sort',
    'search',
    'size',
    'page',
    'locale',
  ];

  function part(uid) {
    return { make: PARTS[pick(OFTEN)](uid), index: Math.floor(random() * 40) };
  }

  function address({ list, parts }) {
    const parameters = new Map();
    parts.forEach(({ make }, index) => {
      for (const [name, value] of make(index)) parameters.set(name, value);
    });
    // A wildcard at a level excludes parameters below it.
    const text = [...parameters]
      .filter(
        ([name, value]) =>
          !(value === '*' || value === 'true') ||
          ![...parameters.keys()].some((other) => other !== name && other.startsWith(`${name}[`)),
      )
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&');
    return text === ''
      ? list
      : `${list}?${text.replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%24', '$')}`;
  }

  return {
    address,
    any() {
      const [list, uid] = chance(0.35) ? lists.find(([name]) => name === '/api/activities') : pick(lists);
      return { list, uid, parts: Array.from({ length: upTo(chance(0.3) ? 14 : 6) }, () => part(uid)) };
    },
    /** The same query with one or two parts added, removed or changed. */
    changed({ list, uid, parts }) {
      const next = [...parts];
      for (let left = upTo(2); left > 0; left -= 1) {
        const at = Math.floor(random() * (next.length + 1));
        if (chance(0.6) || next.length === 0) next.splice(at, 0, part(uid));
        else if (chance(0.5)) next.splice(at, 1, part(uid));
        else next.splice(at, 1);
      }
      return { list, uid, parts: next };
    },
  };
}
