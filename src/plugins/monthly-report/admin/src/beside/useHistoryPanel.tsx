import { useState } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { BesideEntry, EntryChange } from '../../../shared/beside';
import { printed } from '../components/trail/printed';
import { Facts } from '../components/page/Facts';
import type { SidePanel } from '../components/submissions/useSubmissionPanel';
import { useMoment } from '../services/useMoment';
import { useWords } from '../services/useWords';
import { kindOf, typedKindOf } from './kinds';
import { useEntry } from './useEntry';

/** The number of changes shown at first; a button unfolds the others. */
const FIRST = 5;
const SYSTEM = 'system';

const Change = ({ model, change }: { readonly model: string; readonly change: EntryChange }) => {
  const words = useWords();
  const moment = useMoment();
  const { formatMessage } = useIntl();
  const { at, by, action, reason, changes } = change;
  const none = words('notReported');
  const nameOf = (field: string, label: string | null): string =>
    label ?? formatMessage({ id: `content-manager.content-types.${model}.${field}`, defaultMessage: field });
  const side = (value: unknown): string =>
    value === null || value === undefined || value === '' ? none : printed(value);
  return (
    <li data-action={action}>
      <Typography variant="pi" fontWeight="semiBold" tag="p">
        {words(`trail.action.${action}`)}
      </Typography>
      {changes.map(({ field, label, ...sides }) => (
        <Typography
          key={field}
          variant="pi"
          tag="p"
          data-field={field}
          style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
        >
          {'before' in sides || 'after' in sides
            ? `${nameOf(field, label)}：${side(sides.before)} → ${side(sides.after)}`
            : nameOf(field, label)}
        </Typography>
      ))}
      {reason === null ? null : (
        <Typography variant="pi" tag="p">{`${words('trail.detail.reason')}：${reason}`}</Typography>
      )}
      <Facts facts={[moment(at), by === SYSTEM ? words('trail.system') : by]} />
    </li>
  );
};

const History = ({ model, entry }: { readonly model: string; readonly entry: BesideEntry }) => {
  const words = useWords();
  const moment = useMoment();
  const [unfolded, setUnfolded] = useState(false);
  const { created, changes } = entry;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-section="entry-history">
      {changes.length === 0 ? <Typography tag="p">{words('beside.history.none')}</Typography> : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {(unfolded ? changes : changes.slice(0, FIRST)).map((change, index) => (
          <Change key={`${change.at} ${index}`} model={model} change={change} />
        ))}
      </Flex>
      {changes.length > FIRST ? (
        <Button variant="tertiary" size="S" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? words('beside.history.fewer') : words('rows.all', { count: changes.length })}
        </Button>
      ) : null}
      {created.at === null ? null : (
        <Facts facts={[words('beside.history.created'), moment(created.at), created.by]} />
      )}
    </Flex>
  );
};

/** The history of an entry: each changed figure with the account, the old and the new value. */
export const useHistoryPanel: SidePanel = ({ model, document }) => {
  const words = useWords();
  const kind = kindOf(model);
  const mayUpdate = useAuth('EntryHistory', ({ permissions }) =>
    permissions.some(
      ({ action, subject }) => action === 'plugin::content-manager.explorer.update' && subject === model,
    ),
  );
  // Accounts that may not update a shared entry do not see its history.
  const asked = typedKindOf(model) !== undefined || mayUpdate ? kind : undefined;
  const documentId = typeof document?.documentId === 'string' ? document.documentId : null;
  const entry = useEntry(asked, documentId, document?.updatedAt);
  if (entry === null) return null;
  return { title: words('beside.history'), content: <History model={model} entry={entry} /> };
};
