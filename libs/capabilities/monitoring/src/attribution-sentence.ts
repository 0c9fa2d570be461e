import type { MessageEvent } from '@samenspraak/connector-contract';
import { whySentence } from '@samenspraak/conversations/why';
import type { Gazetteer } from '@samenspraak/language/text';
import type { Decision } from './attribution-decision.js';
import { ambiguousName, evidenceOf, type Evidence } from './attribution-evidence.js';
import { triageSentence } from './triage.js';

/** What the sentence about a copy names, read from its text for the municipality that got it. */
export function whyParams(
  whyCode: string,
  post: Pick<MessageEvent, 'text' | 'author'>,
  gazetteer: Gazetteer,
  own: { readonly gmCode: string | null; readonly name: string } | undefined,
): Record<string, string> {
  const evidence = evidenceOf(post, gazetteer);
  if (whyCode === 'partnership_rule') return { name: ambiguousName(evidence) ?? own?.name ?? '' };
  const mine = evidence.items.filter(({ strength, gm }) => strength === 'decisive' && own?.gmCode === gm[0]);
  const best = mine.find(explains(whyCode)) ?? mine[0];
  const name = best?.name ?? own?.name ?? '';
  return best?.hint ? { name, hint: best.hint } : { name };
}

const explains =
  (whyCode: string) =>
  ({ code }: Evidence): boolean =>
    ({ partnership_context: 'place_in_context', partnership_postcode: 'postcode_named' })[whyCode] === code;

/** Says in one Dutch sentence what was decided about a text. `accountOf` names whose account it is. */
export function decisionSentence(decision: Decision, accountOf: (tenantId: string) => string): string {
  if (decision.outcome === 'triage') return triageSentence(decision.code, decision.name);
  if (decision.outcome === 'elsewhere') {
    return `Het bericht noemt ‘${decision.name}’, en dat hoort niet bij een van de deelnemers.`;
  }
  if (decision.outcome === 'nothing') return 'Het bericht noemt geen gemeente of plaats van de deelnemers.';
  const [{ tenantId, code, name, hint = '' }] = decision.named;
  return whySentence({ code, params: { name, hint, account: `van ${accountOf(tenantId)}` } });
}
