/** Files that a server would fetch itself, from an address in a request. */
import extendUpload from '../../src/extensions/upload/strapi-server';

type Fetch = (address: string) => Promise<unknown>;

describe('a file at an address that somebody names', () => {
  it('is not fetched, whoever asks the service for it', async () => {
    const fetched = jest.fn();
    const { services } = extendUpload({
      controllers: { 'content-api': () => ({}), 'admin-upload': {} },
      services: { file: { fetchUrlToInputFile: fetched }, 'image-manipulation': {} },
    });
    const { fetchUrlToInputFile } = services.file as { fetchUrlToInputFile: Fetch };
    await expect(fetchUrlToInputFile('http://0.0.0.0/a')).rejects.toThrow(/按网址导入.*by address/);
    expect(fetched).not.toHaveBeenCalled();
  });
});
