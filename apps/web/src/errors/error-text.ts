import i18next from 'i18next';
import { AskFailed } from '../app/ask';

/** What a person reads: what happened, what was kept, what to do. */
export function errorText(failed: unknown): string {
  const failure = failed instanceof AskFailed ? failed : new AskFailed('UNKNOWN', {}, undefined);
  const key = i18next.exists(failure.code, { ns: 'errors' }) ? failure.code : 'UNKNOWN';
  return i18next.t(key, { ns: 'errors', ...failure.params, code: failure.code });
}

const NO_PERMISSION = /FORBIDDEN|PERMISSION|TENANT_REFUSED/;
export const isNoPermission = (failed: AskFailed) => NO_PERMISSION.test(failed.code);
