import { csvRecords } from './csv-records.js';
import { fieldOf, sameRow, toRow, type QuestionProblem, type QuestionRow } from './question-row.js';

export interface ReadQuestions {
  readonly rows: readonly QuestionRow[];
  /** In order of their lines. */
  readonly problems: readonly QuestionProblem[];
  readonly format: 'JSON' | 'JSON_LINES' | 'CSV';
}

/** More than this is refused before it is read: cut the file, or ask for an export in parts. */
export const MOST_IMPORT_BYTES = 20 * 1024 * 1024;
const MOST_SHOWN = 300;

interface Place {
  readonly line: number;
  readonly text: string;
  readonly row: QuestionRow | QuestionProblem['what'];
}

/**
 * Reads a set of questions and answers: JSON (a list, or an object that holds one), JSON Lines or CSV with any of the usual
 * separators. Good lines are never lost to bad ones; a key that stands there twice with different texts is wrong in both places.
 */
export function readQuestions(text: string): ReadQuestions {
  const start = text.trimStart()[0];
  const whole = start === '[' || start === '{' ? jsonOf(text) : undefined;
  const format = whole ? 'JSON' : start === '{' || start === '[' ? 'JSON_LINES' : 'CSV';
  const places = whole ?? (format === 'CSV' ? readCsv(text) : readLines(text));
  return { ...apart(places), format };
}

function apart(places: readonly Place[]): { rows: QuestionRow[]; problems: QuestionProblem[] } {
  const byKey = new Map<string, Place[]>();
  const problems: QuestionProblem[] = [];
  const tell = ({ line, text }: Place, what: QuestionProblem['what']) =>
    problems.push({ line, what, text: text.slice(0, MOST_SHOWN) });
  for (const place of places) {
    if (typeof place.row === 'string') tell(place, place.row);
    else byKey.set(place.row.key, [...(byKey.get(place.row.key) ?? []), place]);
  }
  const rows: QuestionRow[] = [];
  for (const same of byKey.values()) {
    const first = same[0]!.row as QuestionRow;
    if (same.every(({ row }) => sameRow(row as QuestionRow, first))) rows.push(first);
    else for (const place of same) tell(place, 'KEY_TWICE');
  }
  return { rows, problems: problems.sort((a, b) => a.line - b.line) };
}

/** The records of a text that is JSON as a whole; undefined when it is not. A record counts as a line. */
function jsonOf(text: string): Place[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = Array.isArray(value) ? value : Object.values(value as object).find((one) => Array.isArray(one));
  const records: readonly unknown[] = Array.isArray(list) && !isQuestion(value) ? list : [value];
  return records.map((record, at) => ({ line: at + 1, text: JSON.stringify(record) ?? '', row: rowOf(record) }));
}

const isQuestion = (value: unknown) =>
  !Array.isArray(value) && Object.keys(value as object).some((name) => fieldOf(name) === 'question');

function readLines(text: string): Place[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch {
      return [{ line: at + 1, text: line, row: 'NOT_JSON' as const }];
    }
    return [{ line: at + 1, text: line, row: rowOf(record) }];
  });
}

function rowOf(record: unknown): Place['row'] {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return 'NOT_JSON';
  const fields: Partial<Record<keyof QuestionRow, unknown>> = {};
  for (const [name, value] of Object.entries(record)) {
    const field = fieldOf(name);
    if (field && fields[field] === undefined) fields[field] = value;
  }
  return toRow(fields);
}

function readCsv(text: string): Place[] {
  const { records, head } = csvRecords(text);
  if (!head) return [];
  const columns = (head.cells ?? []).map(fieldOf);
  if (!columns.includes('question') || !columns.includes('answer'))
    return [{ line: head.line, text: head.text, row: 'WRONG_COLUMNS' }];
  return records.map(({ line, text: written, cells }) => {
    if (!cells) return { line, text: written, row: 'NOT_CSV' };
    if (cells.length !== columns.length) return { line, text: written, row: 'WRONG_COLUMNS' };
    const fields: Partial<Record<keyof QuestionRow, string>> = {};
    for (const [at, field] of columns.entries()) if (field && fields[field] === undefined) fields[field] = cells[at];
    return { line, text: written, row: toRow(fields) };
  });
}
