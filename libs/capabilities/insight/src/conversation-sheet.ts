import type { ArchivedMessage } from '@samenspraak/conversations';
import { localTimeOf, dateOf } from '@samenspraak/language/time';
import { stringify } from 'csv-stringify/sync';

/** The words of the file itself: it is read in the Netherlands, by people and their spreadsheets. */
const HEADER = [
  'gesprek',
  'bericht',
  'datum',
  'tijd',
  'richting',
  'kanaal',
  'afzender',
  'tekst',
  'rol',
  'stap',
  'status',
  'onderwerp',
  'afdeling',
  'resultaat',
  'adres',
  // Of a citizen's message: the same clock as the desk and the figures.
  'antwoord uiterlijk',
  'binnen norm',
  'eerste reactie (minuten open)',
  // Of the conversation.
  'behandeltijd (minuten)',
  'gewacht op inwoner (minuten)',
];
const STEPS = ['luisteren', 'duiden', 'nadenken', 'kanaalkeuze', 'dialoog'];
const STATUSES = { open: 'open', waiting: 'wacht', closed: 'afgerond' } as const;
const RESULTS: Readonly<Record<string, string>> = {
  ANSWERED: 'beantwoord',
  REFERRED: 'doorverwezen',
  NO_REPLY_NEEDED: 'geen antwoord nodig',
};
const GONE = '(verwijderd door de afzender)';

/** Semicolons, as Dutch spreadsheets expect; a cell that begins like a formula is made text. */
const written = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(stringify(rows as string[][], { delimiter: ';', record_delimiter: '\r\n', escape_formulas: true }));

/** The first bytes of the sheet: the mark by which spreadsheets know UTF-8, and the names of the columns. */
export function sheetHeader(): Buffer {
  return Buffer.concat([Buffer.from('\uFEFF'), written([HEADER])]);
}

export function sheetRows(messages: readonly ArchivedMessage[]): Buffer {
  return written(messages.map(rowOf));
}

const two = (number: number) => String(Math.floor(number)).padStart(2, '0');

/** Day and time on the clock in the Netherlands. */
function clockOf(at: Date): [day: string, time: string] {
  const { day, minute } = localTimeOf(at, 'Europe/Amsterdam');
  return [dateOf(day), `${two(minute / 60)}:${two(minute % 60)}`];
}

const numberOf = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined ? '' : `${minutes}`;

function rowOf(message: ArchivedMessage): string[] {
  const { episode, work } = message;
  return [
    message.conversationId,
    message.messageId,
    ...clockOf(message.at),
    message.direction === 'inbound' ? 'in' : 'uit',
    message.network,
    message.authorHandle,
    message.deleted ? GONE : message.text,
    message.involvement === 'lead' ? 'eigenaar' : 'meelezer',
    STEPS[message.step - 1] ?? '',
    STATUSES[message.status],
    message.topic ?? '',
    message.department ?? '',
    message.result ? (RESULTS[message.result] ?? message.result) : '',
    message.permalink ?? '',
    episode?.dueAt ? clockOf(episode.dueAt).join(' ') : '',
    typeof episode?.withinNorm === 'boolean' ? (episode.withinNorm ? 'ja' : 'nee') : '',
    numberOf(episode?.openMinutes),
    numberOf(work?.handledMinutes),
    numberOf(work?.pausedMinutes),
  ];
}
