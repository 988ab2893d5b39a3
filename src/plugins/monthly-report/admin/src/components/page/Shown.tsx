import type { ReactNode } from 'react';
import { Loader, Typography } from '@strapi/design-system';

import type { Loaded } from '../../services/useLoaded';
import { useWords } from '../../services/useWords';

interface ShownProps<T> {
  readonly loaded: Loaded<T>;
  readonly children: (data: T) => ReactNode;
  /** What stands there for what is not there, or not for the reader. */
  readonly gone?: ReactNode;
}

/** What was read, or that it is being read, or that it could not be. */
export const Shown = <T,>({ loaded, children, gone }: ShownProps<T>) => {
  const words = useWords();
  switch (loaded.state) {
    case 'loading':
      return <Loader small>{words('page.loading')}</Loader>;
    case 'failed':
      if (gone !== undefined && loaded.refused) return gone;
      return (
        <Typography textColor="danger600" role="alert">
          {words(loaded.refused ? 'page.refused' : 'page.failed')}
        </Typography>
      );
    case 'loaded':
      return children(loaded.data);
  }
};
