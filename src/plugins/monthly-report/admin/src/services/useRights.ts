import { useMemo } from 'react';
import { useAuth } from '@strapi/strapi/admin';

import { RIGHTS, type Right } from '../permissions';

/** Tells whether the signed-in account holds a right. The server decides; this only hides dead buttons. */
export const useRights = (): ((right: Right) => boolean) => {
  const permissions = useAuth('MonthlyReport', (auth) => auth.permissions);
  return useMemo(() => {
    const held = new Set(permissions.map(({ action }) => action));
    return (right: Right) => held.has(RIGHTS[right]);
  }, [permissions]);
};
