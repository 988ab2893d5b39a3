/**
 * Queries of the Content API and the content manager: everything in Strapi's query language, over the real
 * fields and relations of a type, deeper and odder than needed. A query is a list of pairs,
 * already encoded for sending.
 */
import { UNPLANTED } from './canaries.mjs';
import { encoded, odd } from './odd.mjs';

const OPERATORS = [
  '$eq',
  '$eqi',
  '$ne',
  '$nei',
  '$lt',
  '$lte',
  '$gt',
  '$gte',
  '$in',
  '$notIn',
  '$contains',
  '$notContains',
  '$containsi',
  '$notContainsi',
  '$startsWith',
  '$startsWithi',
  '$endsWith',
  '$endsWithi',
  '$null',
  '$notNull',
  '$between',
  '$jsonSupersetOf',
  '$not',
  '$or',
  '$and',
  '$elemMatch',
  '$where',
];
const DEEPEST = 6;

const RELATIONS = ['relation', 'component', 'media', 'dynamiczone'];
const ALWAYS_THERE = [
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'locale',
  'createdBy',
  'updatedBy',
  'localizations',
];

export const pair = (key, value) => `${key}=${encoded(String(value))}`;

/** A path of relations from a type, and a field at its end. */
function pathFrom(random, { schemas }, uid, depth) {
  const path = [];
  let schema = schemas[uid];
  for (let step = 0; step < depth && schema !== undefined; step += 1) {
    const relations = Object.entries(schema.attributes).filter(([, { type }]) => RELATIONS.includes(type));
    if (relations.length === 0) break;
    const [name, { target, component, type }] = random.pick(relations);
    path.push(name);
    schema = schemas[target ?? component ?? (type === 'media' ? 'plugin::upload.file' : uid)];
  }
  const fields = schema === undefined ? ALWAYS_THERE : [...Object.keys(schema.attributes), ...ALWAYS_THERE];
  return { path, field: random.oneIn(15) ? odd.key(random) : random.pick(fields) };
}

const bracketed = (root, names) => root + names.map((name) => `[${encoded(name)}]`).join('');

function value(random, world) {
  if (random.oneIn(5)) return UNPLANTED;
  if (random.oneIn(3)) return odd.text(random);
  return random.pick(['a', '1', 'true', '2020-12', '2020-12-01', 'zh-Hans', random.pick(world.someNames)]);
}

const WAYS = {
  filters(random, world, uid) {
    const { path, field } = pathFrom(random, world, uid, random.below(DEEPEST));
    const operators = random.oneIn(4) ? [] : [random.pick(OPERATORS)];
    const groups = random.oneIn(4) ? ['$or', String(random.below(3))] : random.oneIn(8) ? ['$not'] : [];
    const names = [...groups, ...path, field, ...operators];
    if (random.oneIn(10)) names.push(random.pick(['0', '', '1000', 'x', '$not']));
    const one = pair(bracketed('filters', names), value(random, world));
    // The same one again and again, as many conditions or as a list.
    return random.oneIn(10) ? Array.from({ length: 2 + random.below(60) }, () => one) : [one];
  },
  populate(random, world, uid) {
    const { path, field } = pathFrom(random, world, uid, 1 + random.below(DEEPEST));
    const names = path.length === 0 ? [field] : path;
    switch (random.below(6)) {
      case 0:
        return [
          pair(
            'populate',
            random.pick(['*', 'true', names.join('.'), `${names.join('.')},${field}`, '**', '']),
          ),
        ];
      case 1:
        return [pair(`populate[${random.below(200)}]`, names.join('.'))];
      case 2:
        return [
          pair(
            bracketed('populate', names.flatMap((name) => [name, 'populate']).slice(0, -1)),
            random.pick(['*', 'true', 'x']),
          ),
        ];
      case 3:
        return [
          pair(
            bracketed('populate', [
              names[0],
              random.pick(['fields', 'filters', 'sort', 'on', 'populate', 'count', 'start', 'limit']),
              '0',
            ]),
            random.pick([field, '*', value(random, world)]),
          ),
        ];
      case 4:
        return Array.from({ length: 1 + random.below(30) }, () => pair('populate', random.pick(names)));
      default:
        return [
          pair('populate', Array.from({ length: 1 + random.below(8) }, () => random.pick(names)).join('.')),
        ];
    }
  },
  sort(random, world, uid) {
    const { path, field } = pathFrom(random, world, uid, random.below(DEEPEST));
    const dotted = [...path, field].join('.');
    switch (random.below(4)) {
      case 0:
        return [pair('sort', `${dotted}:${random.pick(['asc', 'desc', 'x', ''])}`)];
      case 1:
        return [pair(bracketed('sort', [...path, field]), random.pick(['asc', 'desc', 'x']))];
      case 2:
        return [pair(`sort[${random.below(3)}]`, dotted), pair(`sort[${random.below(3)}]`, field)];
      default:
        return [
          pair(
            'sort',
            Array.from({ length: 1 + random.below(62) }, () => dotted).join(random.pick([',', '.'])),
          ),
        ];
    }
  },
  fields(random, world, uid) {
    const { path, field } = pathFrom(random, world, uid, random.below(2));
    const name = [...path, field].join('.');
    return [
      pair(
        random.pick(['fields', 'fields[]', 'fields[0]', 'fields[x][y]']),
        random.pick([name, '*', `${name},id`]),
      ),
    ];
  },
  pagination(random) {
    const name = random.pick(['page', 'pageSize', 'start', 'limit', 'withCount', 'x']);
    const written = random.pick([`pagination[${name}]`, name, `pagination[${name}][]`, 'pagination']);
    return [
      pair(
        written,
        random.oneIn(2) ? odd.text(random) : random.pick(['1', '2', '100', '-1', '1000000', 'true']),
      ),
    ];
  },
  status: (random) => [
    pair(
      random.pick(['status', 'status[]', 'publicationState']),
      random.pick(['draft', 'published', 'x', '']),
    ),
  ],
  publication: (random, world) => [
    pair(
      random.pick(['publicationFilter', 'hasPublishedVersion']),
      random.pick(['modified', 'published', 'never-published', 'true', 'false', value(random, world)]),
    ),
  ],
  locale: (random, world) => [
    pair(
      random.pick(['locale', 'locale[]', 'locale[$ne]']),
      random.pick(['zh-Hans', 'en', '*', 'xx', value(random, world)]),
    ),
  ],
  search: (random, world) => [pair(random.pick(['_q', '_q[]', '_q[$ne]']), value(random, world))],
  unknown: (random, world) => [
    pair(random.oneIn(2) ? encoded(odd.text(random)) : encoded(odd.key(random)), value(random, world)),
  ],
  raw: (random) => [
    `${random.pick(['filters[title]', 'sort', 'populate', 'locale', '_q', odd.raw(random)])}=${odd.raw(random)}`,
  ],
};

