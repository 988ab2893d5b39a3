import { MONTHLY } from '../../../src/plugins/monthly-report/server/src/domain/calendar';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  reminderMail,
  type Reminder,
} from '../../../src/plugins/monthly-report/server/src/submissions/rules/reminder';

const mailOf = (overrides: Partial<Reminder> = {}) =>
  reminderMail({
    calendar: MONTHLY,
    month: toMonth('2021-03'),
    state: 'due',
    programme: { 'zh-Hans': '邻里共读', en: 'Neighbours Read' },
    partner: { 'zh-Hans': '海棠书社', en: null },
    dueOn: '2021-04-06',
    address: null,
    ...overrides,
  });

describe('A reminder', () => {
  it('names month, programme, partner and the last day in both languages', () => {
    const { subject, text } = mailOf();
    expect(subject).toBe('2021-03月度填报提醒 / Monthly report for 2021-03 is due');
    expect(text).toContain(
      '海棠书社：\n“邻里共读”2021-03的月度填报尚未提交。请于2021-04-06（含当日）前提交。',
    );
    expect(text).toContain('“Neighbours Read”, 2021-03, has not come yet. Please submit it by 2021-04-06');
  });

  it('says since when it is overdue, and where to go where that is known', () => {
    const { subject, text } = mailOf({ state: 'overdue', address: 'https://reports.example.org/admin' });
    expect(subject).toContain('已逾期');
    expect(text).toContain('It was due on 2021-04-06');
    expect(text.split('\n').at(-1)).toBe('https://reports.example.org/admin');
  });

  it('says of what was sent back that it is to be submitted again', () => {
    const { subject, text } = mailOf({ state: 'sent-back' });
    expect(subject).toBe('2021-03月度填报已退回 / Monthly report for 2021-03 was sent back');
    expect(text).toContain('秘书处已退回并写明意见，请修改后再次提交。');
    expect(text).toContain('please mend it and submit it again');
  });
});
