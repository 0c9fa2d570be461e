import { Module } from '@nestjs/common';
import { AnswerResolver } from './answer.resolver.js';
import { AnsweringResolver } from './answering/answering.resolver.js';
import { LibraryModule } from './library.module.js';
import { RecallResolver } from './recall/recall.resolver.js';
import { TemplateResolver } from './template.resolver.js';

@Module({ imports: [LibraryModule], providers: [AnswerResolver, AnsweringResolver, RecallResolver, TemplateResolver] })
export class LibraryApiModule {}
