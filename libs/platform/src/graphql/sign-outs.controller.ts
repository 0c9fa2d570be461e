import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { TenantDoor } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { Public } from './access.decorators.js';
import { Doorkeeper } from './doorkeeper.js';
import { SignOuts } from './sign-outs.js';

/** Where the identity provider says that a session ended (OpenID Connect Back-Channel Logout); its signature is what lets it in. */
@Controller('backchannel-logout')
@Public()
export class SignOutsController {
  constructor(
    private readonly doorkeeper: Doorkeeper,
    private readonly signOuts: SignOuts,
    private readonly door: TenantDoor,
  ) {}

  @Post()
  @HttpCode(200)
  async end(@Body() form: unknown, @Res({ passthrough: true }) response: Response): Promise<object> {
    response.set('Cache-Control', 'no-store');
    const token = (form as { logout_token?: unknown } | undefined)?.logout_token;
    try {
      await this.signOuts.end(await this.doorkeeper.readSignOut(typeof token === 'string' ? token : ''), this.door);
      return {};
    } catch (error) {
      // The same for every bad token, as for every bad access token.
      if (!(error instanceof DomainError) || error.code !== 'IDENTITY_TOKEN_REFUSED') throw error;
      response.status(400);
      return { error: 'invalid_request' };
    }
  }
}
