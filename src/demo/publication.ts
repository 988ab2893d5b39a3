import type { PublicationEntry } from './data';
import type { PhotoIds } from './photos';
import type { DemoStore } from './store';

const TYPE = 'api::publication-setting.publication-setting';

/** Keeps the publication settings (发布信息), which name the publisher of the reports: the only entry of its type. */
export async function keepPublicationSettings(
  store: DemoStore,
  photos: PhotoIds,
  { logo, cover: { photo, ...cover }, ...texts }: PublicationEntry,
): Promise<void> {
  await store.keep(TYPE, {
    code: 'publication',
    sameAs: {},
    month: null,
    data: {
      ...texts,
      logo: photos.get(logo),
      cover: { ...cover, file: photos.get(photo), consent: true },
    },
  });
}
