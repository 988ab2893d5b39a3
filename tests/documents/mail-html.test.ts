import { mailHtml } from '../../src/plugins/monthly-report/server/src/documents/html/mail-html';

describe('A mail as HTML', () => {
  it('has a paragraph for each line, and names that look like tags are words', () => {
    expect(mailHtml('海棠书社 <b>：\n\nTo “R&D”:\nhttps://reports.example.org/admin')).toBe(
      '<p>海棠书社 &#x3C;b>：</p><p>To “R&#x26;D”:</p><p>https://reports.example.org/admin</p>',
    );
  });
});
