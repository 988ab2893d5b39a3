import type { ReactNode } from 'react';

/** The props that the content manager gives to the input of a custom field. */
export interface CustomFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly value?: unknown;
  readonly onChange: (name: string, value: unknown) => void;
}
