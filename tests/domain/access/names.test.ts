import { shortenAuthors } from '../../../src/plugins/monthly-report/server/src/isolation/names';

describe('The authors of an answer', () => {
  it('are told by id and name, at any depth', () => {
    const author = { id: 1, firstname: '明', lastname: '李', username: 'li', email: 'li@example.org' };
    const answer = {
      results: [{ createdBy: { ...author }, photos: [{ file: { updatedBy: { ...author } } }] }],
      createdBy: null,
    };
    shortenAuthors(answer);
    const named = { id: 1, firstname: '明', lastname: '李' };
    expect(answer).toEqual({
      results: [{ createdBy: named, photos: [{ file: { updatedBy: named } }] }],
      createdBy: null,
    });
  });

  it('leave bytes and streams alone', () => {
    const bytes = Buffer.from('createdBy');
    shortenAuthors(bytes);
    shortenAuthors(null);
    expect(bytes.toString()).toBe('createdBy');
  });
});
