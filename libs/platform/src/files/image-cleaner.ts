import type { Sharp, SharpOptions } from 'sharp';
import type { FileKind } from './file-kind.js';
import { fileDamaged, imageMoves, imageTooLarge } from './files.errors.js';

export type ImageKind = Exclude<FileKind, 'pdf'>;

export interface CleanImage {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

const MOST_MEGAPIXELS = 50;
/** What no screen or network shows, nobody needs to store. */
const LONGEST_SIDE = 4_096;
const SECONDS = 30;
const OPTIONS: SharpOptions = {
  limitInputPixels: MOST_MEGAPIXELS * 1_000_000,
  failOn: 'error',
  // The orientation stands in the EXIF that goes: it is put into the pixels first.
  autoOrient: true,
};

/** Draws an image anew: only its pixels go on, no EXIF, place, comment, colour profile, or script that rode along. */
export class ImageCleaner {
  private sharp?: Promise<(input: Buffer) => Sharp>;
  private last: Promise<unknown> = Promise.resolve();

  /** One image at a time: what one may take of memory is then known. @throws DomainError FILES_IMAGE_TOO_LARGE, FILES_IMAGE_MOVES, FILES_DAMAGED */
  clean(bytes: Buffer, kind: ImageKind): Promise<CleanImage> {
    return this.inTurn(async () => {
      const inside = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true } as const;
      const drawn = write((await this.open(bytes)).resize(inside), kind);
      const { data, info } = await drawn.toBuffer({ resolveWithObject: true }).catch(refuse);
      return { bytes: data, mediaType: `image/${info.format}`, width: info.width, height: info.height };
    });
  }

  /** The middle of the image, as WebP. @param side in pixels. @throws DomainError as `clean` does */
  drawSquare(bytes: Buffer, side: number): Promise<Buffer> {
    return this.inTurn(async () => {
      const image = await this.open(bytes);
      return image.resize({ width: side, height: side, fit: 'cover' }).webp({ quality: 82 }).toBuffer().catch(refuse);
    });
  }

  private inTurn<T>(draw: () => Promise<T>): Promise<T> {
    const mine = this.last.then(draw);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async open(bytes: Buffer): Promise<Sharp> {
    this.sharp ??= openSharp();
    const open = await this.sharp;
    const { pages = 1 } = await open(bytes).metadata().catch(refuse);
    if (pages > 1) throw imageMoves();
    return open(bytes).timeout({ seconds: SECONDS });
  }
}

function write(image: Sharp, kind: ImageKind): Sharp {
  if (kind === 'jpeg') return image.jpeg({ quality: 90 });
  return kind === 'webp' ? image.webp({ quality: 90 }) : image.png();
}

function refuse(error: unknown): never {
  throw /^timeout|pixel limit/.test(String((error as Error).message))
    ? imageTooLarge(MOST_MEGAPIXELS)
    : fileDamaged(error);
}

/** Loaded when the first image comes: the other processes never need it. */
async function openSharp(): Promise<(input: Buffer) => Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  // Whatever the bytes pretend to be, nothing else in the library reads them.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`) });
  return (input) => sharp(input, OPTIONS);
}
