import i18next from 'i18next';
import { AskFailed } from '../app/ask';

const ENDINGS = [
  'VERSION_CONFLICT',
  'NOT_FOUND',
  'WRONG_TENANT',
  'UNDO_TOO_LATE',
  'PERMISSION_DENIED',
  'FORBIDDEN',
] as const;

/** The key of the text for a code: its own, else that of its ending (`LIBRARY_TEMPLATE_NOT_FOUND`), else the general one. */
export function textKeyOf(code: string, known: (key: string) => boolean): string {
  if (known(code)) return code;
  return ENDINGS.find((ending) => code.endsWith(`_${ending}`)) ?? 'UNKNOWN';
}

/** What a person reads: what happened, what was kept, what to do. */
export function errorText(failed: unknown): string {
  const failure = failed instanceof AskFailed ? failed : new AskFailed('UNKNOWN', {}, undefined);
  const key = textKeyOf(failure.code, (code) => i18next.exists(code, { ns: 'errors' }));
  return i18next.t(key, { ns: 'errors', ...failure.params, code: failure.code });
}

const NO_PERMISSION = /FORBIDDEN|PERMISSION|NOT_ALLOWED/;
export const isNoPermission = (failed: AskFailed) => NO_PERMISSION.test(failed.code);
