import { useCallback } from 'react';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { useLoaded } from './useLoaded';

const ACTIVITY = 'api::activity.activity';

export type FormProgramme =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'chosen'; readonly documentId: string };

interface RelationItem {
  readonly id: string | number;
  readonly documentId?: string;
  readonly apiData?: { readonly documentId?: string };
}

/** A relation in the form holds only the changes since the last save. */
interface RelationChange {
  readonly connect?: readonly RelationItem[];
  readonly disconnect?: readonly RelationItem[];
}

interface ActivityForm {
  readonly documentId?: string;
  readonly updatedAt?: string;
  readonly programme?: RelationChange | null;
}

const documentIdOf = (item: RelationItem | undefined): string | undefined =>
  item?.apiData?.documentId ?? item?.documentId;

/** The programme chosen in the activity's form, saved or not. */
export const useFormProgramme = (): FormProgramme => {
  const { get } = useFetchClient();
  const { origin } = useParams<{ origin?: string }>();
  const form = useForm('Measurements', (state) => state.values as ActivityForm);
  const initial = useForm('Measurements', (state) => state.initialValues as ActivityForm);

  // A clone is not saved yet: its relations are still those of the original entry.
  const saved = initial.documentId ?? origin;
  // Saving keeps the document but may change its programme.
  const version = initial.updatedAt;
  const [relation] = useLoaded(
    useCallback(
      async (signal: AbortSignal): Promise<string | null> => {
        if (!saved) return null;
        const { data } = await get<{ results: RelationItem[] }>(
          `/content-manager/relations/${ACTIVITY}/${encodeURIComponent(saved)}/programme`,
          { signal, params: { version } },
        );
        return documentIdOf(data.results[0]) ?? null;
      },
      [get, saved, version],
    ),
  );

  const connected = documentIdOf(form.programme?.connect?.at(-1));
  if (connected) return { state: 'chosen', documentId: connected };
  if ((form.programme?.disconnect ?? []).length > 0) return { state: 'none' };
  if (relation.state !== 'loaded') return relation;
  return relation.data ? { state: 'chosen', documentId: relation.data } : { state: 'none' };
};
