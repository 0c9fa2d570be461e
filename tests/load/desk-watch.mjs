const LIST = `query List($after: String) { conversations(folder: TEAM, first: 100, after: $after) {
  items { id snippet } endCursor hasMore } }`;
const MARK = /\b[0-9a-f]{12}\b/u;

/** One desk with its screen open: hears the live events of its council and reads its list again. */
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
    let rest = '';
    for await (const chunk of response.body) {
      const at = Date.now();
      rest += decoder.decode(chunk, { stream: true });
      const frames = rest.split('\n\n');
      rest = frames.pop() ?? '';
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

  /** Reads the list; what is heard meanwhile makes it read once more. */
  async refresh() {
    this.wanted = true;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.wanted && !this.stopping.signal.aborted) {
        this.wanted = false;
        const rows = await readWholeList(this.desks, this.code);
        const at = Date.now();
        for (const { id, snippet } of rows) {
          const mark = MARK.exec(snippet)?.[0];
          if (!mark || this.shown.has(mark)) continue;
          this.shown.set(mark, at);
          this.conversations.set(mark, id);
        }
      }
    } finally {
      this.reading = false;
    }
  }
}

/** All pages of the team's folder. @returns {Promise<{ id: string, snippet: string }[]>} */
export async function readWholeList(desks, code) {
  const rows = [];
  for (let after; ;) {
    const { conversations } = await desks.get(code, LIST, { after });
    rows.push(...conversations.items);
    if (!conversations.hasMore) return rows;
    after = conversations.endCursor;
  }
}
