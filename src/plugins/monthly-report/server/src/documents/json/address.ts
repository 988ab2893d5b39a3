/** Turns a root-relative address into the address that the answer prints. */
export type Address = (url: string) => string;
