import { Typography } from '@strapi/design-system';

import type { Contact } from '../../../../shared/desk-api';
import { useWords } from '../../services/useWords';

/** The contact of a partner: links that open the telephone and the mail program. */
export const ContactLine = ({ contact: { name, phone, email } }: { readonly contact: Contact }) => {
  const words = useWords();
  return (
    <Typography tag="p" data-section="contact">
      {words('review.contact')}
      {name}
      {phone === null ? null : (
        <>
          {' '}
          <a href={`tel:${phone}`}>{phone}</a>
        </>
      )}
      {email === null ? null : (
        <>
          {' '}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
    </Typography>
  );
};
