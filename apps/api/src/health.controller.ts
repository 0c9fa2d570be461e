import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Public } from '@samenspraak/platform/graphql';
import type { Response } from 'express';
import type { ApiParts } from './parts.js';

/** Alive: the process answers. Ready: the database answers too, and nobody asked the process to stop. */
@Controller()
@Public()
export class HealthController {
  static stopping = false;

  constructor(@Inject('API_PARTS') private readonly parts: ApiParts) {}

  @Get('livez')
  alive(): string {
    return 'ok';
  }

  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    const well =
      !HealthController.stopping &&
      (await this.parts.source.query('select 1').then(
        () => true,
        () => false,
      ));
    response.status(well ? 200 : 503).send(well ? 'ok' : 'not ready');
  }
}
