import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../../../infra/run/paths.mjs';
import { openKeptDatabase } from '../kept-database.mjs';
import { fillDesks } from './desk-rows.mjs';

const load = (path) => import(pathToFileURL(join(root, 'libs', path)).href);

/** Five million messages of fifty councils, and the lists of the product on them through its door. */
export class Stand {
  constructor(kept, parts, councils) {
    this.kept = kept;
    this.admin = kept.admin;
    this.parts = parts;
    /** The first has a million messages. */
    this.councils = councils;
  }

  static async open(seed) {
    const kept = await openKeptDatabase('desk');
    try {
      const councils = await fillDesks(kept, seed);
      const [database, lists, counts] = await Promise.all([
        load('platform/dist/database/index.js'),
        load('capabilities/conversations/dist/lists/list.repository.js'),
        load('capabilities/conversations/dist/lists/folder-count.repository.js'),
      ]);
      return new Stand(kept, { ...database, ...lists, ...counts }, councils);
    } catch (error) {
      await kept.close();
      throw error;
    }
  }

  close() {
    return this.kept.close();
  }

  /** A door with one connection, and the lists behind it. */
  async openDoor() {
    const { TenantDoor, openDataSource, ListRepository, FolderCountRepository } = this.parts;
    const source = await openDataSource(this.kept.urls.app, 1);
    const door = new TenantDoor(source, this.kept.key);
    const as = ({ tenantId, principalId }, work) => door.run({ tenantId, principalId, purpose: 'load' }, work);
    return {
      source,
      door,
      as,
      lists: new ListRepository(door),
      counts: new FolderCountRepository(door),
      close: () => source.destroy(),
    };
  }

  async ask(sql, parameters = []) {
    return (await this.admin.query(sql, parameters)).rows;
  }
}

/** Milliseconds that `work` takes. */
export async function clock(work) {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
