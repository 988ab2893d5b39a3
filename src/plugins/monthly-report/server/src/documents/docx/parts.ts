/** Things that the body of a document refers to and other parts of the file hold. Numbers follow the order of use. */
import type { Picture } from '../renderer';

export const PICTURE_TYPES = { jpeg: 'image/jpeg', png: 'image/png', svg: 'image/svg+xml' } as const;
export type PictureExtension = keyof typeof PICTURE_TYPES;

export interface ListInstance {
  readonly id: number;
  readonly kind: 'headings' | 'bullets' | 'ordered';
}

/** A file of word/media. */
export interface PictureFile {
  readonly relation: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A line of the contents. */
export interface ContentsEntry {
  readonly level: number;
  /** With its number, as the heading itself shows it. */
  readonly text: string;
  readonly bookmark: string;
}

export class Parts {
  private readonly headings: ContentsEntry[] = [];
  private readonly linkRelations = new Map<string, string>();
  private readonly files = new Map<string, PictureFile>();
  private readonly instances: ListInstance[] = [];
  private lastId = 0;

  /** @param pictures by the address they are printed from; null if the picture cannot be printed. */
  constructor(private readonly pictures: ReadonlyMap<string, Picture | null>) {}

  get links(): readonly (readonly [address: string, relation: string])[] {
    return [...this.linkRelations];
  }

  get pictureFiles(): readonly PictureFile[] {
    return [...this.files.values()];
  }

  get lists(): readonly ListInstance[] {
    return this.instances;
  }

  get entries(): readonly ContentsEntry[] {
    return this.headings;
  }

  /** @returns the name of the bookmark the heading must carry. */
  enter(level: number, text: string): string {
    const bookmark = `_Toc${String(this.headings.length + 1).padStart(6, '0')}`;
    this.headings.push({ level, text, bookmark });
    return bookmark;
  }

  /** A number that nothing else in the document has. */
  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  link(address: string): string {
    const known = this.linkRelations.get(address);
    if (known !== undefined) return known;
    const relation = `link${this.linkRelations.size + 1}`;
    this.linkRelations.set(address, relation);
    return relation;
  }

  /** Null if the picture cannot be printed. */
  picture(address: string): { readonly picture: Picture; readonly relation: string } | null {
    const picture = this.pictures.get(address) ?? null;
    if (picture === null) return null;
    return { picture, relation: this.file(address, 'jpeg', picture.bytes) };
  }

  /** @returns the relation of a file; the file of a key is stored only once. */
  file(key: string, extension: PictureExtension, bytes: Uint8Array): string {
    const number = this.files.size + 1;
    const file = this.files.get(key) ?? {
      relation: `picture${number}`,
      name: `picture${number}.${extension}`,
      bytes,
    };
    this.files.set(key, file);
    return file.relation;
  }

  /** A new list, whose numbers begin again; lists of bullets have no numbers and share one. */
  list(kind: ListInstance['kind']): number {
    const shared = kind === 'bullets' ? this.instances.find((known) => known.kind === kind) : undefined;
    if (shared !== undefined) return shared.id;
    const id = this.instances.length + 1;
    this.instances.push({ id, kind });
    return id;
  }
}
