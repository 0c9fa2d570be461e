import { Controller, Get, Header, NotFoundException, Param, Query, Redirect } from '@nestjs/common';
import { Public } from '@samenspraak/platform/graphql';
import { Applications } from './application.js';
import { ConnectorRegistry } from './connector-registry.js';

const PASSED_ON = ['code', 'state', 'iss', 'error'];

/** What networks read of us, and where they send a person back to. */
@Controller('oauth')
@Public()
export class ApplicationController {
  constructor(
    private readonly applications: Applications,
    private readonly registry: ConnectorRegistry,
  ) {}

  @Get(':network/client.json')
  @Header('Cache-Control', 'max-age=300')
  describe(@Param('network') network: string): object {
    const application = this.applications.of(network);
    const plugin = this.registry.has(network) ? this.registry.get(network) : undefined;
    if (!plugin?.describeApplication || application.documentUrl === null) throw new NotFoundException();
    return plugin.describeApplication(application);
  }

  /** The web has the session of the person, and hands the answer in. */
  @Get('back')
  @Header('Cache-Control', 'no-store')
  @Redirect()
  back(@Query() query: Record<string, unknown>): { url: string } {
    const url = new URL('/beheer/terug', this.applications.webUrl);
    for (const name of PASSED_ON) {
      if (typeof query[name] === 'string') url.searchParams.set(name, query[name]);
    }
    return { url: url.href };
  }
}
