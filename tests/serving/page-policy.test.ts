import { pagePolicy } from '../../src/plugins/monthly-report/server/src/http/page-policy';

const imagesOf = (policy: string) => /img-src ([^;]*)/.exec(policy)?.[1];

describe('the content security policy of the pages', () => {
  it('lets a page load from its own site and nothing else, with no style or script in it', () => {
    expect(pagePolicy({ provider: 'local' }, '')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    );
  });

  it('knows the site by its public address too, which photos are given under', () => {
    expect(imagesOf(pagePolicy({}, 'https://reports.example.org'))).toBe(
      "'self' https://reports.example.org",
    );
  });

  it('lets photos come from where the provider of uploads keeps them', () => {
    const upload = {
      provider: 'aws-s3',
      providerOptions: {
        baseUrl: 'https://cdn.example.org/media',
        s3Options: { endpoint: 'https://s3.example.net', params: { Bucket: 'photos' } },
      },
    };
    expect(imagesOf(pagePolicy(upload, ''))).toBe(
      "'self' https://cdn.example.org https://s3.example.net https://photos.s3.example.net",
    );
  });

  it('finds a bucket of Amazon by its region', () => {
    const bucketIn = (region: string) => ({
      provider: 'aws-s3',
      providerOptions: { s3Options: { region, params: { Bucket: 'photos' } } },
    });
    expect(imagesOf(pagePolicy(bucketIn('eu-west-1'), ''))).toBe(
      "'self' https://s3.eu-west-1.amazonaws.com https://photos.s3.eu-west-1.amazonaws.com",
    );
    // In China it has its own domain.
    expect(imagesOf(pagePolicy(bucketIn('cn-north-1'), ''))).toContain(
      'https://photos.s3.cn-north-1.amazonaws.com.cn',
    );
  });

  it('lets a preview have pictures in the page', () => {
    expect(imagesOf(pagePolicy({}, '', ['data:']))).toBe("'self' data:");
  });

  it('takes nothing that is no web address', () => {
    const providerOptions = { baseUrl: "javascript:alert(1); script-src 'unsafe-inline'", s3Options: null };
    expect(imagesOf(pagePolicy({ provider: 'other', providerOptions }, ''))).toBe("'self'");
  });
});
