import { Controller, Header, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { FileAdmission, FileLinks } from '../files/index.js';
import { SignedIn } from './access.decorators.js';
import { Doorkeeper } from './doorkeeper.js';

/**
 * Adds a file: its bytes are the body, its name stands percent-encoded in `Samenspraak-File-Name`, what it is for in the path.
 * A page of somebody else cannot send this: it needs the token and the tenant in headers, as GraphQL does. Who may add for
 * what is asked by the admission, in a transaction that ends before the bytes come.
 */
@Controller('files')
@SignedIn()
export class UploadsController {
  constructor(
    private readonly admission: FileAdmission,
    private readonly links: FileLinks,
    private readonly doorkeeper: Doorkeeper,
  ) {}

  @Post(':purpose')
  @Header('Cache-Control', 'no-store')
  async add(@Param('purpose') purpose: string, @Req() request: Request): Promise<Record<string, unknown>> {
    const tenantId = this.doorkeeper.tenantOf(request);
    const { principalId } = await this.doorkeeper.admit(request);
    const { id, name, mediaType, bytes, width, height, expiresAt } = await this.admission.receive({
      actor: { tenantId, principalId, purpose: 'upload' },
      purpose,
      name: nameOf(request.headers['samenspraak-file-name']),
      length: Number(request.headers['content-length'] ?? 0),
      body: request,
    });
    const address = this.links.pathOf({ tenantId, principalId, fileId: id });
    return { id, name, mediaType, bytes, width, height, expiresAt, address };
  }
}

function nameOf(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(String(header ?? ''));
  } catch {
    return '';
  }
}
