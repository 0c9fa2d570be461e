import { Controller, Post, Req, Res } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { parse, type DocumentNode } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import { Public } from './access.decorators.js';
import { formatError } from './error-format.js';

/** The subscriptions that /events takes, as they are written; nothing else runs there. */
export const registeredSubscriptions: readonly string[] = ['subscription Changes { changes { kind ids } }'];

/** GraphQL over server-sent events. The root field's own guard decides who may listen. */
@Controller('events')
@Public()
export class EventsController {
  private handler?: ReturnType<typeof createHandler>;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchemaHost) {
    for (const text of registeredSubscriptions) this.documents.set(plain(text), parse(text));
  }

  // Only whole requests: a PUT would reserve a stream for later, without anybody having shown who asks.
  @Post()
  async events(@Req() request: Request, @Res() response: Response): Promise<void> {
    this.handler ??= this.createHandler();
    await this.handler(request, response);
  }

  private createHandler(): ReturnType<typeof createHandler> {
    return createHandler({
      // One handler serves everybody: who asks stands in its arguments, never in what surrounds it.
      onSubscribe: ({ raw }, { query }) => {
        const document = typeof query === 'string' ? this.documents.get(plain(query)) : undefined;
        if (!document) return [null, { status: 400, statusText: 'Bad Request' }];
        return { schema: this.schema.schema, document, contextValue: { req: raw }, variableValues: {} } as never;
      },
      onNext: (_, { context }, result) => {
        if (!result.errors) return undefined;
        const errors = result.errors.map((error) =>
          formatError(error.toJSON(), error, String(context.res.getHeader('x-correlation-id') ?? '')),
        );
        return { ...result, errors } as never;
      },
    });
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
