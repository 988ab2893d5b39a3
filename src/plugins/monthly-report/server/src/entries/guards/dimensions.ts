import { UNKNOWN_OPTION } from '../../report/rules/templates/placeholders';
import { rows, text, type Row } from '../../database/rows';
import { firstCountedOption } from '../../ledger/store/affected';
import { inTransaction } from '../../strapi/transactions';
import { DEFINITION_STEP } from '../../../../shared/definitions';
import { conflict } from '../../errors';
import type { Indicator } from '../rules/facts';
import { readIndicators } from '../store/programmes';
import { isChangingDefinitions } from './changing-definitions';
import { refuse, type Guard, type Refusal } from './guard';
import { wordsOfOptions } from './programme-templates';

const codesOf = (row: Row | null): string[] =>
  row === null ? [] : rows(row, 'options').map((option) => text(option, 'code'));

/** An indicator and an option must not share a word in templates; two options must not either. */
export function optionWordProblems(all: ReadonlyMap<string, Indicator>, changed: string): Refusal[] {
  const words = [...all.keys()].flatMap((code) => [...wordsOfOptions([code], all).keys()]);
  const seen = new Set<string>();
  const twice = words.find((word) => all.has(word) || seen.size === seen.add(word).size);
  if (twice === undefined) return [];
  return [
    {
      path: ['code'],
      message: `“${twice}”既是指标或分组选项的代码，又是另一选项在汇总语句中的写法，请为“${changed}”换一个代码。 / "${twice}" would be the word of two figures in templates; choose other codes for "${changed}".`,
    },
  ];
}

function settingsProblems(after: Row): Refusal[] {
  const codes = codesOf(after);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) {
    return [
      { path: ['options'], message: `选项代码“${twice}”重复。 / The option code "${twice}" is used twice.` },
    ];
  }
  if (codes.includes(UNKNOWN_OPTION)) {
    return [
      {
        path: ['options'],
        message: `选项代码“${UNKNOWN_OPTION}”已保留：不详由总数减去各选项得出。 / The option code "${UNKNOWN_OPTION}" is reserved: what is unknown is the rest of the value.`,
      },
    ];
  }
  return [];
}

/** A dimension whose options have figures keeps its code and these options. */
export const dimensionGuard: Guard = {
  actions: ['create', 'update', 'clone', 'delete'],
  populate: { options: true },
  beforeDeletion: true,
  async check({ strapi, before, after }) {
    if (after !== null) refuse(settingsProblems(after));
    const all = await readIndicators(strapi);
    if (after !== null) refuse(optionWordProblems(all, text(after, 'code')));
    if (before === null || isChangingDefinitions()) return;
    const code = text(before, 'code');
    const kept = after !== null && text(after, 'code') === code ? new Set(codesOf(after)) : new Set<string>();
    const gone = codesOf(before).filter((option) => !kept.has(option));
    if (gone.length === 0) return;
    const used = await inTransaction(strapi, ({ trx }) => firstCountedOption(strapi, trx, code, gone));
    if (used === null) return;
    if (after === null) {
      throw conflict(
        `分组维度“${text(before, 'name')}”的选项“${used}”已有填报数据，不能删除。请把它从指标的分组维度中移除。 / The option "${used}" of the dimension "${code}" has figures: it cannot be deleted. Take it off its indicators instead.`,
      );
    }
    refuse(
      [
        {
          path: ['options'],
          message: `选项“${used}”已有填报数据，直接改动代码会改变已有数字，未保存。请总秘书处用“更改定义”查看哪些数字会变，写明理由后更改。 / The option "${used}" has figures: without its code they change, so it was not saved. The network secretariat changes it by “Change definition”, which shows those figures and asks why.`,
        },
      ],
      DEFINITION_STEP,
    );
  },
};
