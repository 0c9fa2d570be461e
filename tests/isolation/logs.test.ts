import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FieldCipher } from '@samenspraak/platform/database';
import { controlSquare } from '../browser/square.js';
import { until } from '../faults/crash/dice.mjs';
import { SEND, Scene } from '../faults/scene.js';
import { linesOf } from '../e2e/told.js';
import { ask, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';

let desk: Desk;
let agent: Caller;
let scene: Scene;
const marker = `merk${randomBytes(4).toString('hex')}`;
const programs = ['api', 'worker', 'migrator', 'identity'] as const;

/** All that a line may hold besides its frame: a closed list, so that a new name is a decision. */
const names =
  'at level process event trace place told connection mail outbox query ref route task tenant channel chore code constraint context error failure field kind name network operation outcome queue reason table topic attempt bytes count most ms port status waitMs'.split(
    ' ',
  );

beforeAll(async () => {
  desk = await Desk.open();
  scene = await Scene.open();
  agent = await desk.person('lotte', 'ZAA');
});
afterAll(async () => {
  await scene?.close();
  await desk?.close();
});

const told = () =>
  [...programs.map((name) => desk.stack.logs[name]), desk.stack.spans]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
const events = (name: 'api' | 'worker') => linesOf(desk.stack, name).map(({ event }) => event);

test('a refusal is an answer, and a line only for who looks for faults', async () => {
  const before = linesOf(desk.stack, 'api').length;
  const unknown = { id: '00000000-0000-7000-8000-00000000dead' };
  await ask(desk.web, agent, 'query($id: ID!) { conversation(id: $id) { id } }', unknown);
  await ask(desk.web, agent, 'query($id: ID!) { conversation(id: $id) { id } }', { id: { no: 'id' } });
  await ask(desk.web, {}, '{ me { id } }');
  await ask(desk.web, agent, '{ salaries }');
  const levels = linesOf(desk.stack, 'api').slice(before);
  expect(levels.filter(({ level }) => level !== 'debug')).toEqual([]);
});

test('the main job leaves no word of the citizen or the agent in what the programs tell', async () => {
  const username = `${marker}_citizen`;
  await controlSquare(desk.stack.urls, 'POST', 'accounts', { username, displayName: `${marker} Naam` });
  const { id } = await controlSquare<{ id: string }>(desk.stack.urls, 'POST', 'statuses', {
    username,
    status: `@wormerland ${marker} vraagt iets #${marker}`,
  });
  const conversationId = await scene.arrival(id);
  const expectedTenantId = desk.tenant('WOR');
  const command = { commandId: randomUUID(), conversationId, expectedTenantId, text: `Dag ${marker} ^RV` };
  await scene.desks.get('WOR', SEND, { input: command });
  await scene.desks.get('WOR', 'mutation($input: AddNoteInput!) { addNote(input: $input) { id } }', {
    input: { conversationId, expectedTenantId, text: `${marker} nota` },
  });
  await scene.showWhen('WOR', conversationId, ({ timeline }) => timeline.some((one) => one.replyState === 'SENT'));
  await scene.quiet();
  expect(events('worker')).toEqual(expect.arrayContaining(['connector.called', 'job.done']));
  expect(events('api')).toContain('graphql.done');
  expect(told()).not.toContain(marker);
});

test('what people write to the api and to the sign-in stays out, also when it is refused', async () => {
  const broken = ['query($id: ID!) { conversation(id: $id) { id } }', `{ ${marker} }`, `{ me { id } } # ${marker}`];
  for (const query of broken) await ask(desk.web, agent, query, { id: [marker] });
  const saved = await ask(desk.web, await desk.newcomer('ZAA', ['analyst', 'tenant_admin']), SAVE_QUERY, {
    input: {
      ...{ name: marker, text: `${marker} AND straat`, purpose: marker, legalBasis: marker },
      ...{ domain: 'SERVICE', endsOn: '2027-01-01', active: true },
    },
  });
  expect(saved.status).toBe(200);
  const secret = { authorization: `Bearer ${marker}`, cookie: `session=${marker}`, 'x-forwarded-for': marker };
  for (const path of ['/graphql', '/events', `/files/${marker}`, `/${marker}`]) {
    await fetch(`${desk.web}${path}`, { headers: { ...secret, 'samenspraak-tenant': marker, traceparent: marker } });
    const body = JSON.stringify({ query: `{ me { ${marker} } }` });
    const headers = { ...secret, 'content-type': 'application/json', 'samenspraak-file-name': marker };
    await fetch(`${desk.web}${path}`, { method: 'POST', headers, body });
    await fetch(`${desk.web}${path}`, { method: 'POST', headers, body: `{"${marker}` });
  }
  const { id, secret: clientSecret } = desk.stack.tokenClient;
  for (const grant of [
    { username: 'lotte', password: marker },
    { username: marker, password: 'x' },
  ]) {
    const asked = { grant_type: 'password', client_id: id, client_secret: clientSecret, ...grant };
    await fetch(`${desk.stack.urls.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams(asked),
    });
  }
  await fetch(`${desk.stack.urls.issuer}/protocol/openid-connect/auth?client_id=${marker}&state=${marker}`);
  expect(told()).not.toContain(marker);
});

test('a row that the database refuses is told by its constraint, without what stood in it', async () => {
  const check = `check (text not like '%${marker}%') not valid`;
  await desk.admin.query(`alter table app.note add constraint note_planted ${check}`);
  try {
    const conversationId = await desk.ids.of('app.conversation', desk.tenant('ZAA'));
    const input = { conversationId, expectedTenantId: desk.tenant('ZAA'), text: `${marker} nota` };
    const answer = await ask(desk.web, agent, 'mutation($input: AddNoteInput!) { addNote(input: $input) { id } }', {
      input,
    });
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
    const line = linesOf(desk.stack, 'api').find(({ trace }) => trace === answer.errors![0]!.extensions.correlationId);
    expect(line).toMatchObject({ event: 'graphql.failed', level: 'error', code: '23514', constraint: 'note_planted' });
    expect(told()).not.toContain(marker);
  } finally {
    await desk.admin.query('alter table app.note drop constraint note_planted');
  }
});

test('a network that fails with our own words in its answer, or whose address holds a password, is told without them', async () => {
  const network = createServer((_, response) => {
    const echo = JSON.stringify({ error: `${marker} said`, error_description: marker });
    response.writeHead(500, { 'content-type': 'application/json', 'x-marker': marker }).end(echo);
  });
  await new Promise<void>((done) => network.listen(0, '127.0.0.1', done));
  const { port } = network.address() as AddressInfo;
  const addresses = [`http://127.0.0.1:${port}/${marker}`, `http://app:${marker}@127.0.0.1:${port}`];
  const { fieldKey } = desk.stack.secrets;
  const cipher = new FieldCipher(Buffer.from(fieldKey, 'hex'), 'fields');
  const ids = addresses.map(() => randomUUID());
  try {
    for (const [at, address] of addresses.entries()) {
      const sealed = cipher.seal(JSON.stringify({ accessToken: marker }), `connection:${ids[at]}`);
      await desk.admin.query(
        `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, external_id, handle, allow_private, credential)
         select $1, p.partnership_id, 'listening', 'mastodon', $2, 'local', $3, $3, true, $4 from app.partnership p limit 1`,
        [ids[at], address, marker, sealed],
      );
    }
    const failed = () =>
      ids.filter((id) =>
        linesOf(desk.stack, 'worker').some((line) => line.connection === id && line.failure === 'retryable'),
      );
    await until(async () => failed().length === ids.length, 30_000);
    expect(failed()).toEqual(ids);
    expect(told()).not.toContain(marker);
  } finally {
    await desk.admin.query('update app.connection c set active = false where c.id = any ($1)', [ids]);
    await desk.admin.query('delete from app.connection c where c.id = any ($1)', [ids]);
    network.closeAllConnections();
    network.close();
  }
});

test.each(programs)(
  'every line that %s writes is a record of the closed list, and no text was offered to it',
  (name) => {
    const lines = linesOf(desk.stack, name);
    expect(lines.length).toBeGreaterThan(0);
    for (const record of lines) {
      expect(Object.keys(record).filter((key) => !names.includes(key))).toEqual([]);
      expect(Object.keys(record)).toEqual(expect.arrayContaining(['at', 'level', 'process', 'event']));
      expect(JSON.stringify(record)).not.toMatch(/\b(select|insert into|update|delete from) /i);
    }
  },
);

const SAVE_QUERY = 'mutation($input: SaveMonitoringQueryInput!) { saveMonitoringQuery(input: $input) { id } }';
