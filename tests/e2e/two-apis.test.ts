import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createKeeper } from '../../infra/run/keeper.mjs';
import { freePort } from '../../infra/run/ports.mjs';
import { createService } from '../../infra/run/service.mjs';
import { inventCitizen, post } from '../browser/square.js';
import { eventually } from '../browser/eventually.js';
import { Scene } from '../faults/scene.js';
import { ask, codeOf, Listener, type Caller } from '../isolation/wire/ask.js';
import { fetchToken } from '../isolation/wire/mint.js';

const ATTEND = `mutation Attend($input: AttendConversationInput!) { attendConversation(input: $input) { colleague { displayName } doing holds } }`;
const PRESENCE = `query Presence($id: ID!) { conversation(id: $id) { presence { colleague { displayName } doing holds } } }`;
const SEND = 'mutation Send($input: SendReplyInput!) { sendReply(input: $input) { id } }';

let scene: Scene;
let keeper: ReturnType<typeof createKeeper>;
let second: ReturnType<typeof createService>;
/** The same service twice, as behind a load balancer. */
let apis: readonly [string, string];
let rianne: Caller;
let sanne: Caller;

beforeAll(async () => {
  scene = await Scene.open();
  const { stack } = scene;
  const port = await freePort();
  keeper = createKeeper();
  const env = {
    ...process.env,
    SAMENSPRAAK_MODE: 'test',
    NODE_ENV: '',
    PORT: String(port),
    WEB_URL: stack.urls.web,
    FILES_FOLDER: join(stack.folder, 'files'),
    APP_DATABASE_URL: stack.database.app,
    ASSERTION_KEY_APP: stack.secrets.appAssertionKey,
    FIELD_KEY: stack.secrets.fieldKey,
    IDENTITY_ISSUER: stack.urls.issuer,
    IDENTITY_PARTIES: 'samenspraak-web,samenspraak-scripts',
  };
  const url = `http://localhost:${port}`;
  const logs = join(stack.folder, 'logs');
  second = createService({
    name: 'second-api',
    entry: 'apps/api/dist/main.js',
    env,
    logs,
    keeper,
    ready: `${url}/readyz`,
  });
  await second.start();
  apis = [stack.urls.web, url];
  const { rows } = await scene.db.query(`select id from app.tenant where code = 'WOR'`);
  const tenant = rows[0].id as string;
  rianne = { token: await fetchToken(stack, 'rianne'), tenant };
  sanne = { token: await fetchToken(stack, 'sanne'), tenant };
}, 60_000);

afterAll(async () => {
  await second?.stop();
  keeper?.close();
  await scene?.close();
});

async function begin(name: string): Promise<string> {
  const { urls } = scene.stack;
  const asked = await post(urls, await inventCitizen(urls, name), '@wormerland Is het gemeentehuis vrijdag open?');
  return scene.arrival(asked.id);
}
const attend = (api: string, who: Caller, conversationId: string, doing: string) =>
  ask(api, who, ATTEND, {
    input: { conversationId, expectedTenantId: who.tenant, screenId: randomUUID(), doing },
  });

test('who types at one api is seen at the other one within two seconds', async () => {
  const id = await begin('Wim');
  const listener = await Listener.open(apis[1], sanne);
  const began = Date.now();
  await attend(apis[0], rianne, id, 'TYPING');
  await eventually(
    async () => listener.text,
    (text) => text.includes('PRESENCE') && text.includes(id),
    2_000,
  );
  const seen = await ask(apis[1], sanne, PRESENCE, { id });
  expect(Date.now() - began).toBeLessThan(2_000);
  await listener.close();
  expect(seen.data!['conversation']).toEqual({
    presence: [{ colleague: { displayName: 'Rianne Visser' }, doing: 'TYPING', holds: true }],
  });
}, 30_000);

test('of two answers at two apis at the same moment one is sent', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await begin('Hans');
    const send = (api: string, who: Caller) =>
      ask(api, who, SEND, {
        input: {
          ...{ commandId: randomUUID(), conversationId: id, expectedTenantId: who.tenant },
          text: 'Vrijdag is het gemeentehuis open tot vijf uur.',
        },
      });
    const answers = await Promise.all([send(apis[0], rianne), send(apis[1], sanne)]);
    expect(answers.map((one) => codeOf(one) ?? 'sent').sort()).toEqual(['REPLIES_IN_FLIGHT', 'sent']);
  }
}, 60_000);
