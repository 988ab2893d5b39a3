import {
  isNameOf,
  searchCommunities,
  type NamedPlace,
} from '../../../src/plugins/monthly-report/server/src/entries/rules/community-search';

const place = (name: string, overrides: Partial<NamedPlace> = {}): NamedPlace => ({
  documentId: name,
  name,
  nameEn: null,
  aliases: [],
  place: '',
  verified: true,
  ...overrides,
});

const PLACES = [
  place('青石巷社区', { aliases: ['青石里', '老石桥'], nameEn: 'Qingshi Lane' }),
  place('青石桥村'),
  place('长江路社区'),
  place('青石坡社区', { verified: false }),
  place('梧桐里'),
  place('王村'),
];
const find = (words: string) => searchCommunities(words, PLACES, 8).map(({ place: { name } }) => name);

describe('A community', () => {
  it('is found by its name, with or without what kind of place it is', () => {
    expect(find('青石巷社区')[0]).toBe('青石巷社区');
    expect(find('青石巷')[0]).toBe('青石巷社区');
    expect(find('长江路小区')[0]).toBe('长江路社区');
    expect(find(' 青石 ')).toEqual(expect.arrayContaining(['青石巷社区', '青石桥村']));
  });

  it('is found by another name, and told by which', () => {
    expect(searchCommunities('老石桥', PLACES, 1)).toMatchObject([
      { place: { name: '青石巷社区' }, by: 'alias', alias: '老石桥' },
    ]);
    expect(searchCommunities('qingshi lane', PLACES, 1)).toMatchObject([{ alias: 'Qingshi Lane' }]);
  });

  it('is found by a near spelling, behind what is spelled so', () => {
    expect(searchCommunities('清石巷', PLACES, 1)).toMatchObject([
      { place: { name: '青石巷社区' }, by: 'spelling' },
    ]);
    expect(find('悟桐里')).toEqual(['梧桐里']);
  });

  it('is not found by any two characters, nor by nothing', () => {
    expect(find('李村')).toEqual([]);
    expect(find('完全无关')).toEqual([]);
    expect(find(' ')).toEqual([]);
  });

  it('comes verified before unverified, and no more than were asked for', () => {
    expect(find('青石')).toEqual(['青石巷社区', '青石桥村', '青石坡社区']);
    expect(searchCommunities('青石', PLACES, 1)).toHaveLength(1);
  });

  it('is known by its name or another one, however it is spaced or wide', () => {
    expect(isNameOf('青石 巷社区', PLACES[0] as NamedPlace)).toBe(true);
    expect(isNameOf('青石里', PLACES[0] as NamedPlace)).toBe(true);
    expect(isNameOf('青石', PLACES[0] as NamedPlace)).toBe(false);
  });
});
