import { withShortAuthors } from '../../../src/plugins/monthly-report/server/src/access/isolation/names';

describe('The authors of an answer', () => {
  it('are told by id and name, at any depth', () => {
    const author = { id: 1, firstname: '明', lastname: '李', username: 'li', email: 'li@example.org' };
    const answer = {
      results: [{ createdBy: { ...author }, photos: [{ file: { updatedBy: { ...author } } }] }],
      createdBy: null,
    };
    const named = { id: 1, firstname: '明', lastname: '李' };
    expect(withShortAuthors(answer)).toEqual({
      results: [{ createdBy: named, photos: [{ file: { updatedBy: named } }] }],
      createdBy: null,
    });
  });

  it('leave bytes and streams alone', () => {
    const bytes = Buffer.from('createdBy');
    expect(withShortAuthors(bytes)).toBe(bytes);
    expect(withShortAuthors(null)).toBeNull();
  });

  it('leave schemas as they are, which the server goes on using', () => {
    const schema = { attributes: { createdBy: { type: 'relation', target: 'admin::user' } } };
    expect(withShortAuthors({ data: [schema] })).toEqual({ data: [schema] });
    const account = { id: 1, email: 'li@example.org' };
    const entry = { createdBy: account };
    withShortAuthors(entry);
    expect(entry.createdBy).toBe(account);
  });
});
