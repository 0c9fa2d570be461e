import { takeFrames, waitBefore } from './event-stream';
import { accessToken } from './tokens';

const ALL = [
  'CONVERSATION',
  'REPLY',
  'TEMPLATE',
  'FIGURE',
  'TRIAGE',
  'ACCOUNT',
  'TASK',
  'NOTIFICATION',
  'QUERY',
  'QUESTION',
] as const;
export type ChangeKind = (typeof ALL)[number] | 'PRESENCE';
export interface Change {
  tenantId: string;
  kind: ChangeKind;
  ids: string[];
}
export type LiveState = 'connecting' | 'live' | 'lost';

const hears = new Set<(change: Change) => void>();
const sees = new Set<(state: LiveState) => void>();
const streams = new Map<string, { stop: () => void; state: LiveState }>();

/** When a stream opens, listeners get one change of each kind without ids: read again what you show. */
export function onChange(listener: (change: Change) => void): () => void {
  hears.add(listener);
  return () => hears.delete(listener);
}

/** The worst state of all streams: one lost connection is a lost connection. */
export function liveState(): LiveState {
  const all = [...streams.values()].map((stream) => stream.state);
  if (all.includes('lost')) return 'lost';
  return all.length === 0 || all.includes('connecting') ? 'connecting' : 'live';
}

export function onLiveState(listener: (state: LiveState) => void): () => void {
  sees.add(listener);
  return () => sees.delete(listener);
}

function setState(tenantId: string, state: LiveState): void {
  const stream = streams.get(tenantId);
  if (!stream || stream.state === state) return;
  stream.state = state;
  sees.forEach((listener) => listener(liveState()));
}

const tell = (change: Change) => hears.forEach((listener) => listener(change));

/** Listens for exactly these tenants, one stream each; streams that stay are left alone. */
export function listenTo(tenantIds: readonly string[]): void {
  for (const [tenantId, stream] of streams) {
    if (!tenantIds.includes(tenantId)) {
      stream.stop();
      streams.delete(tenantId);
    }
  }
  for (const tenantId of tenantIds) {
    if (!streams.has(tenantId)) {
      const abort = new AbortController();
      streams.set(tenantId, { stop: () => abort.abort(), state: 'connecting' });
      void keepListening(tenantId, abort.signal);
    }
  }
}

async function keepListening(tenantId: string, signal: AbortSignal): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    try {
      await listenOnce(tenantId, signal, () => {
        attempt = 0;
        setState(tenantId, 'live');
        // Also the first time: what changed while the stream was on its way was told to nobody.
        ALL.forEach((kind) => tell({ tenantId, kind, ids: [] }));
      });
    } catch {
      // The loop is the answer: say so on screen, wait, try again.
    }
    if (signal.aborted) return;
    setState(tenantId, 'lost');
    await wakeAfter(waitBefore(attempt++, Math.random()));
  }
}

/** Waits, but not longer than until the network says it is back. */
function wakeAfter(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}

async function listenOnce(tenantId: string, signal: AbortSignal, opened: () => void): Promise<void> {
  const token = await accessToken();
  const answer = await fetch('/events', {
    method: 'POST',
    signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      'Samenspraak-Tenant': tenantId,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query: 'subscription Changes { changes { kind ids } }', operationName: 'Changes' }),
  });
  if (!answer.ok || !answer.body) throw new Error(`events answered ${answer.status}`);
  opened();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const taken = takeFrames(text + value);
    text = taken.rest;
    for (const frame of taken.frames) {
      if (frame.event === 'complete') return;
      if (frame.event !== 'next') continue;
      const { data } = JSON.parse(frame.data) as { data?: { changes?: { kind: ChangeKind; ids: string[] } } };
      if (data?.changes) tell({ tenantId, ...data.changes });
    }
  }
}
