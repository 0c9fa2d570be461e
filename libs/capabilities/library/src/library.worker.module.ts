import { Module } from '@nestjs/common';
import { LibraryModule } from './library.module.js';

/** No jobs of its own: replies counts the use of an answer when it is sent. */
@Module({ imports: [LibraryModule], exports: [LibraryModule] })
export class LibraryWorkerModule {}
