import type { ReactNode } from 'react';
import { Loader, Typography } from '@strapi/design-system';

import type { Loaded } from '../../services/useLoaded';
import { useWords } from '../../services/useWords';

interface ShownProps<T> {
  readonly loaded: Loaded<T>;
  readonly children: (data: T) => ReactNode;
  /** Shown instead if the server answers that the data is not there, or not for this reader. */
  readonly gone?: ReactNode;
}

/** Shows loaded data, a loader while it is read, or a sentence that it could not be read. */
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
