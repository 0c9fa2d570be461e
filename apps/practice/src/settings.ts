/** What the practice network needs to know before it starts. */
export interface PracticeSettings {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Folder, or file ending in .jsonl, that keeps the journal; absent keeps everything in memory only. */
  data?: string;
  /** The address under which people reach it; absent means `http://localhost:<port>`. */
  publicUrl?: string;
  /** Opens /control; only possible on a loopback address. */
  control: boolean;
  /** Requests per token or address in five minutes. */
  rateLimit: number;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export class PracticeSettingInvalid extends Error {
  override readonly name = 'PracticeSettingInvalid';
}

function readNumber(env: NodeJS.ProcessEnv, key: string, fallback: number, max: number): number {
  const raw = env[key];
  if (raw === undefined || raw === '') return fallback;
  const value = Number(raw);
  if (!Number.isInteger(value) || value < 0 || value > max) {
    throw new PracticeSettingInvalid(`${key} must be a whole number from 0 to ${max}, not "${raw}"`);
  }
  return value;
}

function readFlag(env: NodeJS.ProcessEnv, key: string): boolean {
  const raw = env[key] ?? '';
  if (raw === 'true' || raw === '1') return true;
  if (raw === 'false' || raw === '0' || raw === '') return false;
  throw new PracticeSettingInvalid(`${key} must be true or false, not "${raw}"`);
}

/** @throws PracticeSettingInvalid naming the variable that is wrong. */
export function readPracticeSettings(env: NodeJS.ProcessEnv): PracticeSettings {
  const settings: PracticeSettings = {
    port: readNumber(env, 'PRACTICE_PORT', 4020, 65_535),
    host: env['PRACTICE_HOST'] || '127.0.0.1',
    control: readFlag(env, 'PRACTICE_CONTROL'),
    rateLimit: readNumber(env, 'PRACTICE_RATE_LIMIT', 100_000, 1_000_000_000),
  };
  if (env['PRACTICE_DATA']) settings.data = env['PRACTICE_DATA'];
  if (env['PRACTICE_PUBLIC_URL']) settings.publicUrl = readUrl(env['PRACTICE_PUBLIC_URL']);
  checkControl(settings);
  return settings;
}

function readUrl(raw: string): string {
  if (!URL.canParse(raw) || !/^https?:/.test(raw)) {
    throw new PracticeSettingInvalid(`PRACTICE_PUBLIC_URL must be an http(s) address, not "${raw}"`);
  }
  return raw.replace(/\/+$/, '');
}

/** Whoever reaches /control can post as anybody, so it never listens beyond this machine. */
export function checkControl(settings: Pick<PracticeSettings, 'control' | 'host'>): void {
  if (settings.control && !LOOPBACK.has(settings.host)) {
    throw new PracticeSettingInvalid(`PRACTICE_CONTROL needs a loopback PRACTICE_HOST, not "${settings.host}"`);
  }
}
