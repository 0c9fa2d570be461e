import { networkLength, type LengthRules } from '@samenspraak/language/text';
import { renderTemplate } from '@samenspraak/language/template/render';
import type { EditorText } from './editor-text';

export interface Channel {
  readonly network: string;
  readonly rules: LengthRules;
}

/** A citizen's name and a name to be called by, so that the length is what it will be. */
const CITIZEN = { name: 'Sam de Vries', prefix: '@samdevries ' };
const UNTIL_KNOWN: LengthRules = { limit: 500, unit: 'grapheme', urlLength: 23, mentionCountsLocalPart: true };

export interface ChannelView {
  readonly text: string;
  readonly missing: readonly string[];
  readonly length: number;
  readonly limit: number;
  /** The short body was taken, because the whole one is too long here. */
  readonly short: boolean;
  /** Characters over the limit; 0 when it fits. */
  readonly over: number;
}

interface Account {
  readonly network: string;
  readonly textRules?: LengthRules | null;
}

/** The channels of a council, each once, with the strictest of its rules. */
export function channelsOf(accounts: readonly Account[]): readonly Channel[] {
  const channels = new Map<string, Channel>();
  for (const { network, textRules } of accounts) {
    const rules = textRules ?? UNTIL_KNOWN;
    const known = channels.get(network);
    if (!known || rules.limit < known.rules.limit) channels.set(network, { network, rules });
  }
  return [...channels.values()].sort((a, b) => (a.network < b.network ? -1 : 1));
}

/** The post that a citizen of a council gets on a channel; the short body where the whole one does not fit. */
export function viewOn(
  channel: Channel,
  text: EditorText,
  facts: ReadonlyMap<string, string>,
  writer: { readonly displayName: string; readonly initials: string },
): ChannelView {
  const values = {
    ...Object.fromEntries(facts),
    'afzender.naam': CITIZEN.name,
    'medewerker.naam': writer.displayName,
    'agent.initialen': writer.initials,
    kanaal: channel.network,
  };
  const view = (body: string, short: boolean): ChannelView => {
    const blocks = text.block === 'BODY' ? [text.greeting, body, text.closing] : [body];
    const whole = blocks.map((block) => block.trim()).filter((block) => block !== '');
    const { text: rendered, missing } = renderTemplate(whole.join('\n\n'), values);
    const { limit } = channel.rules;
    const length = networkLength(`${CITIZEN.prefix}${rendered} ^${writer.initials}`, channel.rules);
    return { text: rendered, missing, length, limit, short, over: Math.max(0, length - limit) };
  };
  const full = view(text.body, false);
  return full.over > 0 && text.details.short.trim() !== '' ? view(text.details.short, true) : full;
}
