/** Texts about people: numbers, addresses, names, words. */
import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import type { Check } from '../../../src/plugins/monthly-report/server/src/checks/rules/check';
import {
  both,
  exampleActivity,
  exampleOf,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import { identityNumber } from '../../../src/plugins/monthly-report/server/src/checks/rules/people/identity-number';
import { nameBesideHardship } from '../../../src/plugins/monthly-report/server/src/checks/rules/people/name-beside-hardship';
import { withoutPersonalNumbers } from '../../../src/plugins/monthly-report/server/src/checks/rules/people/numbers-of-people';
import { privateContact } from '../../../src/plugins/monthly-report/server/src/checks/rules/people/private-contact';
import { wordsForPeople } from '../../../src/plugins/monthly-report/server/src/checks/rules/people/words-for-people';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';

const telling = (text: string) =>
  exampleOf({ stories: [exampleStory({ body: { 'zh-Hans': paragraphs(text), en: null } })] });

/** The words that a check names, as its findings keep them. */
const wordsFound = (check: Check, text: string) =>
  runChecks([check], telling(text)).flatMap(({ particulars }) => particulars.slice(2));

/** Example numbers that standards and card schemes publish. */
const IDENTITY_CARD = '11010519491231002X';
const UNION_PAY = '6222021001116245702';
const VISA = '4111111111111111';

describe('numbers of cards', () => {
  it.each([IDENTITY_CARD, '440524188001010014', UNION_PAY, '6222 0210 0111 6245 702', '5555-5555-5555-4444'])(
    '%s is an error, and is not repeated in full',
    (number) => {
      const text = `登记的号码是${number}，请核对。`;
      const isOld = number.startsWith('440524');
      const findings = runChecks([identityNumber], telling(text));
      expect(findings.map(({ severity }) => severity)).toEqual(isOld ? [] : ['error']);
      expect(JSON.stringify(findings)).not.toContain(number);
      expect(JSON.stringify(findings)).not.toContain(number.slice(-6));
    },
  );

  it('of full width are numbers as well', () => {
    expect(wordsFound(identityNumber, '身份证１１０１０５１９４９１２３１００２Ｘ。')).toHaveLength(1);
  });

  it.each([
    // A wrong last digit; an impossible day; an unknown issuer; a figure; the same digit throughout.
    '110105194912310021',
    '110105194902310029',
    '1234567890123452',
    '阅读量6222021001116245',
    '0000000000000000',
    '53100000500021676K',
    VISA.slice(0, 15),
  ])('are none in %s', (text) => {
    expect(wordsFound(identityNumber, text)).toEqual([]);
  });

  it('are repeated by no finding, whichever check it is of', () => {
    const title = `走访记录${IDENTITY_CARD}`;
    const facts = exampleOf({
      activities: [exampleActivity({ title, endDate: '2020-12-01' })],
      stories: [
        exampleStory({ title: both(title), occurredOn: '2019-12-08', photos: [] }),
        exampleStory({ documentId: 'b', slug: 'b', title: both(title), photos: [] }),
      ],
    });
    const findings = runChecks(CHECKS, facts);
    expect(findings.length).toBeGreaterThan(4);
    expect(JSON.stringify(findings)).not.toContain(IDENTITY_CARD);
  });

  it('are masked in place', () => {
    expect(withoutPersonalNumbers(`证${IDENTITY_CARD}，电13800138000，约5205人`)).toBe(
      '证110*************2X，电138******00，约5205人',
    );
  });
});

describe('telephones and addresses', () => {
  it.each([
    ['联系陈先生13800138000。', 1],
    ['电话138-0013-8000', 1],
    ['家住和平里小区3栋2单元501室的老人', 1],
    ['住12号楼502室', 1],
    ['拨打12345、0755-83012345转8、400-800-1234', 0],
    ['回收点设在文化路128号3号楼2单元旁', 0],
    ['在党群服务中心2号楼301室举办', 0],
    ['编号13800138000123', 0],
    ['229号院12户居民，3号楼20间房', 0],
  ])('%s has %d', (text, count) => {
    expect(wordsFound(privateContact, text)).toHaveLength(count);
  });

  it('one address is one finding', () => {
    const text = '家住12号院3栋2单元501室';
    expect(runChecks(CHECKS, telling(text)).filter(({ message }) => message.en.includes('501'))).toHaveLength(
      1,
    );
  });
});

describe('names beside a hardship', () => {
  it.each([
    ['独居老人王秀英收到了米', '王秀英'],
    ['看望困境儿童李小明。', '李小明'],
    ['8岁的陈乐乐在院里', '陈乐乐'],
    ['张大山（低保户）一家', '张大山'],
    ['王小雨，9岁，是留守儿童', '王小雨'],
  ])('are found in %s', (text, name) => {
    expect(wordsFound(nameBesideHardship, text)).toEqual([name]);
  });

  it.each([
    '独居老人王奶奶，患者李女士，受助者张某某',
    '独居老人王秀英（化名）',
    '困境儿童关爱行动，患者高度评价',
    '志愿者王秀英看望独居老人',
    '服务对象张贴了海报',
    '社工张明说，低保户走访完毕',
    '患者家属陈女士',
  ])('are not in full, or not theirs, in %s', (text) => {
    expect(wordsFound(nameBesideHardship, text)).toEqual([]);
  });
});

describe('words for people', () => {
  it('come with what to write instead', () => {
    const [finding] = runChecks([wordsForPeople], telling('看望残废人。'));
    expect(finding?.message['zh-Hans']).toContain('请改为“残疾人”');
  });

  it.each([
    ['残废人和智障儿童', ['残废人', '智障儿童']],
    ['老年痴呆知识讲座', ['老年痴呆']],
    ['残疾人，心智障碍儿童，正常人流量，时差生活', []],
  ])('are found in %s', (text, words) => {
    expect(wordsFound(wordsForPeople, text)).toEqual(words);
  });
});
