import { Module } from '@nestjs/common';
import { ConversationResolver, ConversationRowResolver } from './conversation.resolver.js';
import { ListResolver } from './lists/list.resolver.js';
import { ConversationsModule } from './conversations.module.js';
import { PresenceApiModule } from './presence/presence.api.module.js';
import { ProtectionApiModule } from './protection/protection.api.module.js';
import { TopicListsApiModule } from './topic-lists/topic-lists.api.module.js';
import { WorkApiModule } from './desk-work/work.api.module.js';

@Module({
  imports: [ConversationsModule, PresenceApiModule, ProtectionApiModule, WorkApiModule, TopicListsApiModule],
  providers: [ConversationResolver, ConversationRowResolver, ListResolver],
})
export class ConversationsApiModule {}
