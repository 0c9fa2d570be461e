import type { QuestionRow } from '@samenspraak/language/questions';
import { ask, command } from '../../app/ask';
import { IMPORT_QUESTIONS, PREVIEW_QUESTIONS } from './knowledge.queries';

export interface ImportSet {
  readonly tenantId: string;
  readonly setName: string;
  readonly source: string;
}

export interface Outcome {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: number;
}

/** What goes in one piece: the api takes 500 rows and 256 kB. */
const [MOST_ROWS, MOST_LETTERS] = [400, 100_000];

/** Cuts rows into pieces that the api takes. */
export function piecesOf(rows: readonly QuestionRow[]): QuestionRow[][] {
  const pieces: QuestionRow[][] = [];
  let letters = MOST_LETTERS;
  for (const row of rows) {
    const size = row.key.length + row.question.length + row.answer.length + row.topic.length + 200;
    if (letters + size > MOST_LETTERS || (pieces.at(-1)?.length ?? 0) >= MOST_ROWS) {
      pieces.push([]);
      letters = 0;
    }
    pieces.at(-1)!.push(row);
    letters += size;
  }
  return pieces;
}

/** Asks what rows would do, or does it; what was cut off halfway is simply done again. */
export async function runImport(
  what: 'preview' | 'import',
  { tenantId, setName, source }: ImportSet,
  rows: readonly QuestionRow[],
  onProgress: (done: number) => void,
): Promise<Outcome> {
  const [added, changed]: [string[], string[]] = [[], []];
  let [same, done] = [0, 0];
  for (const piece of piecesOf(rows)) {
    const input = { expectedTenantId: tenantId, setName, source, rows: piece };
    const outcome =
      what === 'preview'
        ? (await ask(tenantId, PREVIEW_QUESTIONS, { input })).previewQuestions
        : (await command(tenantId, IMPORT_QUESTIONS, { input })).importQuestions;
    added.push(...outcome.added);
    changed.push(...outcome.changed);
    same += outcome.same;
    onProgress((done += piece.length));
  }
  return { added, changed, same };
}
