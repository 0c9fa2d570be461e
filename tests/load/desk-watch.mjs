import { rest } from '../faults/crash/dice.mjs';
import { LightHttp } from './light-http.mjs';

const LIST = `query List($after: String) { conversations(folder: TEAM, first: 100, after: $after) {
  items { id snippet } endCursor hasMore } }`;
const MARK = /\b[0-9a-f]{12}\b/u;

/**
 * As the web reads what an event names: the first at once, what follows within the window or during a read together. Of more
 * than a hundred the web reads the head of its list only; here each is read, for each is looked for.
 */
const ROWS = `query Rows($ids: [ID!]!) { conversationsByIds(ids: $ids, folder: TEAM) { id snippet } folderCounts { team mine free waiting } }`;
const GATHER_MS = 75;
const MOST_IDS = 100;

/** One desk with its list in view: hears the live events of its council and reads the rows that they name. */
export class DeskWatch {
  constructor(desks, code) {
    this.desks = desks;
    this.code = code;
    /** When the list first showed a mark. @type {Map<string, number>} */
    this.shown = new Map();
    this.conversations = new Map();
    this.heard = new Map();
    this.stopping = new AbortController();
    this.waiting = new Set();
    this.reading = false;
    this.http = new LightHttp();
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
    return watch;
  }

  close() {
    this.stopping.abort();
    this.http.close();
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
    // Without ids everything may have changed.
    if (change.ids.length === 0) this.readAll().catch((error) => console.error(error));
    for (const id of change.ids) {
      if (!this.heard.has(id)) this.heard.set(id, at);
      this.waiting.add(id);
    }
    this.refresh().catch((error) => console.error(error));
  }

  /** Reads the whole list, for rows that no event led to. */
  async readAll() {
    for (let after = null; ;) {
      const { conversations } = await this.desks.get(this.code, LIST, { after });
      const at = Date.now();
      for (const { id, snippet } of conversations.items) this.see(id, snippet, at);
      if (!conversations.hasMore) return;
      after = conversations.endCursor;
    }
  }

  async read(query, variables) {
    const url = `${this.desks.stack.urls.web}/graphql`;
    const answer = await this.http.post(url, { query, variables }, await this.desks.headers(this.code));
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  async refresh() {
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.waiting.size > 0 && !this.stopping.signal.aborted) {
        const ids = [...this.waiting].slice(0, MOST_IDS);
        for (const id of ids) this.waiting.delete(id);
        const begun = Date.now();
        const { conversationsByIds } = await this.read(ROWS, { ids });
        const at = Date.now();
        for (const { id, snippet } of conversationsByIds) this.see(id, snippet, at);
        await rest(Math.max(0, begun + GATHER_MS - Date.now()));
      }
    } finally {
      this.reading = false;
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
