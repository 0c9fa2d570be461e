import i18next from 'i18next';
import { AskFailed } from '../app/ask';
import { shortNumber } from '../app/click-trace';

/** Of these the logs tell more, to whoever has the number. */
const IN_LOGS = /^(UNKNOWN|INTERNAL)$|_(UNAVAILABLE|TOO_SLOW|BUSY)$/;

/** What a person reads: what happened, what was kept, what to do; and the number by which support finds it in the logs. */
export function errorText(failed: unknown): string {
  const failure = failed instanceof AskFailed ? failed : new AskFailed('UNKNOWN', {}, undefined);
  const key = i18next.exists(failure.code, { ns: 'errors' }) ? failure.code : 'UNKNOWN';
  const text = i18next.t(key, { ns: 'errors', ...failure.params, ...personalWords(failure), code: failure.code });
  const number = IN_LOGS.test(failure.code) ? shortNumber(failure.correlationId) : undefined;
  return number ? `${text} ${i18next.t('state.number', { number })}` : text;
}

/** Kinds of personal data as people call them. */
function personalWords({ params: { kinds } }: AskFailed): { kinds?: string } {
  if (!Array.isArray(kinds)) return {};
  return { kinds: kinds.map((kind) => i18next.t(`personal.${kind}`)).join(', ') };
}

const NO_PERMISSION = /FORBIDDEN|PERMISSION|TENANT_REFUSED/;
export const isNoPermission = (failed: AskFailed) => NO_PERMISSION.test(failed.code);
