import { rest } from '../faults/crash/dice.mjs';

const LIST = `query List($after: String) { conversations(folder: TEAM, first: 100, after: $after) {
  items { id snippet } endCursor hasMore } }`;
const MARK = /\b[0-9a-f]{12}\b/u;

/** What changes within so long is read together, as the web does it. */
const GATHER_MS = 75;
/** What is new stands at the end of the list; it is read again from where it ended so long ago, for rows may come late. */
const OVERLAP_MS = 250;
/** And once in a while from much longer ago, so that none is missed. */
const LONG_OVERLAP_MS = 3_000;
const LONG_EVERY = 20;

/** One desk with the end of its list in view: hears the live events of its council and reads again what stands there. */
export class DeskWatch {
  constructor(desks, code) {
    this.desks = desks;
    this.code = code;
    /** When the list first showed a mark. @type {Map<string, number>} */
    this.shown = new Map();
    this.conversations = new Map();
    this.heard = new Map();
    this.stopping = new AbortController();
    this.wanted = false;
    this.reading = false;
    /** Where the list ended, and when. @type {{ at: number, cursor: string | null }[]} */
    this.ends = [{ at: 0, cursor: null }];
    this.reads = 0;
  }

  static async open(web, desks, code) {
    const watch = new DeskWatch(desks, code);
    const response = await fetch(`${web}/events`, {
      method: 'POST',
      headers: {
        ...(await desks.headers(code)),
        'Content-Type': 'application/json',
        Accept: 'text/event-stream',
      },
      body: JSON.stringify({ query: 'subscription Changes { changes { kind ids } }' }),
      signal: watch.stopping.signal,
    });
    if (!response.ok) throw new Error(`/events of ${code}: ${response.status}`);
    watch.listen(response).catch((error) => watch.stopping.signal.aborted || console.error(error));
    await watch.refresh();
    return watch;
  }

  close() {
    this.stopping.abort();
  }

  /** Milliseconds from `acceptedAt` to the first event about the conversation of a mark. */
  heardAt(mark, acceptedAt) {
    const at = this.heard.get(this.conversations.get(mark));
    return at === undefined ? undefined : at - acceptedAt;
  }

  async listen(response) {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body) {
      const at = Date.now();
      text += decoder.decode(chunk, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) this.hear(frame, at);
    }
  }

  hear(frame, at) {
    const data = /^data: ?(.+)$/m.exec(frame)?.[1];
    const change = data ? JSON.parse(data).data?.changes : undefined;
    if (change?.kind !== 'CONVERSATION') return;
    for (const id of change.ids) if (!this.heard.has(id)) this.heard.set(id, at);
    this.refresh().catch((error) => console.error(error));
  }

  /** Reads the whole list once more, for rows that came so late that no look at its end found them. */
  async readAll() {
    this.ends = [{ at: 0, cursor: null }];
    await this.readEnd();
  }

  /** Reads the end of the list; what is heard meanwhile makes it read once more. */
  async refresh() {
    this.wanted = true;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.wanted && !this.stopping.signal.aborted) {
        this.wanted = false;
        const begun = Date.now();
        await this.readEnd();
        await rest(Math.max(0, begun + GATHER_MS - Date.now()));
      }
    } finally {
      this.reading = false;
    }
  }

  async readEnd() {
    const now = Date.now();
    while (this.ends.length > 1 && this.ends[1].at <= now - LONG_OVERLAP_MS) this.ends.shift();
    const overlap = (this.reads += 1) % LONG_EVERY === 0 ? LONG_OVERLAP_MS : OVERLAP_MS;
    const from = this.ends.findLast((end) => end.at <= now - overlap) ?? this.ends[0];
    for (let after = from.cursor; ;) {
      const { conversations } = await this.desks.get(this.code, LIST, { after });
      const at = Date.now();
      for (const { id, snippet } of conversations.items) this.see(id, snippet, at);
      after = conversations.endCursor ?? after;
      if (conversations.hasMore) continue;
      this.ends.push({ at, cursor: after });
      return;
    }
  }

  see(id, snippet, at) {
    const mark = MARK.exec(snippet)?.[0];
    if (!mark || this.shown.has(mark)) return;
    this.shown.set(mark, at);
    this.conversations.set(mark, id);
  }
}

/** How often each mark stands in the team's folder, all its pages. @returns {Promise<Map<string, number>>} */
export async function countMarks(desks, code) {
  const counts = new Map();
  for (let after; ;) {
    const { conversations } = await desks.get(code, LIST, { after });
    for (const { snippet } of conversations.items) {
      const mark = MARK.exec(snippet)?.[0];
      if (mark) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    if (!conversations.hasMore) return counts;
    after = conversations.endCursor;
  }
}
