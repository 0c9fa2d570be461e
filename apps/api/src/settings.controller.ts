import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Public } from '@samenspraak/platform/graphql';
import type { ApiParts } from './parts.js';

/** What the web must know before anybody signed in. */
@Controller()
@Public()
export class SettingsController {
  constructor(@Inject('API_PARTS') private readonly parts: ApiParts) {}

  @Get('settings.json')
  @Header('Cache-Control', 'no-store')
  read(): Record<string, unknown> {
    const { settings } = this.parts;
    return {
      issuer: settings.IDENTITY_ISSUER,
      clientId: settings.IDENTITY_CLIENT,
      audience: settings.IDENTITY_AUDIENCE,
      mode: settings.SAMENSPRAAK_MODE,
    };
  }
}
