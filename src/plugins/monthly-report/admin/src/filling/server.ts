/** The addresses of 我的填报, and the meaning of their refusals for a draft. */
import { getFetchClient, isFetchError } from '@strapi/strapi/admin';

import type {
  ChangedMeanwhile,
  CommunityFound,
  EntryKind,
  FieldsOf,
  Kept,
  MyReports,
  Sheet,
} from '../../../shared/my-reports';
import type { Locale } from '../../../shared/vocabulary';
import { PLUGIN_ID } from '../pluginId';
import type { Answer, Draft, Place, Server, Trouble } from './outbox';

type Fields = FieldsOf[EntryKind];

const HOME = `/${PLUGIN_ID}/my-reports`;
const UPLOAD = '/upload';

const sheetAt = ({ month, programme, partner }: Place): string =>
  [HOME, month, programme, partner].map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join('/');
const entryAt = ({ place, kind, documentId }: Pick<Draft, 'place' | 'kind' | 'documentId'>): string =>
  `${sheetAt(place)}/${kind}/${documentId}`;

interface Details {
  readonly theirs?: unknown;
  readonly errors?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

/** Statuses that do not judge the entry: the server, or a proxy before it, is away or busy. */
const TRY_AGAIN: readonly (number | undefined)[] = [undefined, 408, 429, 500, 502, 503, 504];

export function troubleOf(error: unknown): Trouble {
  if (!isFetchError(error)) return { kind: 'unreachable' };
  const { status } = error;
  if (status === 401) return { kind: 'signed-out' };
  if (TRY_AGAIN.includes(status)) return { kind: 'unreachable' };
  const { message, details } = (error.response?.data.error ?? { message: error.message }) as {
    message: string;
    details?: Details;
  };
  if (status === 409) {
    return details?.theirs === undefined
      ? { kind: 'locked', message }
      : { kind: 'changed', meanwhile: details as ChangedMeanwhile<Fields> };
  }
  const fields = (details?.errors ?? []).map(({ path, message: said }) => [path.join('.'), said] as const);
  return { kind: 'refused', message, fields: Object.fromEntries(fields) };
}

async function answer<T>(asked: Promise<{ data: { data: T } }>): Promise<Answer<T>> {
  try {
    return { kind: 'done', data: (await asked).data.data };
  } catch (error) {
    return { kind: 'trouble', trouble: troubleOf(error) };
  }
}

interface UploadedFile {
  readonly id: number;
  readonly url: string;
  readonly formats?: Readonly<Record<string, { readonly url: string } | undefined>> | null;
}

const toUploaded = ({ id, url, formats }: UploadedFile) => ({
  id,
  url: formats?.small?.url ?? formats?.thumbnail?.url ?? url,
});

/** The name of a picture with a part of its key: a phone that got no answer finds the uploaded file by it. */
const fileName = (name: string, key: string): string => {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return `${stem} ${key.slice(0, 8)}${ending}`;
};

export const server: Server = {
  keep: (draft, fields) =>
    answer(
      getFetchClient().put<{ data: Kept<Fields> }>(entryAt(draft), {
        base: draft.base,
        sent: draft.sent,
        fields,
      }),
    ),
  remove: (draft, base) =>
    answer(getFetchClient().post<{ data: null }>(`${entryAt(draft)}/remove`, { base })),
  addCommunity: (documentId, name) =>
    answer(
      getFetchClient().put<{ data: CommunityFound }>(`${HOME}/communities/${documentId}`, {
        name,
        place: '',
      }),
    ),
  async upload({ name, key }, picture, again) {
    const called = fileName(name, key);
    try {
      if (again) {
        const query = new URLSearchParams({ 'filters[name][$eq]': called, pageSize: '1' });
        const { data } = await getFetchClient().get<{ results: UploadedFile[] }>(`${UPLOAD}/files?${query}`);
        const [there] = data.results;
        if (there !== undefined) return { kind: 'done', data: toUploaded(there) };
      }
      const form = new FormData();
      form.append('files', picture, name);
      form.append('fileInfo', JSON.stringify({ name: called, folder: null }));
      const { data } = await getFetchClient().post<UploadedFile[]>(UPLOAD, form);
      const [file] = data;
      return file === undefined
        ? { kind: 'trouble', trouble: { kind: 'unreachable' } }
        : { kind: 'done', data: toUploaded(file) };
    } catch (error) {
      return { kind: 'trouble', trouble: troubleOf(error) };
    }
  },
};

export const readMyReports = async (locale: Locale, signal: AbortSignal): Promise<MyReports> =>
  (await getFetchClient().get<{ data: MyReports }>(`${HOME}?locale=${locale}`, { signal })).data.data;

export const readSheet = async (place: Place, locale: Locale, signal: AbortSignal): Promise<Sheet> =>
  (await getFetchClient().get<{ data: Sheet }>(`${sheetAt(place)}?locale=${locale}`, { signal })).data.data;

export const findCommunities = async (words: string, signal: AbortSignal): Promise<CommunityFound[]> => {
  const url = `${HOME}/communities?${new URLSearchParams({ words })}`;
  return (await getFetchClient().get<{ data: CommunityFound[] }>(url, { signal })).data.data;
};

export async function takeStep(place: Place, step: 'submit' | 'declare-nil'): Promise<void> {
  const { month, programme, partner } = place;
  const path = ['submissions', month, programme, partner, step].map(encodeURIComponent).join('/');
  await getFetchClient().post(`/${PLUGIN_ID}/${path}`, {});
}
