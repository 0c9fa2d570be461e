import { useTranslation } from 'react-i18next';
import { formatTime } from '../../ui/format';
import type { Conversation } from './conversation-store';
import { momentWord, valueWord, type Translate } from './work-words';

export type ThreadEvent = Conversation['events'][number];
/** Those that others must see; notes stand in the thread themselves. */
const TOLD: ReadonlySet<ThreadEvent['kind']> = new Set([
  ...(['ASSIGNED', 'TAKEN', 'TAKEN_OVER', 'HANDED_OVER', 'RELEASED', 'INTERPRETED', 'TAGGED', 'UNTAGGED'] as const),
  ...(['SNOOZED', 'PROMISED', 'PROMISE_KEPT', 'PROMISE_DROPPED', 'CLOSED', 'REOPENED'] as const),
]);

/** What happened just before each thing in the thread, and what happened after the last one. */
export function eventsBetween(
  items: readonly { readonly at: string }[],
  events: readonly ThreadEvent[],
): { before: (index: number) => readonly ThreadEvent[]; after: readonly ThreadEvent[] } {
  const told = events.filter(({ kind }) => TOLD.has(kind));
  const place = (event: ThreadEvent) => items.findIndex((item) => Date.parse(item.at) > Date.parse(event.at));
  const placed = told.map((event) => ({ event, at: place(event) }));
  const at = (index: number) => placed.filter((one) => one.at === index).map(({ event }) => event);
  return { before: at, after: at(-1) };
}

/** One quiet line each: who did what. */
export function EventLines({ events }: { events: readonly ThreadEvent[] }) {
  const { t } = useTranslation('work');
  if (events.length === 0) return null;
  return (
    <ul className="events" aria-label={t('events')}>
      {events.map((event) => (
        <li key={event.id} data-testid="event" data-kind={event.kind}>
          <time dateTime={event.at}>{formatTime(event.at)}</time> {sentence(t, event)}
        </li>
      ))}
    </ul>
  );
}

function sentence(t: Translate, event: ThreadEvent): string {
  const { kind, by, to, what } = event;
  const said = () =>
    what
      .flatMap((aspect, index) =>
        index % 2 === 0
          ? [`${t(`aspect.${aspect}`, {}).toLowerCase()}: ${valueWord(t, aspect, what[index + 1] ?? '').toLowerCase()}`]
          : [],
      )
      .join(', ');
  const more =
    kind === 'INTERPRETED'
      ? said()
      : kind === 'SNOOZED'
        ? momentWord(what[0] ?? event.at)
        : kind === 'CLOSED'
          ? t(`result.${what[0] ?? 'ANSWERED'}`, {}).toLowerCase()
          : (what[0] ?? '');
  const until = kind === 'PROMISED' && what[1] ? momentWord(what[1]) : '';
  return t(`event.${kind}`, { by, to: to ?? '', what: more, until });
}
