export interface Part {
  readonly file: string;
  readonly raw: number;
  readonly brotli: number;
}
export function firstScreen(): Part[];
export function kilobytes(parts: readonly Part[]): number;
