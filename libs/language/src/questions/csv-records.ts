import { parse } from 'csv-parse/browser/esm/sync';

export interface CsvRecord {
  /** The first is 1. */
  readonly line: number;
  readonly text: string;
  /** Undefined when it is no CSV. */
  readonly cells: readonly string[] | undefined;
}

/** A quote that nobody closes would take the rest of the file along; no cell has this many lines. */
const MOST_LINES = 300;
const AT_ONCE = 500;

/** Reads CSV record by record, so that a line that is wrong costs that line only. */
export function csvRecords(text: string): { records: CsvRecord[]; head: CsvRecord | undefined } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const delimiter = [';', '\t', ',', '|'].sort((a, b) => first.split(b).length - first.split(a).length)[0]!;
  const records: CsvRecord[] = [];
  let [at, size] = [0, AT_ONCE];
  while (at < lines.length) {
    const spans = nextSpans(lines, at, size);
    const batch = cellsOf(
      spans.map(({ text: one }) => one),
      delimiter,
    );
    // Where one is wrong more are: what was looked ahead is looked at again after each.
    size = batch ? Math.min(size * 4, AT_ONCE) : 1;
    for (const [n, span] of spans.entries()) {
      const cells = batch ? batch[n] : cellsOf([span.text], delimiter)?.[0];
      records.push({ line: span.from + 1, text: cells ? span.text : lines[span.from]!, cells });
      at = cells ? span.until : span.from + 1;
      // Its other lines may be records of their own.
      if (!cells && span.until > at) break;
    }
    if (spans.length === 0) break;
  }
  return { records: records.slice(1), head: records[0] };
}

interface Span {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/** The next records as far as quotes tell: a line of which one stays open goes on in the next. */
function nextSpans(lines: readonly string[], start: number, most: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  while (from < lines.length && spans.length < most) {
    if (lines[from]!.trim() === '') {
      from += 1;
      continue;
    }
    let until = from + 1;
    let open = isOpen(lines[from]!);
    while (open && until < lines.length && until - from < MOST_LINES) {
      if (isOpen(lines[until]!)) open = false;
      until += 1;
    }
    // Never closed: this line alone is wrong.
    if (open) until = from + 1;
    spans.push({ from, until, text: lines.slice(from, until).join('\n') });
    from = until;
  }
  return spans;
}

const isOpen = (line: string) => (line.split('"').length - 1) % 2 === 1;

/** The cells of each text, or undefined when one of them is not exactly one record. */
function cellsOf(texts: readonly string[], delimiter: string): string[][] | undefined {
  try {
    const found = parse(texts.join('\n'), { delimiter, relax_column_count: true, record_delimiter: '\n' });
    return found.length === texts.length ? found : undefined;
  } catch {
    return undefined;
  }
}