/** Pairs about a type; if `uid` is not a type, all fields are odd ones. */
export function queryAbout(random, world, uid) {
  const count = random.pick([0, 1, 1, 2, 2, 3, 4]);
  return Array.from({ length: count }, () => WAYS[random.pick(Object.keys(WAYS))](random, world, uid)).flat();
}

const OPERATORS_OF_TEXT = ['$eq', '$ne', '$in', '$contains', '$startsWith', '$null', '$notNull'];

/** Pairs that a careful client might send: few, over existing relations, with fitting values. */
export function plainQueryAbout(random, world, uid) {
  const { attributes = {} } = world.schemas[uid] ?? {};
  const named = (holds) => Object.keys(attributes).filter((name) => holds(attributes[name]));
  const relations = named(({ type }) => RELATIONS.includes(type));
  const fields = [...named(({ type }) => !RELATIONS.includes(type)), 'id', 'documentId', 'createdAt'];
  const inner = (relation) => {
    const { target, component } = attributes[relation];
    return Object.keys(world.schemas[target ?? component]?.attributes ?? { name: 1 });
  };
  const ways = [
    () =>
      `filters[${random.pick(fields)}][${random.pick(OPERATORS_OF_TEXT)}]=${encoded(random.pick(['a', '1', 'true', '2020-12', UNPLANTED]))}`,
    () => pair('sort', `${random.pick(fields)}:${random.pick(['asc', 'desc'])}`),
    () => pair('fields[0]', random.pick(fields)),
    () => pair('_q', random.pick(['a', '活动', '1'])),
    () => pair('locale', random.pick(['zh-Hans', 'en'])),
    () => pair('status', random.pick(['draft', 'published'])),
    () => pair(random.pick(['pagination[pageSize]', 'pageSize']), random.pick(['1', '10', '100'])),
    () => pair('populate', '*'),
  ];
  if (relations.length > 0) {
    const relation = () => random.pick(relations);
    const ofRelation = (name) => random.pick(inner(name));
    ways.push(
      () => pair('populate', relation()),
      () => pair(`populate[${random.below(2)}]`, relation()),
      () => {
        const name = relation();
        return pair('populate', `${name}.${ofRelation(name)}`);
      },
      () => {
        const name = relation();
        return pair(`populate[${name}][fields][0]`, ofRelation(name));
      },
      () => {
        const name = relation();
        return pair(`filters[${name}][${ofRelation(name)}][$notNull]`, 'true');
      },
    );
  }
  return Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => random.pick(ways)());
}
