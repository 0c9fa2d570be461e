import { Module } from '@nestjs/common';
import { ConversationResolver, ConversationRowResolver } from './conversation.resolver.js';
import { ConversationsModule } from './conversations.module.js';

@Module({ imports: [ConversationsModule], providers: [ConversationResolver, ConversationRowResolver] })
export class ConversationsApiModule {}
