import { startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whenPainted } from '../../app/first-paint';
import { Icon } from '../../ui/icon';
import type { TenantFace } from '../../ui/tenant';
import { ConversationRow } from './conversation-row';
import type { ConversationRow as Row } from './desk-list';
import { GROUPS, type Group, type ListPart } from './list-order';
import { indexAt, offsetsOf, paintedAt, scrollToStay } from './window-rows';

interface Props {
  parts: readonly ListPart[];
  tenants: ReadonlyMap<string, TenantFace>;
  selectedId: string | undefined;
  isUnread: (row: Row) => boolean;
  now: number;
  hasMore: boolean;
  onMore: () => void;
}

type Item = { key: string; group: Group; count?: number; row?: Row };

/** The rows of all groups behind each other, each group with its head. */
function itemsOf(parts: readonly ListPart[]): Item[] {
  const items: Item[] = [];
  for (const { group, rows } of parts) {
    items.push({ key: group, group, count: rows.length });
    for (const row of rows) items.push({ key: row.id, group, row });
  }
  return items;
}

const SPARE = 500;
/** About what stands above the list; the box tells how high it is once it is there. */
const HEAD = 180;

/** Heights of the two kinds of item, in pixels; both are set in rem in list.css. */
function heights(): { row: number; group: number } {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const phone = matchMedia('(max-width: 48rem)').matches;
  return { row: (phone ? 5.8125 : 5.5) * rem, group: 1.8125 * rem };
}

