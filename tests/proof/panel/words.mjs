/** The texts of buttons, in both languages: the plugin's own, and those of Strapi that a job presses. */
import fs from 'node:fs';

const textsIn = (file) =>
  JSON.parse(
    fs.readFileSync(
      new URL(`../../../src/plugins/monthly-report/admin/src/translations/${file}.json`, import.meta.url),
      'utf8',
    ),
  );

const PLUGIN = { zh: textsIn('zh-Hans'), en: textsIn('en') };

const STRAPI = {
  zh: {
    save: '保存',
    openDrawer: /^更多操作/,
    closeDrawer: /^收起操作/,
    search: /^搜索/,
    publish: '发布',
    confirm: '确认',
    // Strapi has no Chinese text for it.
    closeDialog: 'Close modal',
    finish: '完成',
    upload: /^上传 \d+ 个素材/,
    addAssets: '添加更多的素材',
    createRelation: '新建关联条目',
    addEntry: '添加一项',
    addFirst: '还没有内容，点击添加。',
  },
  en: {
    save: 'Save',
    openDrawer: /^Open more actions/,
    closeDrawer: /^Close more actions/,
    search: /^Search/,
    publish: 'Publish',
    confirm: 'Confirm',
    closeDialog: 'Close modal',
    finish: 'Finish',
    upload: /^Upload \d+ asset/,
    addAssets: 'Add more assets',
    createRelation: 'Create a relation',
    addEntry: 'Add an entry',
    addFirst: 'No entry yet. Click to add one.',
  },
};

/** A text of the plugin by its key; a text of Strapi by its name here. */
export function wordsIn(language) {
  return (key) => {
    const text = PLUGIN[language][key] ?? STRAPI[language][key];
    if (text === undefined) throw new Error(`There is no text "${key}" in ${language}.`);
    return text;
  };
}
