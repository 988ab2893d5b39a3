/** The files that a document is set from: its pictures and its words, by the names that the template uses. */
import type { PictureFile } from './picture-file';

export interface PlacedPicture {
  readonly file: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export class Files {
  private readonly contents = new Map<string, Buffer>();
  private readonly placed = new Map<string, PlacedPicture>();

  /** @param pictures by the address they are printed from; null if the picture cannot be printed. */
  constructor(private readonly pictures: ReadonlyMap<string, PictureFile | null>) {}

  get all(): ReadonlyMap<string, Buffer> {
    return this.contents;
  }

  add(name: string, content: Buffer): void {
    this.contents.set(name, content);
  }

  /** Null if the picture cannot be printed. One that is printed twice is held once. */
  picture(address: string): PlacedPicture | null {
    const known = this.placed.get(address);
    if (known !== undefined) return known;
    const picture = this.pictures.get(address) ?? null;
    if (picture === null) return null;
    const { svg, width, height } = picture;
    const placed = { file: this.drawing(svg), width, height };
    this.placed.set(address, placed);
    return placed;
  }

  /** @returns the name of its file. */
  drawing(svg: Buffer): string {
    const name = `picture-${this.contents.size + 1}.svg`;
    this.add(name, svg);
    return name;
  }
}
