import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import type { Message } from '../../../domain/finding';
import { foundInTexts } from '../spots';
import { personalNumbersIn } from './numbers-of-people';

const SAYS: Readonly<Record<'identity-card' | 'bank-card', Message>> = {
  'identity-card': {
    'zh-Hans': '这是身份证号码，不能公开，请删去。',
    en: 'this is the number of an identity card; it must not be published.',
  },
  'bank-card': {
    'zh-Hans': '这是银行卡号，不能公开，请删去。',
    en: 'this is the number of a bank card; it must not be published.',
  },
};

export const identityNumber: Check = {
  code: 'identity-number',
  title: { 'zh-Hans': '身份证号、银行卡号', en: 'Number of an identity or bank card' },
  rule: {
    'zh-Hans':
      '任何文字里都不应有身份证号（按GB 11643校验）和银行卡号（按发卡机构号段和ISO/IEC 7812的校验位）；这是错误，删去之前不能发布。提示里不写出完整的号码。',
    en: 'No text has the number of an identity card (checked by GB 11643) or of a bank card (issuer ranges and the check digit of ISO/IEC 7812): an error, which keeps the month from being published. Findings do not repeat the number.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text }) =>
      personalNumbersIn(text).flatMap(({ kind, index, words }) =>
        kind === 'mobile' ? [] : [{ index, words, severity: 'error', says: SAYS[kind] }],
      ),
    ),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('身份证11010519491231002X，卡号6222 0210 0111 6245 702。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          storySaying('单号110105194912310021，信用代码53100000500021676K，阅读量6222021001116245。'),
        ],
      }),
  },
};
