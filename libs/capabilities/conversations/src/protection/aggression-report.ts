export type AggressionKind = 'VERBAL' | 'THREAT' | 'DISCRIMINATION' | 'SEXUAL' | 'STALKING' | 'OTHER';

/** What was done to a colleague, in that colleague's words. For the reporter and coordinators only; in no figure. */
export interface AggressionReport {
  readonly id: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly network: string;
  readonly reporterName: string;
  readonly kind: AggressionKind;
  readonly happened: string;
  readonly effect: string;
  readonly wishes: string;
  readonly at: Date;
  /** Of the person who asks. */
  readonly mine: boolean;
}

const KIND: Readonly<Record<AggressionKind, string>> = {
  VERBAL: 'schelden of kleineren',
  THREAT: 'bedreiging',
  DISCRIMINATION: 'discriminatie',
  SEXUAL: 'seksuele intimidatie',
  STALKING: 'steeds opnieuw lastigvallen',
  OTHER: 'anders',
};

const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' });

/** The report as plain text, to hand on: it names the message by its number, not by its words. */
export function reportText(report: AggressionReport): string {
  const part = (title: string, text: string) => (text === '' ? [] : [`${title}`, text, '']);
  return [
    'Melding van agressie',
    '',
    `Gemeld door: ${report.reporterName}`,
    `Op: ${day.format(report.at)}`,
    `Soort: ${KIND[report.kind]}`,
    `Netwerk: ${report.network}`,
    `Bericht: ${report.messageId}`,
    `Gesprek: ${report.conversationId}`,
    '',
    ...part('Wat er gebeurde', report.happened),
    ...part('Wat het deed', report.effect),
    ...part('Wat de melder wil', report.wishes),
  ].join('\n');
}
