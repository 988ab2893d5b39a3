/** Chinese texts that Strapi lacks for the panel's first screen. */
export const homeInChinese: Readonly<Record<string, string>> = {
  'HomePage.header.title': '您好，{name}',
  'HomePage.header.subtitle': '欢迎使用联合公益计划月报',
  'HomePage.addWidget.button': '添加栏目',
  'global.home': '首页',
  'global.profile': '个人资料',
  'global.profile.settings': '修改资料',
  'widget.key-statistics.title': '系统统计',
  'widget.profile.title': '个人资料',
};
