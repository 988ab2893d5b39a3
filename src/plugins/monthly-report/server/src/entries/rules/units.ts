/** Units as people write them, with their sizes: a unit may be renamed, but its size must never change. */

/** The units of each quantity: names of the same size are in one list, other sizes in other lists. */
const SIZES: readonly (readonly string[])[][] = [
  [
    ['mg', '毫克'],
    ['g', '克', 'gram', 'grams'],
    ['两'],
    ['斤', '市斤'],
    ['kg', '千克', '公斤', 'kgs', 'kilogram', 'kilograms'],
    ['t', '吨', '公吨', 'tonne', 'tonnes', 'ton', 'tons'],
    ['万吨'],
  ],
  [
    ['ml', '毫升'],
    ['l', '升', 'litre', 'litres', 'liter', 'liters'],
    ['m3', 'm³', '立方米', '方'],
  ],
  [
    ['mm', '毫米'],
    ['cm', '厘米'],
    ['m', '米', 'metre', 'metres'],
    ['里', '华里'],
    ['km', '千米', '公里'],
  ],
  [
    ['m2', 'm²', '㎡', '平方米', '平米'],
    ['亩', 'mu'],
    ['ha', '公顷'],
    ['km2', 'km²', '平方公里', '平方千米'],
  ],
  [
    ['min', '分钟', 'minutes'],
    ['h', '小时', '时', 'hour', 'hours'],
    ['天', '日', 'day', 'days'],
    ['周', 'weeks'],
    ['月', 'months'],
    ['年', 'years'],
  ],
  [['元', '人民币', 'rmb', 'cny', 'yuan', '块'], ['千元'], ['万元'], ['百万元'], ['亿元']],
  [['人', '名', '位', 'people', 'persons'], ['千人'], ['万人']],
  [['人次', 'visits'], ['千人次'], ['万人次']],
  [['户', '家庭', 'households'], ['万户']],
  [['次', '回', 'times'], ['千次'], ['万次']],
  [
    ['%', '％', '百分比', 'percent'],
    ['‰', '千分比'],
  ],
];

/** The quantity of a unit and its size there; null for an unknown unit. */
function placeOf(unit: string): readonly [number, number] | null {
  const name = unit.trim().toLowerCase();
  for (const [quantity, sizes] of SIZES.entries()) {
    const size = sizes.findIndex((names) => names.includes(name));
    if (size >= 0) return [quantity, size];
  }
  return null;
}

/**
 * Whether two units are known to have different sizes. For an unknown unit, the person who renames it gives a reason.
 */
export function isOtherSize(one: string | null, other: string | null): boolean {
  const [from, to] = [one, other].map((unit) => (unit === null ? null : placeOf(unit)));
  if (!from || !to) return false;
  return from[0] !== to[0] || from[1] !== to[1];
}
