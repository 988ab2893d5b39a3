import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { contentTypes, descriptionId, hasDescription } from './labels';

/** The waterfall hook that passes on the layout of an edit view before it is drawn. */
export const EDIT_VIEW_LAYOUT_HOOK = 'Admin/CM/pages/EditView/mutate-edit-view-layout';

interface EditField {
  readonly name: string;
  readonly hint?: ReactNode;
}

interface EditLayout {
  readonly layout: readonly (readonly (readonly EditField[])[])[];
  readonly components: Readonly<Record<string, { readonly layout: readonly (readonly EditField[])[] }>>;
  readonly settings: { readonly displayName?: string };
}

const Description = ({ id }: { readonly id: string }) => <>{useIntl().formatMessage({ id })}</>;

/** A description that the secretariat wrote in the panel wins over ours. */
const describe = (uid: string, field: EditField): EditField =>
  field.hint || !hasDescription(uid, field.name)
    ? field
    : { ...field, hint: <Description id={descriptionId(uid, field.name)} /> };

/**
 * Puts the translated descriptions under the boxes: Strapi translates labels, but prints the one
 * description that is stored. The layout does not carry the type's uid, only its display name.
 */
export const describeFields = <T extends { layout: EditLayout }>(data: T): T => {
  const { layout } = data;
  const uid = contentTypes.find(({ displayName }) => displayName === layout.settings.displayName)?.uid;
  const describeRows = (owner: string, rows: readonly (readonly EditField[])[]) =>
    rows.map((row) => row.map((field) => describe(owner, field)));
  return {
    ...data,
    layout: {
      ...layout,
      layout: uid ? layout.layout.map((panel) => describeRows(uid, panel)) : layout.layout,
      components: Object.fromEntries(
        Object.entries(layout.components).map(([component, entry]) => [
          component,
          { ...entry, layout: describeRows(component, entry.layout) },
        ]),
      ),
    },
  };
};
