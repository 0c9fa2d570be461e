import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { libraryPermissions } from '../library.permissions.js';
import { EditorPresence } from './editor-presence.js';

@ObjectType('TemplateEditor')
export class TemplateEditorType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String)
  initials: string;

  @Field(() => Date)
  since: Date;
}

@InputType()
export class AttendTemplateInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID)
  templateId: string;

  @Field(() => ID, { description: 'Made by the page.' })
  screenId: string;
}

@Resolver()
export class EditorPresenceResolver {
  constructor(private readonly presence: EditorPresence) {}

  @Permission(libraryPermissions.write)
  @Mutation(() => [TemplateEditorType], {
    description:
      'A sign of life of a page that edits, each ten seconds; without one it is gone after 25. Answers who else edits.',
  })
  attendTemplate(@Args('input') input: AttendTemplateInput) {
    return this.presence.attend(input);
  }

  @Permission(libraryPermissions.write)
  @Mutation(() => Boolean, { description: 'The page is closed.' })
  leaveTemplate(@Args('input') input: AttendTemplateInput) {
    return this.presence.leave(input);
  }
}
