import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.js';
import { readQuestions } from './read-questions.js';

const csv = (...lines: string[]) => ['id;vraag;antwoord;onderwerp', ...lines].join('\n');

describe('a set of questions', () => {
  test('of the government is read whole', () => {
    const file = readFileSync(new URL('../suggest/fixtures/government-questions.jsonl', import.meta.url));
    const { text, encoding } = decodeText(file);
    const { rows, problems, format } = readQuestions(text);
    expect([encoding, format, rows.length, problems]).toEqual(['UTF-8', 'JSON_LINES', 179, []]);
    expect(rows[0]).toMatchObject({
      question: expect.stringContaining('paspoortnummer'),
      topic: 'Paspoort en identiteitskaart',
    });
  });

  test('in CSV says in which line something is wrong, also after an answer of several lines', () => {
    const { rows, problems } = readQuestions(
      csv('1;Eén?;"Regel een', 'regel twee";x', '2;;Antwoord;x', '3;Drie?;;x', '4;Vier?;Ja', '5;Vijf?;Ja;x'),
    );
    expect(rows.map(({ key, answer }) => [key, answer])).toEqual([
      ['1', 'Regel een\nregel twee'],
      ['5', 'Ja'],
    ]);
    expect(problems.map(({ line, what }) => [line, what])).toEqual([
      [4, 'NO_QUESTION'],
      [5, 'NO_ANSWER'],
      [6, 'WRONG_COLUMNS'],
    ]);
  });

  test('with a quote in the wrong place loses that line only', () => {
    const { rows, problems } = readQuestions(csv('1;A?;Ja;x', '2;B "nee" "?;"ja"x;y', '3;C?;Ja;x'));
    expect(rows.map(({ key }) => key)).toEqual(['1', '3']);
    expect(problems).toMatchObject([{ line: 3, what: 'NOT_CSV' }]);
  });

  test('with a quote that nobody closes in 1,000 lines loses those lines only', () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => (n % 2 === 0 ? `${n};V ${n}?;Ja;x` : `${n};V ${n}?;"Ja;x`));
    const { rows, problems } = readQuestions(csv(...lines));
    expect([rows.length, problems.length]).toEqual([1_000, 1_000]);
  });

  test('of JSON Lines keeps what is good beside 10,000 broken lines', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) =>
      n % 2 === 0 ? JSON.stringify({ id: n, vraag: `Vraag ${n}?`, antwoord: 'Ja' }) : '{"vraag": ',
    );
    const { rows, problems } = readQuestions(lines.join('\n'));
    expect([rows.length, problems.length]).toEqual([10_000, 10_000]);
    expect(problems[0]).toEqual({ line: 2, what: 'NOT_JSON', text: '{"vraag": ' });
  });

  test('without the columns that are needed says so once', () => {
    expect(readQuestions('naam;woonplaats\nA;B\nC;D').problems).toMatchObject([{ line: 1, what: 'WRONG_COLUMNS' }]);
  });

  test('with a key that stands there twice imports it when both say the same, and neither when they differ', () => {
    expect(readQuestions(csv('1;A?;Ja;x', '1;A?;Ja;x')).rows).toHaveLength(1);
    const { rows, problems } = readQuestions(csv('1;A?;Ja;x', '1;A?;Nee;x', '2;B?;Ja;x'));
    expect(rows.map(({ key }) => key)).toEqual(['2']);
    expect(problems.map(({ line, what }) => [line, what])).toEqual([
      [2, 'KEY_TWICE'],
      [3, 'KEY_TWICE'],
    ]);
  });

  test.each([
    ['UTF-8', (text: string) => new TextEncoder().encode(text)],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('in %s is read with its letters', (encoding, encode) => {
    const read = decodeText(encode(csv('1;Café of privé?;Hoeveel is het: één cent;x')));
    expect(read.encoding).toBe(encoding);
    expect(readQuestions(read.text).rows).toMatchObject([{ question: 'Café of privé?' }]);
  });
});

const word = fc.stringMatching(/^[a-zé;,"' \n]{1,20}$/).filter((text) => /[a-zé]/.test(text));
const records = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[a-z0-9]{1,8}$/), vraag: word, antwoord: word, onderwerp: word }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 20 },
);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('the same questions are read from JSON, JSON Lines and CSV, in any order', () => {
  fc.assert(
    fc.property(records, (all) => {
      const byKey = (text: string) =>
        [...readQuestions(text).rows].sort((a, b) => (a.key < b.key ? -1 : 1)).map((row) => JSON.stringify(row));
      const lines = (list: typeof all) => list.map((one) => JSON.stringify(one)).join('\n');
      const expected = byKey(JSON.stringify(all));
      expect(expected).toHaveLength(all.length);
      expect(byKey(lines(all))).toEqual(expected);
      expect(byKey(lines([...all].reverse()))).toEqual(expected);
      const cells = all.map(({ id, vraag, antwoord, onderwerp }) =>
        [id, vraag, antwoord, onderwerp].map(quoted).join(';'),
      );
      expect(byKey(csv(...cells))).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});
