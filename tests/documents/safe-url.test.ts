import { safeImage, safeLink } from '../../src/plugins/monthly-report/server/src/documents/safe-url';
import { HOSTILE, HOSTILE_URLS } from '../golden/hostile';

describe('addresses from the content', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    [' http://example.org/路 ', 'http://example.org/%E8%B7%AF'],
    ['mailto:office@example.org', 'mailto:office@example.org'],
    ['/reports/2020-11#zero_waste', '/reports/2020-11#zero_waste'],
  ])('let %j be followed', (url, href) => {
    expect(safeLink(url)).toBe(href);
  });

  it.each([...HOSTILE_URLS, HOSTILE, '', '#'])('refuse %j', (url) => {
    expect(safeLink(url)).toBeNull();
    expect(safeImage(url)).toBeNull();
  });

  it('load no image from a mail address', () => {
    expect(safeImage('mailto:office@example.org')).toBeNull();
  });
});
