import { departmentUnknown, topicUnknown } from '../conversations.errors.js';
import type { TopicRepository } from '../topic.repository.js';
import { plainLine } from '../desk-work/plain-line.js';

/**
 * A topic or department that a person gives must stand in the tenant's list, in whatever case; what the conversation has already may
 * stay. A tenant without a list writes what it wants.
 */
export class TopicNames {
  constructor(private readonly topics: TopicRepository) {}

  /** @returns the name as the list has it; null for none. @throws DomainError CONVERSATIONS_TOPIC_UNKNOWN */
  async topic(given: string | null | undefined, current: string | null): Promise<string | null> {
    const name = short(given);
    if (name === null || name === current) return name;
    const listed = await this.topics.list();
    const found = find(listed, name);
    if (!found && listed.length > 0) throw topicUnknown();
    return found ?? name;
  }

  /** @throws DomainError CONVERSATIONS_DEPARTMENT_UNKNOWN */
  async department(given: string | null | undefined, current: string | null): Promise<string | null> {
    const name = short(given);
    if (name === null || name === current) return name;
    const listed = await this.topics.listDepartments();
    const found = find(listed, name);
    if (!found && listed.length > 0) throw departmentUnknown();
    return found ?? name;
  }
}

function find(listed: readonly { name: string; active: boolean }[], name: string): string | undefined {
  return listed.find((one) => one.active && one.name.toLowerCase() === name.toLowerCase())?.name;
}

function short(text: string | null | undefined): string | null {
  return plainLine(text ?? '').slice(0, 200) || null;
}
