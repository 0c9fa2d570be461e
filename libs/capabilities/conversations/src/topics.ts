import type { Department, Topic, TopicRepository } from './topic.repository.js';

/** The tenant's topics and departments, for whoever stands in the tenant's transaction and checked its own permission. */
export class Topics {
  constructor(private readonly topics: TopicRepository) {}

  /** Also those that are no longer in use. */
  list(): Promise<Topic[]> {
    return this.topics.list();
  }

  /** The topic by all names it has and had, so that what is said of one of them is said of it. */
  async namesOf(name: string | null): Promise<readonly string[]> {
    return name === null ? [] : this.topics.namesOf(name);
  }

  departments(): Promise<Department[]> {
    return this.topics.listDepartments();
  }

  /** Whether answers on it need a second pair of eyes; a topic that is not in the list does not. */
  async isSensitive(name: string | null): Promise<boolean> {
    return name !== null && this.topics.isSensitive(name);
  }
}
