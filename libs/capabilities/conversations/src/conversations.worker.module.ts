import { Module } from '@nestjs/common';
import { ConversationsModule } from './conversations.module.js';

/** No jobs of its own: monitoring calls the intake inside its delivery. */
@Module({ imports: [ConversationsModule], exports: [ConversationsModule] })
export class ConversationsWorkerModule {}
