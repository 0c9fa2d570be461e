import { Module } from '@nestjs/common';
import { ConversationResolver, ConversationRowResolver } from './conversation.resolver.js';
import { ConversationsModule } from './conversations.module.js';
import { PresenceApiModule } from './presence/presence.api.module.js';

@Module({
  imports: [ConversationsModule, PresenceApiModule],
  providers: [ConversationResolver, ConversationRowResolver],
})
export class ConversationsApiModule {}
