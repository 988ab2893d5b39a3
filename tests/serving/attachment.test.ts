/** The names that files are sent under. */
import { attachment } from '../../src/plugins/monthly-report/server/src/http/serving/attachment';

/** The name a browser makes of the header. */
function nameIn(header: string): string {
  const [, encoded = ''] =
    /^attachment; filename="[\w.-]+"; filename\*=UTF-8''([\w.~%$&+^`|#-]+)$/.exec(header) ?? [];
  return decodeURIComponent(encoded);
}

describe('the name of a file', () => {
  it('is the title of the report, and a plain one for whoever reads no other', () => {
    const header = attachment('2020年12月联合公益计划月报', '2020-12.xlsx');
    expect(header).toMatch(/^attachment; filename="2020-12\.xlsx"; filename\*=UTF-8''2020%E5%B9%B4/);
    expect(nameIn(header)).toBe('2020年12月联合公益计划月报.xlsx');
  });

  it.each([
    ['../../etc/passwd', '.. .. etc passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie x=1'],
    ['\u202Efdp.exe', 'fdp.exe'],
    ["it's (a) *report*!", "it's (a) report !"],
    ['100%25 %2e%2e%2f', '100 25 2e 2e 2f'],
    ['half a pair \uD800', 'half a pair \uFFFD'],
    ['.hidden. ', 'hidden'],
  ])('keeps nothing of %j that a header or a file system would take for more than a name', (title, words) => {
    const name = nameIn(attachment(title, '2020-12.xlsx'));
    expect(name).toBe(`${words.replace(/^[. ]+/, '')}.xlsx`);
  });

  it('is the plain one where nothing is left of the title', () => {
    expect(nameIn(attachment(' /// \n', '2020-12.xlsx'))).toBe('2020-12.xlsx');
  });

  it('is short enough for every file system, and cut between characters', () => {
    const name = nameIn(attachment('𠮷'.repeat(500), '2020-12.xlsx'));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^(?:𠮷)+\.xlsx$/u);
  });
});
