/** The request that a question is read from; Koa's context and a bare request both provide it. */
export interface QuestionRequest {
  /** The values of the path, such as the month in /totals/2020-12. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  /** Without the question mark. */
  readonly querystring: string;
  /** The best of some media types for the Accept header; false if the header accepts none of them. */
  readonly accepts: (types: string[]) => string | false;
}
