import { useState, type ReactNode } from 'react';
import { Box, Button } from '@strapi/design-system';

import { useWords } from '../../services/useWords';
import { Rows } from './Rows';

/** More rows would push the following content out of sight. */
const FEW = 10;

/** The first of many rows, and a button for all of them. */
export const FewRows = ({ children }: { readonly children: readonly ReactNode[] }) => {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const isCut = !isOpen && children.length > FEW;

  return (
    <>
      <Rows>{isCut ? children.slice(0, FEW) : children}</Rows>
      {isCut && (
        <Box padding={4}>
          <Button variant="tertiary" onClick={() => setIsOpen(true)}>
            {words('rows.all', { count: children.length })}
          </Button>
        </Box>
      )}
    </>
  );
};
