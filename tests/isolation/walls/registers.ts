import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

export type TableClass = 'tenant' | 'audit' | 'library' | 'room' | 'statistics' | 'intake' | 'platform' | 'reference';

/** What a register says of one table. */
export interface TableLine {
  readonly table: string;
  readonly class: TableClass;
  readonly key: readonly string[];
}

/** What a register says of one root field. */
export interface OperationLine {
  readonly field: string;
  readonly permission: string;
  readonly roles: readonly string[];
  readonly tenant: boolean;
}

const root = new URL('../../../', import.meta.url);

/** The lines of all registers of this name, in `libs/` and in `libs/capabilities/`. */
function lines<Line>(name: string): Line[] {
  return ['libs/', 'libs/capabilities/'].flatMap((parent) =>
    readdirSync(new URL(parent, root)).flatMap((folder) => {
      const file = new URL(`${parent}${folder}/registers/${name}.json`, root);
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Line[]) : [];
    }),
  );
}

export const tableLines = () => lines<TableLine>('tables');
export const operationLines = () => lines<OperationLine>('operations');

const reviewedFile = (name: string) => new URL(`../expected/${name}.json`, import.meta.url);

/** The reviewed file of this name in `expected/`. With RECORD=<name> it is written anew, to be reviewed by eye. */
export function reviewed<Content>(name: string, found?: Content): Content {
  const file = reviewedFile(name);
  if (process.env.RECORD === name && found !== undefined) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}
