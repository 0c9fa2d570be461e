import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../reports/', import.meta.url));
const file = `${folder}isolation.json`;

/** Writes down how many cases a family generated, and tells it together with the total so far. */
export function tell(family: string, cases: number, remark = ''): void {
  mkdirSync(folder, { recursive: true });
  const known = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, number>;
  known[family] = cases;
  writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
  const total = Object.values(known).reduce((sum, one) => sum + one, 0);
  process.stderr.write(
    `isolation: ${family} ${cases} cases${remark && `, ${remark}`}; ${total} cases in all families\n`,
  );
}
