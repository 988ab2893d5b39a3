/** Chinese for the panel's first screen, where Strapi has none. */
export const homeInChinese: Readonly<Record<string, string>> = {
  'HomePage.header.title': '您好，{name}',
  'HomePage.header.subtitle': '欢迎使用联合公益计划月报',
  'HomePage.addWidget.button': '添加栏目',
  'global.home': '首页',
};