/** A list of any length of which only what is in sight is painted; new rows never move what one reads. */
export function ConversationList(props: Props) {
  const { parts, tenants, selectedId, isUnread, now, hasMore, onMore } = props;
  const { t } = useTranslation('desk');
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ top: 0, height: Math.max(0, innerHeight - HEAD) });
  // What the box shows as far as is known here: to ask the box itself makes the browser lay out the page between two paints.
  const seen = useRef<View>(undefined);
  const look = (top: number, height: number) => {
    const now = { top, height };
    seen.current = now;
    setView((old) => (old.top === top && old.height === height ? old : now));
  };
  const [size, setSize] = useState(heights);
  const items = useMemo(() => itemsOf(parts), [parts]);
  const keys = useMemo(() => items.map((item) => item.key), [items]);
  const offsets = useMemo(() => offsetsOf(items.map((item) => (item.row ? size.row : size.group))), [items, size]);
  const fresh = useFresh(keys);

  useLayoutEffect(() => {
    const element = box.current!;
    const measureBox = () => {
      const now = heights();
      setSize((old) => (old.row === now.row && old.group === now.group ? old : now));
      look(element.scrollTop, element.clientHeight);
    };
    const observer = new ResizeObserver(measureBox);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const anchor = useRef<{ key: string; distance: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const { current: now } = seen;
    if (now && now.top > 0 && anchor.current) {
      const top = scrollToStay(keys, offsets, anchor.current.key, anchor.current.distance);
      if (top !== undefined && Math.abs(top - now.top) > 1) scrollTo(top);
    }
  }, [keys, offsets]);

  const scrolled = () => {
    const element = box.current!;
    const top = element.scrollTop;
    const index = indexAt(offsets, top);
    const key = keys[index];
    anchor.current = key === undefined ? undefined : { key, distance: offsets[index]! - top };
    look(top, element.clientHeight);
  };
  const veil = useVeil();
  const scrollTo = (top: number) => {
    veil.lower();
    box.current!.scrollTop = top;
    if (seen.current) seen.current = { ...seen.current, top };
  };

  // What is out of sight comes once the rest is painted.
  const [spare, setSpare] = useState(0);
  useEffect(() => whenPainted(() => startTransition(() => setSpare(SPARE))), []);
  const painted = paintedAt(offsets, view.top, view.height, spare);
  useEffect(() => {
    if (hasMore && painted.until >= items.length - 5) onMore();
  }, [hasMore, items.length, onMore, painted.until]);

  useLayoutEffect(() => {
    const index = selectedId === undefined ? -1 : keys.indexOf(selectedId);
    if (index < 0) return;
    const top = offsets[index]!;
    const now = seen.current ?? view;
    if (top - size.group < now.top) scrollTo(Math.max(0, top - size.group));
    else if (top + size.row > now.top + now.height) scrollTo(top + size.row - now.height);
    // Only a new choice scrolls; new rows must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedId]);

  const shown = items.slice(painted.from, painted.until);
  const sections = splitByGroup(shown);
  // Heads of groups stand between the rows, and are not counted.
  const headsBefore = items.slice(0, painted.from).reduce((sum, item) => (item.row ? sum : sum + 1), 0);
  const first = painted.from - headsBefore + 1;
  const position = new Map(shown.filter((item) => item.row).map((item, index) => [item.key, first + index]));
  const sticky = items[indexAt(offsets, view.top)]?.group;
  return (
    <div className="list-scroll" ref={box} onScroll={scrolled} tabIndex={0} role="region" aria-label={t('list.label')}>
      <div className="list-veil" ref={veil.ref} hidden />
      {sticky && view.top > 4 ? (
        <div className="grp-stay" aria-hidden="true">
          <div className={grpClass(sticky)}>
            <GroupHead group={sticky} count={parts.find((part) => part.group === sticky)?.rows.length} />
          </div>
        </div>
      ) : null}
      <div style={{ height: painted.above }} />
      {sections.map((section) => (
        <section key={section.group}>
          {section.head ? (
            <h2 className={grpClass(section.group)}>
              <GroupHead group={section.group} count={section.head.count} />
            </h2>
          ) : null}
          <ul className="rows" aria-label={t(nameOf(section.group))}>
            {section.rows.map((row) => (
              <ConversationRow
                key={row.id}
                row={row}
                tenant={tenants.get(row.tenantId)!}
                current={row.id === selectedId}
                fresh={fresh.has(row.id)}
                unread={isUnread(row)}
                now={now}
                position={position.get(row.id)!}
                size={hasMore ? -1 : items.length - parts.length}
              />
            ))}
          </ul>
        </section>
      ))}
      <div style={{ height: painted.below }} />
    </div>
  );
}

const VEIL_MS = 200;

/**
 * While one walks by keys the rows pass under a mouse that lies still. Behind this veil they do not light up one after the other,
 * for which a browser would work as long again as for the key.
 */
function useVeil() {
  const ref = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = (hidden: boolean) => ref.current && (ref.current.hidden = hidden);
  const lower = () => {
    hide(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => hide(true), VEIL_MS);
  };
  return { ref, lower };
}

interface View {
  readonly top: number;
  readonly height: number;
}

const nameOf = (group: Group) => (GROUPS.some((one) => one === group) ? `group.${group}` : `lists:group.${group}`);

const grpClass = (group: Group) => (group === 'late' ? 'grp is-bad' : 'grp');

function GroupHead({ group, count }: { group: Group; count: number | undefined }) {
  const { t } = useTranslation('desk');
  return (
    <>
      {group === 'late' ? <Icon name="let" /> : null}
      {t(nameOf(group))} <span className="n">{count}</span>
    </>
  );
}

function splitByGroup(items: readonly Item[]) {
  const sections: { group: Group; head?: Item; rows: Row[] }[] = [];
  for (const item of items) {
    let section = sections.at(-1);
    if (!section || section.group !== item.group) sections.push((section = { group: item.group, rows: [] }));
    if (item.row) section.rows.push(item.row);
    else section.head = item;
  }
  return sections;
}

/** Rows that came after the list was first filled; they slide in. */
function useFresh(keys: readonly string[]): ReadonlySet<string> {
  const known = useRef<Set<string> | undefined>(undefined);
  return useMemo(() => {
    if (known.current === undefined || known.current.size === 0) {
      known.current = new Set(keys);
      return new Set<string>();
    }
    const more = keys.length - known.current.size;
    const fresh = keys.filter((key) => !known.current!.has(key));
    fresh.forEach((key) => known.current!.add(key));
    return new Set(more > 20 ? [] : fresh);
  }, [keys]);
}
