/**
 * An ordinary save must not change the meaning of figures. Once there are counted entries, an indicator, a dimension,
 * a programme or a membership keeps the fields that define its figures, and entries by which activities are counted
 * are not deleted. The step 更改定义 makes such changes: it shows the figures that would change, and asks for a reason.
 */
import type { Core } from '@strapi/strapi';

import { DEFINITION_STEP, type DefinedType, type DefinitionField } from '../../../../shared/definitions';
import { integer, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';
import { conflict } from '../../errors';
import {
  changesCarrying,
  countEntriesOf,
  isCommunityCounted,
  isEntered,
  programmesWithValues,
  valuedIn,
} from '../../ledger/store/counted-entries';
import { inTransaction } from '../../strapi/transactions';
import { definitionChanges } from '../store/definition-changes';
import type { Indicator } from '../rules/facts';
import { closure, readIndicators, readProgrammes } from '../store/programmes';
import { isChangingDefinitions } from './changing-definitions';
import { refuse, type Guard } from './guard';

const CODE = { select: ['code'] };

export const DEFINITION_POPULATE = {
  indicator: { parts: CODE, numerator: CODE, denominator: CODE, dimensions: CODE },
  dimension: { options: true },
  programme: { indicators: CODE },
  membership: { partner: { select: ['code', 'name'] }, programme: CODE },
} as const satisfies Readonly<Record<DefinedType, object>>;

const FIELD_NAMES: Readonly<Record<DefinitionField, readonly [string, string]>> = {
  code: ['代码', 'code'],
  unit: ['单位', 'unit'],
  unitEn: ['英文单位', 'English unit'],
  decimals: ['小数位数', 'number of decimals'],
  source: ['数据来源', 'source'],
  counts: ['计数对象', 'counted thing'],
  aggregationType: ['汇总方式', 'aggregation type'],
  calculationFormulaAcrossPeriods: ['跨期算法', 'formula across periods'],
  parts: ['分项', 'parts'],
  numerator: ['分子', 'numerator'],
  denominator: ['分母', 'denominator'],
  factor: ['系数', 'factor'],
  dimensions: ['分组维度', 'dimensions'],
  options: ['选项代码', 'option codes'],
  startMonth: ['起始月份', 'start month'],
  indicators: ['指标', 'indicators'],
  partner: ['伙伴机构', 'partner'],
  programme: ['项目', 'programme'],
  fromMonth: ['开始月份', 'first month'],
  toMonth: ['结束月份', 'last month'],
};

export const fieldName = (field: DefinitionField): readonly [string, string] => FIELD_NAMES[field];

/** Refuses these fields of an ordinary save, and names the step that changes them. */
function refuseFields(row: Row, fields: readonly DefinitionField[]): void {
  const name = textOrNull(row, 'label') ?? textOrNull(row, 'name') ?? textOrNull(row, 'code') ?? '';
  const code = textOrNull(row, 'code') ?? name;
  refuse(
    fields.map((field) => {
      const [zh, en] = FIELD_NAMES[field];
      return {
        path: [field],
        message:
          `“${name}”已有计入的数据，直接改${zh}会改变已有数字，未保存。请总秘书处用“更改定义”查看哪些数字会变，写明理由后更改。 / ` +
          `"${code}" has counted entries: changing the ${en} changes figures that are there, so it was not saved. The network secretariat changes it by “Change definition”, which shows those figures and asks why.`,
      };
    }),
    DEFINITION_STEP,
  );
}

/** Codes of an indicator and of everything that it is or was made of. */
function codesBehind(before: Row, all: ReadonlyMap<string, Indicator>): ReadonlyMap<string, Indicator> {
  const linked = ['numerator', 'denominator'].flatMap((field): Row[] => {
    const side = rowOrNull(before, field);
    return side === null ? [] : [side];
  });
  const was = [...rows(before, 'parts'), ...linked].map((row) => text(row, 'code'));
  return closure([text(before, 'code'), ...was], all);
}

/** Whether counted entries make up a figure of the indicator. */
async function isIndicatorCounted(strapi: Core.Strapi, before: Row, after: Row | null): Promise<boolean> {
  const all = await readIndicators(strapi);
  const behind = codesBehind(before, all);
  const own = [text(before, 'code'), text(after ?? before, 'code')];
  const isCounting =
    before.source === 'counted' || [...behind.values()].some(({ source }) => source === 'counted');
  return inTransaction(strapi, async ({ trx }) => {
    if (await isEntered(strapi, trx, own)) return true;
    // Indicators that nobody enters have figures in the programmes that report them.
    const reporting = (await readProgrammes(strapi)).flatMap(({ id, indicators }) =>
      own.some((code) => indicators.has(code)) ? [id] : [],
    );
    const valued = await programmesWithValues(strapi, trx, [...behind.keys()]);
    if (valued.some((id) => reporting.includes(id))) return true;
    // Partners and communities are counted in every programme that has an activity.
    return isCounting && (await countEntriesOf(trx, 'programme', reporting)) > 0;
  });
}

export const indicatorDefinitionGuard: Guard = {
  actions: ['update'],
  populate: DEFINITION_POPULATE.indicator,
  async check({ strapi, before, after }) {
    if (isChangingDefinitions() || before === null || after === null) return;
    const changes = definitionChanges('indicator', before, after);
    if (changes.length === 0 || !(await isIndicatorCounted(strapi, before, after))) return;
    refuseFields(
      before,
      changes.map(({ field }) => field),
    );
  },
};

/** A programme accepts another indicator as long as nothing is counted for it there. */
export const programmeDefinitionGuard: Guard = {
  actions: ['update'],
  populate: DEFINITION_POPULATE.programme,
  async check({ strapi, before, after }) {
    if (isChangingDefinitions() || before === null || after === null) return;
    const changes = definitionChanges('programme', before, after);
    if (changes.length === 0) return;
    const id = integer(before, 'id', 0);
    const kept = await inTransaction(strapi, async ({ trx }) => {
      if ((await countEntriesOf(trx, 'programme', [id])) === 0) return [];
      const all = await readIndicators(strapi);
      const found: DefinitionField[] = [];
      for (const { field, before: was, after: is } of changes) {
        if (field !== 'indicators') found.push(field);
        else {
          const [old, now] = [was as readonly string[], is as readonly string[]];
          const moved = [
            ...old.filter((code) => !now.includes(code)),
            ...now.filter((code) => !old.includes(code)),
          ];
          const behind = closure(moved, all);
          const counts = [...behind.values()].some(({ source }) => source === 'counted');
          const valued = await valuedIn(strapi, trx, id, [...behind.keys()]);
          if (counts || valued.size > 0) found.push(field);
        }
      }
      return found;
    });
    refuseFields(before, kept);
  },
};

/** A membership keeps its months, partner and programme if a level is carried in them. */
export const membershipDefinitionGuard: Guard = {
  actions: ['create', 'update', 'clone', 'delete'],
  populate: { partner: { select: ['id', 'code', 'name'] }, programme: { select: ['id', 'code', 'name'] } },
  async check({ strapi, before, after }) {
    if (isChangingDefinitions()) return;
    const changes = before && after ? definitionChanges('membership', before, after) : null;
    if (changes?.length === 0) return;
    const reporters = [before, after].flatMap((row) => {
      const [programme, partner] = ['programme', 'partner'].map((field) => row && rowOrNull(row, field));
      return programme && partner
        ? [{ programme: integer(programme, 'id', 0), partner: integer(partner, 'id', 0) }]
        : [];
    });
    const known = after ?? before;
    if (reporters.length === 0 || known === null) return;
    const differs = await inTransaction(strapi, ({ trx }) => changesCarrying(strapi, trx, reporters));
    if (!differs) return;
    const named = rowOrNull(known, 'partner') ?? known;
    refuseFields(named, changes?.map(({ field }) => field) ?? ['fromMonth']);
  },
};

const INSTEAD = {
  partner: [
    '请把它合并到另一家机构，或让参与关系结束',
    'Merge it into another partner, or let its memberships end',
  ],
  community: ['请把它合并到另一个社区', 'Merge it into another community'],
  region: ['请先把伙伴机构改到其他区域', 'Move its partners to other regions first'],
  activityType: ['请保留它', 'Keep it'],
  programme: ['请保留它，让参与关系结束', 'Keep it, and let its memberships end'],
  indicator: [
    '请用“更改定义”把它从项目的指标中移除，不再填报',
    'Take it off its programmes by “Change definition”, and it is entered no more',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

interface Undeletable {
  readonly name: readonly [string, string];
  readonly isCounted: (strapi: Core.Strapi, row: Row) => Promise<boolean>;
}

const countedAs =
  (what: Parameters<typeof countEntriesOf>[1]): Undeletable['isCounted'] =>
  (strapi, row) =>
    inTransaction(strapi, async ({ trx }) => (await countEntriesOf(trx, what, [integer(row, 'id', 0)])) > 0);

/** Entries that must not be deleted while they have counted entries. */
const UNDELETABLE = {
  partner: { name: ['伙伴机构', 'partner'], isCounted: countedAs('partner') },
  region: { name: ['区域', 'region'], isCounted: countedAs('region') },
  activityType: {
    name: ['活动类型', 'activity type'],
    isCounted: countedAs('activityType'),
  },
  programme: { name: ['项目', 'programme'], isCounted: countedAs('programme') },
  community: {
    name: ['社区', 'community'],
    isCounted: (strapi, row) =>
      inTransaction(strapi, ({ trx }) => isCommunityCounted(trx, integer(row, 'id', 0))),
  },
  indicator: {
    name: ['指标', 'indicator'],
    isCounted: (strapi, row) => isIndicatorCounted(strapi, row, null),
  },
} as const satisfies Readonly<Record<string, Undeletable>>;

/** Refuses to delete an entry that has counted entries (409); a merge moves them first. */
export const countedEntriesGuard = (type: keyof typeof UNDELETABLE): Guard => ({
  actions: ['delete'],
  populate: type === 'indicator' ? DEFINITION_POPULATE.indicator : {},
  beforeDeletion: true,
  async check({ strapi, before }) {
    const { name, isCounted }: Undeletable = UNDELETABLE[type];
    if (isChangingDefinitions() || before === null || !(await isCounted(strapi, before))) return;
    const called = textOrNull(before, 'label') ?? textOrNull(before, 'name') ?? text(before, 'code');
    const [zh, en] = INSTEAD[type];
    throw conflict(
      `${name[0]}“${called}”已有计入的数据，不能删除。${zh}。 / ` +
        `The ${name[1]} "${text(before, 'code')}" has counted entries and cannot be deleted. ${en}.`,
    );
  },
});
