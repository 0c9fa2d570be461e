import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../../infra/run/paths.mjs';
import { bodyOf, saidOf } from './neighbourhood.mjs';

const load = (path) => import(pathToFileURL(join(root, 'libs', path)).href);

/**
 * What api and worker ask before an answer is shown or leaves, asked in every house through a door of its own with the role of
 * the api: so that the looking takes little from what is measured.
 */
export class Looker {
  constructor(source, door, recalls, principalId) {
    Object.assign(this, { source, door, recalls, principalId });
  }

  static async open(admin, url, principalId, connections) {
    const [{ openDataSource, TenantDoor }, { Recalls }] = await Promise.all([
      load('platform/dist/database/index.js'),
      load('capabilities/library/dist/index.js'),
    ]);
    const secret = randomBytes(32);
    await admin.query(`call app.put_assertion_key('load', 'app', 'person', interval '1 minute', 'infinity', $1)`, [
      secret,
    ]);
    const source = await openDataSource(url, connections);
    const door = new TenantDoor(source, { kid: 'load', secret, lifeSeconds: 30 });
    return new Looker(source, door, new Recalls(door), principalId);
  }

  /** The list says so, and its text is known wherever it is pasted. */
  async isClosed({ id: tenantId, conversationId }, { itemId, round }) {
    const answer = { id: itemId, version: 1, own: false, body: bodyOf(round) };
    const written = { text: saidOf(round), answerId: null, answerVersion: null, conversationId };
    return this.door.run({ tenantId, principalId: this.principalId, purpose: 'load' }, async () => {
      const listed = await this.recalls.blocking([answer]);
      return listed.has(itemId) && (await this.recalls.find(written, async () => [answer]))?.by === 'TEXT';
    });
  }

  close() {
    return this.source.destroy();
  }
}
