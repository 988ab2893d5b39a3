export interface WrongSettings {
  readonly env?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly names: readonly string[];
}

export function rightSettings(folder: string): Record<string, string>;
export function prepareFolder(folder: string): void;
export function wrongSettings(folder: string): WrongSettings[];
