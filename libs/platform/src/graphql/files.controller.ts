import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { AuditTrail } from '../audit/index.js';
import { TenantDoor } from '../database/index.js';
import { FileLinks, Files } from '../files/index.js';
import { Public } from './access.decorators.js';

/** Files by short signed address. The address names tenant and person; whether that person is still a member is asked here. */
@Controller('files')
@Public()
export class FilesController {
  constructor(
    private readonly links: FileLinks,
    private readonly files: Files,
    private readonly door: TenantDoor,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':token')
  async fetch(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const { tenantId, principalId, fileId } = this.links.read(token);
    const file = await this.door.run({ tenantId, principalId, purpose: 'download' }, async () => {
      const found = await this.files.get(fileId);
      const about = { action: 'file.fetched', objectType: 'file', objectId: fileId } as const;
      await this.audit.record({ ...about, outcome: 'done', details: { bytes: found.bytes } });
      return found;
    });
    // Always saved, never shown: what a citizen or colleague wrote must not run as a page of ours.
    response.set({
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="bestand"; filename*=UTF-8''${rfc8187(file.name)}`,
      'Content-Length': String(file.bytes),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
    });
    await pipeline(Readable.from(this.files.read(tenantId, file)), response).catch((error: unknown) => {
      // Half a file must not look whole: the connection breaks before the promised length.
      response.destroy();
      throw error;
    });
  }
}

/** RFC 8187: what encodeURIComponent leaves and a header may not hold. */
function rfc8187(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
