import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { TrailRow } from '../../../../shared/admin-api';
import { getTranslation } from '../../pluginId';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { Facts } from '../page/Facts';
import { printed } from './printed';

/** The actor of a row that no account caused. */
const SYSTEM = 'system';

interface TrailLineProps {
  readonly row: TrailRow;
  /** Whether the row is in the list of one submission, which need not repeat the names. */
  readonly isOfOne?: boolean;
}

/** One row of the trail: the action, the submission, the text, the account and the time. */
export const TrailLine = ({ row, isOfOne = false }: TrailLineProps) => {
  const words = useWords();
  const { formatMessage } = useIntl();
  const moment = useMoment();
  const { at, actor, action, month, programme, partner, details } = row;
  const name = (key: string) =>
    formatMessage({ id: getTranslation(`trail.detail.${key}`), defaultMessage: key });

  return (
    <li data-action={action}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold">{words(`trail.action.${action}`)}</Typography>
          <Typography textColor="neutral600">
            {(isOfOne ? [] : [month, partner, programme]).filter((part) => part !== null).join(' · ')}
          </Typography>
        </Flex>
        <Facts facts={[moment(at), actor === SYSTEM ? words('trail.system') : actor]} />
        {Object.entries(details)
          .filter(([, value]) => value !== null)
          .map(([key, value]) => (
            <Typography key={key} tag="p" style={{ overflowWrap: 'anywhere' }}>
              {`${name(key)}: ${printed(value)}`}
            </Typography>
          ))}
      </Flex>
    </li>
  );
};
