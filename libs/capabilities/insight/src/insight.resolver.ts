import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Permission, TaskType } from '@samenspraak/platform/graphql';
import type { TaskView } from '@samenspraak/platform/queue';
import { ExportConversationsInput } from './dto/export-conversations.input.js';
import { insightPermissions } from './insight.permissions.js';
import { InsightService } from './insight.service.js';

@Resolver()
export class InsightResolver {
  constructor(private readonly insight: InsightService) {}

  @Permission(insightPermissions.export)
  @Mutation(() => TaskType, {
    description: 'Writes the messages of a period into a sheet; follow the task, then fetch its file.',
  })
  exportConversations(
    @Args('input', { type: () => ExportConversationsInput }) { firstDay, lastDay }: ExportConversationsInput,
  ): Promise<TaskView> {
    return this.insight.exportConversations(firstDay, lastDay);
  }
}
