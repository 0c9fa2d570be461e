import { request } from 'node:http';
import { until } from './dice.mjs';

const SEND = `mutation Send($input: SendReplyInput!) { sendReply(input: $input) { id state } }`;
const EDIT = `mutation Edit($input: EditSentReplyInput!) { editSentReply(input: $input) { id state } }`;
const REMOVE = `mutation Remove($input: DeleteSentReplyInput!) { deleteSentReply(input: $input) { id state } }`;
const RESUME = `mutation Resume($replyId: ID!, $tenantId: ID!) {
  resumeReply(replyId: $replyId, expectedTenantId: $tenantId) { id state } }`;
/** All the same: only the message that it answers tells one reply from another. */
const TEXT = 'Dank voor uw bericht. We zoeken het voor u uit en laten het u weten.';
/** The smallest picture that can be drawn anew. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const ALT = 'De openingstijden van het loket';

/**
 * The person at the desk, who does as a browser does: the same command again until somebody says something.
 * @typedef {import('./batch.mjs').Run} Run
 */
export class Agent {
  /** @param {import('./crash-test.mjs').CrashTest} test */
  constructor(test) {
    this.test = test;
  }

  /** Sends the answer, of two posts when it has parts, and with the picture that was added before. */
  async answer(/** @type {Run} */ run, parts = 1) {
    if (run.picture && !run.fileId) await this.addPicture(run);
    const sentence = run.change ? `${TEXT} (${run.mark})` : TEXT;
    const input = {
      commandId: run.commandId,
      conversationId: run.conversationId,
      expectedTenantId: this.tenantOf(run),
      // Two posts on a network of 500 characters.
      text: parts > 1 ? `${sentence} `.repeat(10).trim() : sentence,
      thread: parts > 1,
      ...(run.fileId ? { attachments: [{ fileId: run.fileId, alt: ALT }] } : {}),
    };
    await this.until(run, SEND, { input }, (data, code) => {
      run.answered = data?.sendReply.id;
      run.refused = code;
    });
  }

  /** Edits or takes away what stands on the network: the first post of an answer. */
  async change(/** @type {Run} */ run, { id: replyId, version }) {
    const { kind, commandId, text } = run.change;
    const input = {
      ...{ commandId, replyId, expectedTenantId: this.tenantOf(run), version },
      ...(kind === 'EDIT' ? { text } : {}),
    };
    await this.until(run, kind === 'EDIT' ? EDIT : REMOVE, { input }, (_, code) => {
      run.change.refused = code;
    });
  }

  /** Lets go on what stopped, from the post that was refused. */
  async resume(/** @type {Run} */ run, { id: replyId }) {
    run.resumed = true;
    await this.until(run, RESUME, { replyId, tenantId: this.tenantOf(run) }, () => undefined);
  }

  /** Adds the picture; when nobody said that it is there, it is added once more, as a person would. */
  async addPicture(/** @type {Run} */ run) {
    const headers = await this.pictureHeaders(run);
    await until(
      async () => {
        const response = await fetch(`${this.web}/files/reply`, {
          ...{ method: 'POST', headers, body: PICTURE },
          signal: AbortSignal.timeout(15_000),
        }).catch(() => undefined);
        if (response?.ok) run.fileId = /** @type {any} */ (await response.json().catch(() => ({}))).id;
        return run.fileId;
      },
      30_000,
      300,
    );
  }

  /** Begins to add the picture and stops half-way. @returns that tells whether it ended without an answer */
  async addHalfPicture(/** @type {Run} */ run) {
    const headers = { ...(await this.pictureHeaders(run)), 'Content-Length': PICTURE.length };
    const asked = request(`${this.web}/files/reply`, { method: 'POST', headers });
    const cut = new Promise((resolve) => {
      asked.on('response', () => resolve(false)).on('error', () => resolve(true));
    });
    await new Promise((done) => asked.write(PICTURE.subarray(0, PICTURE.length / 2), done));
    return () => cut;
  }

  /** What the desk shows of the posts of an answer. */
  async shown(/** @type {Run} */ run) {
    const { conversation } = await this.test.desks.get(
      run.council.code,
      `query Shown($id: ID!) { conversation(id: $id) { timeline { replyId text deleted replyState details { changes { kind state } } } } }`,
      { id: run.conversationId },
    );
    return conversation.timeline.filter((item) => item.replyId);
  }

  async pictureHeaders(run) {
    const name = encodeURIComponent('loket.png');
    return { ...(await this.test.desks.headers(run.council.code)), 'Samenspraak-File-Name': name };
  }

  get web() {
    return this.test.stack.urls.web;
  }

  tenantOf(run) {
    return this.test.desks.tenants.get(run.council.code);
  }

  /** Asks until it was answered, or refused for a reason that says something about what was asked. */
  async until(run, query, variables, heard) {
    await until(
      async () => {
        const { data, errors } = await this.test.desks.ask(run.council.code, query, variables).catch(() => ({}));
        const code = errors?.[0]?.extensions?.code;
        heard(data, code);
        if (code === 'INTERNAL' || code === 'INTERNAL_ERROR') return false;
        return Boolean(data ?? code);
      },
      60_000,
      300,
    );
  }
}

/** Whether this post bears the picture of an answer, once. */
export function hasPictureOnce(media) {
  return media.length === 1 && media[0].description === ALT;
}
