import { setTimeout as rest } from 'node:timers/promises';
import { ConnectorFailure, type OutboundFile } from '@samenspraak/connector-contract';
import type { Transport } from './transport.js';

const UPLOAD_MS = 60_000;
/** Between two looks whether a picture is ready, growing. */
const LOOK_MS = { first: 200, most: 3_000 };
const MOST_LOOKS = 30;

/** Brings a picture to the server and waits until a post can take it along. @returns its id */
export async function upload(transport: Transport, { bytes, mediaType, alt }: OutboundFile): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }), 'bijlage');
  form.set('description', alt);
  const call = { operation: 'upload', on: 'read', timeoutMs: UPLOAD_MS } as const;
  const at = (path: string) => new URL(path, transport.context.baseUrl);
  let { id, ready } = mediaIn(await transport.json({ ...call, method: 'POST', url: at('/api/v2/media'), body: form }));
  let pause = LOOK_MS.first;
  // The server answers 202, and 206 to each look, until it has made it ready: then it has an address.
  for (let looks = 0; !ready; looks += 1) {
    if (looks === MOST_LOOKS) throw new ConnectorFailure({ kind: 'retryable', cause: 'timeout' }, 'upload');
    await rest(pause);
    pause = Math.min(pause * 1.5, LOOK_MS.most);
    ({ id, ready } = mediaIn(await transport.json({ ...call, method: 'GET', url: at(`/api/v1/media/${id}`) })));
  }
  return id;
}

function mediaIn({ text }: { readonly text: string }): { id: string; ready: boolean } {
  let answer: { id?: unknown; url?: unknown };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    throw new ConnectorFailure({ kind: 'contract_violation' }, 'upload');
  }
  const { id, url } = answer;
  if (typeof id !== 'string' || !/^\w{1,40}$/u.test(id)) {
    throw new ConnectorFailure({ kind: 'contract_violation' }, 'upload');
  }
  return { id, ready: typeof url === 'string' };
}
