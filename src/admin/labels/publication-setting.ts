import type { SchemaLabels } from './types';

export const publicationSetting: SchemaLabels = {
  uid: 'api::publication-setting.publication-setting',
  displayName: 'Publication settings',
  name: { 'zh-Hans': '发布信息', en: 'Publication settings' },
  fields: {
    networkName: {
      'zh-Hans': ['网络名称', '印在每一期月报的首页、网页和文件属性里；已发布的月报不变'],
      en: [
        'Name of the network',
        'On the first page of every report, on its page and in its files; published months stay',
      ],
    },
    networkNameEn: { 'zh-Hans': '网络英文名称', en: 'English name of the network' },
    publisher: {
      'zh-Hans': ['编制发布单位', '例如：总秘书处'],
      en: ['Publisher', 'The office that compiles and publishes the reports'],
    },
    publisherEn: { 'zh-Hans': '编制发布单位（英文）', en: 'Publisher in English' },
    logo: { 'zh-Hans': ['标志', '印在标题上方'], en: ['Logo', 'Above the title'] },
    colour: {
      'zh-Hans': ['主色', '#加六位十六进制数，如#1f5c4d；须足够深，白底上能看清'],
      en: ['Colour', '# and six hexadecimal digits, as #1f5c4d; dark enough to be read on white'],
    },
    cover: {
      'zh-Hans': ['封面照片', '须有肖像授权、图片来源和替代文字'],
      en: ['Cover photo', 'With consent, credit and alternative text'],
    },
    contact: { 'zh-Hans': ['联系方式', '公开；每行一条'], en: ['Contact', 'Public; one a line'] },
    contactEn: { 'zh-Hans': '联系方式（英文）', en: 'Contact in English' },
    licence: {
      'zh-Hans': ['使用许可', '例如：知识共享 署名 4.0 国际'],
      en: ['Licence', 'For instance: Creative Commons Attribution 4.0'],
    },
    licenceEn: { 'zh-Hans': '使用许可（英文）', en: 'Licence in English' },
    licenceUrl: { 'zh-Hans': '许可全文网址', en: 'Address of the licence' },
    citation: {
      'zh-Hans': ['引用格式', '{title}代表当期月报的标题'],
      en: ['How to cite', '{title} stands for the title of the report'],
    },
    citationEn: { 'zh-Hans': '引用格式（英文）', en: 'How to cite, in English' },
    imprint: {
      'zh-Hans': ['版权与编印说明', '每行一段'],
      en: ['Imprint', 'A paragraph a line'],
    },
    imprintEn: { 'zh-Hans': '版权与编印说明（英文）', en: 'Imprint in English' },
    filingNumber: {
      'zh-Hans': ['网站备案号', '显示在网页底部；没有则不填'],
      en: ['Filing number (ICP)', 'At the foot of the web page; leave it empty where there is none'],
    },
    signatures: {
      'zh-Hans': ['签字栏', '印在PDF和Word末尾，每行一个角色，如：编制、审核、签发'],
      en: ['Signatures', 'At the end of PDF and Word, a role a line: prepared, reviewed, approved'],
    },
    signaturesEn: { 'zh-Hans': '签字栏（英文）', en: 'Signatures in English' },
  },
};
