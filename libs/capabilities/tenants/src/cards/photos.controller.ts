import { Controller, Get, Header, Param, Put, Req, Res } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { FileAdmission, FileLinks } from '@samenspraak/platform/files';
import { Doorkeeper, Public, SignedIn } from '@samenspraak/platform/graphql';
import { tenantPermissions } from '../tenants.permissions.js';
import { CardsService, type CardView } from './cards.service.js';

/** Pixels of a side: twice what a card shows. */
const SIDE = 256;
/** No longer than an address lives: whoever leaves sees nothing new, and what was seen was seen. */
const CACHED_SECONDS = 300;

type Request = Parameters<Doorkeeper['admit']>[0];
interface Response {
  set(headers: Record<string, string>): this;
  send(body: Buffer): void;
}

/** Photos of the people of a tenant: one gives one's own, and fetches a colleague's by a short signed address. */
@Controller('files/photo')
export class PhotosController {
  constructor(
    private readonly admission: FileAdmission,
    private readonly links: FileLinks,
    private readonly door: TenantDoor,
    private readonly doorkeeper: Doorkeeper,
    private readonly cards: CardsService,
  ) {}

  /** The bytes are the body; no page of somebody else can send it, as it needs the token and the tenant in headers. */
  @Put()
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  async give(@Req() request: Request): Promise<CardView> {
    const tenantId = this.doorkeeper.tenantOf(request);
    const { principalId } = await this.doorkeeper.admit(request);
    const actor = { tenantId, principalId, purpose: 'upload' };
    const length = Number(request.headers['content-length'] ?? 0);
    const arriving = { actor, length, body: request };
    const bytes = await this.admission.drawSquare(arriving, tenantPermissions.ownPhoto, SIDE);
    return this.door.run(actor, () => this.cards.givePhoto(bytes));
  }

  @Get(':token')
  @Public()
  async show(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const { tenantId, principalId, fileId } = this.links.read(token);
    const bytes = await this.door.run({ tenantId, principalId, purpose: 'download' }, () =>
      this.cards.readPhoto(fileId),
    );
    response
      .set({
        'Content-Type': 'image/webp',
        'Content-Disposition': 'inline; filename="foto.webp"',
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': `private, max-age=${CACHED_SECONDS}, immutable`,
        'Referrer-Policy': 'no-referrer',
      })
      .send(bytes);
  }
}
