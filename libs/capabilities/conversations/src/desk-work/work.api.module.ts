import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations.module.js';
import { InterpretationResolver } from '../interpretation/interpretation.resolver.js';
import { WorkResolver } from './work.resolver.js';

@Module({ imports: [ConversationsModule], providers: [WorkResolver, InterpretationResolver] })
export class WorkApiModule {}
