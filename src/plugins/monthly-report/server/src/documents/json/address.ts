/** Makes of a root-relative address what the answer prints. */
export type Address = (url: string) => string;
