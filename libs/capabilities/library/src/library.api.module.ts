import { Module } from '@nestjs/common';
import { AnswerResolver } from './answer.resolver.js';
import { AnsweringResolver } from './answering/answering.resolver.js';
import { EditorPresenceResolver } from './content/editor-presence.resolver.js';
import { VariableResolver } from './content/variable.resolver.js';
import { LibraryModule } from './library.module.js';
import { RecallResolver } from './recall/recall.resolver.js';
import { AdoptionHistoryResolver } from './sharing/adoption-history.resolver.js';
import { SharingResolver } from './sharing/sharing.resolver.js';
import { TemplateResolver } from './template.resolver.js';

@Module({
  imports: [LibraryModule],
  providers: [
    AdoptionHistoryResolver,
    AnswerResolver,
    AnsweringResolver,
    RecallResolver,
    SharingResolver,
    TemplateResolver,
    VariableResolver,
    EditorPresenceResolver,
  ],
})
export class LibraryApiModule {}
