import { Body, Controller, Header, HttpCode, Inject, Ip, Post } from '@nestjs/common';
import { Public } from '@samenspraak/platform/graphql';
import { VisitLimit } from './visit-limit.js';
import { Visits } from './visits.js';

interface Visit {
  readonly token?: unknown;
  readonly text?: unknown;
  readonly address?: unknown;
}

/** For who has a link and no seat. Only POST: the token never stands in an address, and so in no log. */
@Controller('visits')
@Public()
export class VisitsController {
  constructor(
    @Inject(Visits) private readonly visits: Visits,
    @Inject(VisitLimit) private readonly limit: VisitLimit,
  ) {}

  @Post('open')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  open(@Ip() from: string, @Body() visit: Visit | undefined): Promise<unknown> {
    this.limit.pass(from);
    return this.visits.open(visit?.token);
  }

  @Post('answer')
  @HttpCode(204)
  @Header('Cache-Control', 'no-store')
  answer(@Ip() from: string, @Body() visit: Visit | undefined): Promise<void> {
    this.limit.pass(from);
    return this.visits.answer(visit?.token, visit?.text);
  }

  @Post('forward')
  @HttpCode(204)
  @Header('Cache-Control', 'no-store')
  forward(@Ip() from: string, @Body() visit: Visit | undefined): Promise<void> {
    this.limit.pass(from);
    return this.visits.forward(visit?.token, visit?.address);
  }
}
