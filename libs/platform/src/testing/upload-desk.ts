import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { AuditTrail } from '../audit/index.js';
import {
  FileAdmission,
  FileHousekeeping,
  Files,
  FileVault,
  type BlobStore,
  type StoredFile,
  type VirusScanner,
} from '../files/index.js';
import { FolderStore } from '../files/folder-store.js';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from './test-tenancy.js';

const secret = Buffer.alloc(32, 9);
const permission = { name: 'replies.send', roles: ['agent'] } as const;

export interface Way {
  readonly name?: string;
  readonly by?: TestPerson;
  readonly purpose?: string;
  /** As announced. */
  readonly length?: number;
  /** After so many bytes the connection breaks. */
  readonly cutAt?: number;
  readonly admission?: FileAdmission;
}

/** Two neighbours who add files to a folder that is looked into, with a clock that can be put forward. */
export class UploadDesk {
  now = new Date();
  private readonly clock = { now: () => this.now };

  private constructor(
    readonly tenancy: TestTenancy,
    readonly folder: string,
    readonly ours: TestTenant,
    readonly agent: TestPerson,
    readonly colleague: TestPerson,
    readonly neighbour: TestPerson,
  ) {}

  static async open(): Promise<UploadDesk> {
    const tenancy = await openTestTenancy();
    const ours = await tenancy.addTenant('Wormerland');
    const theirs = await tenancy.addTenant('Oostzaan');
    const [agent, colleague] = [await tenancy.addPerson(ours, ['agent']), await tenancy.addPerson(ours, ['agent'])];
    const neighbour = await tenancy.addPerson(theirs, ['agent']);
    const folder = await mkdtemp(join(tmpdir(), 'samenspraak-admission-'));
    return new UploadDesk(tenancy, folder, ours, agent, colleague, neighbour);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await this.tenancy.close();
  }

  async clear(): Promise<void> {
    this.now = new Date();
    await this.tenancy.admin.query('delete from app.file');
    await rm(this.folder, { recursive: true, force: true });
  }

  store(): FolderStore {
    return new FolderStore(this.folder);
  }

  files(door = this.tenancy.door, store: BlobStore = this.store()): Files {
    return new Files(door, new FileVault(store, secret), this.clock);
  }

  admission(scanner?: VirusScanner, store: BlobStore = this.store()): FileAdmission {
    const { door } = this.tenancy;
    const purposes = [{ name: 'reply', permission }];
    return new FileAdmission(door, this.files(door, store), new AuditTrail(door), this.clock, purposes, scanner);
  }

  add(bytes: Buffer, way: Way = {}): Promise<StoredFile> {
    return this.send(inPieces(bytes, way.cutAt), way);
  }

  send(body: AsyncIterable<Buffer>, way: Way = {}): Promise<StoredFile> {
    const { name = 'foto.jpg', by = this.agent, purpose = 'reply', length, admission = this.admission() } = way;
    const actor = { tenantId: by.tenantId, principalId: by.principalId, purpose: 'upload' };
    return admission.receive({ actor, purpose, name, length, body });
  }

  /** As a capability does that keeps the image itself. */
  drawSquare(bytes: Buffer, by = this.agent, admission = this.admission()): Promise<Buffer> {
    const actor = { tenantId: by.tenantId, principalId: by.principalId, purpose: 'upload' };
    return admission.drawSquare({ actor, body: inPieces(bytes) }, permission, 256);
  }

  async fetchBytes(file: StoredFile): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.files().read(this.ours.id, file)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** Puts the clock forward and lets what has expired go. */
  async keepFor(days: number): Promise<void> {
    this.now = new Date(this.now.getTime() + days * 24 * 60 * 60_000);
    const { workerDoor } = this.tenancy;
    await new FileHousekeeping(workerDoor, this.files(workerDoor), this.clock).run(this.ours.id);
  }

  /** Rows in the database and files in the folder, unfinished ones too. */
  async left(): Promise<{ rows: number; stored: number }> {
    const { rows } = await this.tenancy.admin.query('select count(*)::int as n from app.file');
    const found = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return { rows: rows[0].n, stored: found.filter((one) => one.isFile()).length };
  }

  async lastAudit(): Promise<unknown> {
    const { rows } = await this.tenancy.admin.query(
      'select action, outcome, object_id, details from app.audit_entry where tenant_id = $1 order by id desc limit 1',
      [this.ours.id],
    );
    return rows[0];
  }
}

export const nothing = { rows: 0, stored: 0 };

export function paint(background: string, width = 64, height = 48): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

async function* inPieces(bytes: Buffer, cutAt = Infinity): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 60_000) {
    if (at >= cutAt) throw new Error('aborted');
    yield bytes.subarray(at, at + 60_000);
  }
}
