import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JournalRecord } from './records.js';

/** Keeps every record before anybody hears that it was accepted. */
export interface Journal {
  read(): JournalRecord[];
  append(record: JournalRecord): void;
  close(): void;
}

export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}

/** Forgets everything when the process ends. */
export class MemoryJournal implements Journal {
  read(): JournalRecord[] {
    return [];
  }
  append(): void {}
  close(): void {}
}

/**
 * Append-only lines of JSON. A record is with the operating system when `append` returns, so killing the process loses
 * nothing; a line cut off by a crash was never acknowledged and is dropped.
 */
export class FileJournal implements Journal {
  private readonly path: string;
  private readonly descriptor: number;
  private length = 0;

  constructor(folderOrFile: string) {
    this.path = folderOrFile.endsWith('.jsonl') ? folderOrFile : join(folderOrFile, 'practice.jsonl');
    mkdirSync(dirname(this.path), { recursive: true });
    this.descriptor = openSync(this.path, 'a', 0o600);
    this.length = fstatSync(this.descriptor).size;
  }

  /** @throws JournalDamaged with the line number when a complete line cannot be read. */
  read(): JournalRecord[] {
    const bytes = readFileSync(this.path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) {
      ftruncateSync(this.descriptor, end);
      this.length = end;
    }
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    return lines.map((line, index) => {
      try {
        return JSON.parse(line) as JournalRecord;
      } catch {
        throw new JournalDamaged(`${this.path} cannot be read at line ${index + 1}`);
      }
    });
  }

  append(record: JournalRecord): void {
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`, 'utf8');
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.descriptor, bytes, written);
    } catch (error) {
      // A full disk must not leave half a line in front of the next record.
      ftruncateSync(this.descriptor, this.length);
      throw error;
    }
    this.length += bytes.length;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
