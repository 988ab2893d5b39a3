/** The files that are made from the table: `.env.example`, docs/settings.md and its Chinese twin. */
import { textOf, type Words } from './kinds';
import { type Group, GROUPS, type Row, SETTING_NAMES, type SettingName, SETTINGS } from './table';

type Language = keyof Words;

const rowOf = (name: SettingName): Row<unknown> => SETTINGS[name];
const namesOf = (group: Group): SettingName[] => SETTING_NAMES.filter((name) => rowOf(name).group === group);
const groups = Object.keys(GROUPS) as Group[];

/** The default as `.env.example` writes it. */
const defaultText = ({ byDefault, defaultInWords }: Row<unknown>): string =>
  byDefault === undefined || defaultInWords !== undefined ? '' : textOf(byDefault);

const LINE = 100;

/** Breaks a text between words into comment lines. */
function commentOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LINE) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function exampleOf(name: SettingName): string[] {
  const row = rowOf(name);
  const unset = row.defaultInWords === undefined ? '' : `; empty: ${row.defaultInWords.en}`;
  return [
    ...commentOf(row.means.en),
    ...commentOf(`Accepted: ${row.kind.accepts.en}${unset}`),
    `${name}=${defaultText(row)}`,
  ];
}

/** The command sets NODE_ENV, and the shell that runs the tests sets their settings. */
const isInExample = (name: SettingName): boolean => name !== 'NODE_ENV' && rowOf(name).group !== 'tests';

function environmentExample(): string {
  const sections = groups.flatMap((group) => {
    const names = namesOf(group).filter(isInExample);
    return names.length === 0
      ? []
      : [`# --- ${GROUPS[group].en} ---\n\n${names.map((name) => exampleOf(name).join('\n')).join('\n\n')}`];
  });
  return `${HEAD_OF_EXAMPLE}\n\n${sections.join('\n\n')}\n`;
}

const HEAD_OF_EXAMPLE = `# Copy to .env and fill in, or let "npm run demo" and "npm test" write .env with random secrets.
# Empty values count as not set. "npm run config:check" names everything that is wrong.
# Made by "npm run config:docs" from src/settings/table.ts.`;

const HEADS = {
  en: `# Settings

Settings come from the environment or from \`.env\` in the project's folder; the environment wins. An empty value
counts as not set. \`npm run config:check\` looks at all of them and names every wrong one; \`npm start\` does the same
before anything else and ends with exit code 78 if one is wrong. [\`.env.example\`](../.env.example) is a file to begin with.

This page is made by \`npm run config:docs\` from [\`src/settings/table.ts\`](../src/settings/table.ts).`,
  zh: `# 设置

设置来自环境变量或项目文件夹里的 \`.env\`，环境变量优先；空值等于没有设置。\`npm run config:check\` 检查全部设置，一次列出所有错误；
\`npm start\` 先做同样的检查，有错就以退出码 78 结束。可以从 [\`.env.example\`](../.env.example) 开始填写。

本页由 \`npm run config:docs\` 根据 [\`src/settings/table.ts\`](../src/settings/table.ts) 生成。`,
} as const satisfies Words;

const COLUMNS = {
  en: '| setting | default | accepted | meaning |',
  zh: '| 设置 | 默认值 | 可填写 | 含义 |',
} as const satisfies Words;

const NEEDED = { en: '*needed*', zh: '*必填*' } as const satisfies Words;

/** A bar would end the cell, and angle brackets would be a tag. */
const cell = (text: string): string => text.replace(/[|<>]/g, (character) => `\\${character}`);

function tableRow(name: SettingName, language: Language): string {
  const row = rowOf(name);
  const text = defaultText(row);
  const byDefault = row.required
    ? NEEDED[language]
    : (row.defaultInWords?.[language] ?? (text === '' ? '' : `\`${text}\``));
  return `| \`${name}\` | ${byDefault} | ${cell(row.kind.accepts[language])} | ${cell(row.means[language])} |`;
}

function page(language: Language): string {
  const sections = groups.map((group) =>
    [
      `## ${GROUPS[group][language]}`,
      '',
      COLUMNS[language],
      '|---|---|---|---|',
      ...namesOf(group).map((name) => tableRow(name, language)),
    ].join('\n'),
  );
  return `${[HEADS[language], ...sections].join('\n\n')}\n`;
}

/** The texts of these files, by path from the project's folder. */
export const documents = (): Readonly<Record<string, string>> => ({
  '.env.example': environmentExample(),
  'docs/settings.md': page('en'),
  'docs/settings.zh-CN.md': page('zh'),
});
