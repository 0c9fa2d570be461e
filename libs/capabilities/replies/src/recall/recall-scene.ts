import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';
import { said, shareAnswer, takeOver, WRONG, type Shared } from './recall-fixture.js';

/** An author, a neighbour that follows what it shares, and a stranger; each test begins with an answer that nobody called back. */
export class RecallScene {
  tenancy: TestTenancy;
  author: TestTenant;
  adopter: TestTenant;
  stranger: TestTenant;
  writer: TestPerson;
  agent: TestPerson;
  coordinator: TestPerson;
  outsider: TestPerson;
  partnership: string;
  shared: Shared;
  api: ReturnType<typeof openReplyDesk>;
  worker: ReturnType<typeof openReplyDesk>;
  private now = new Date();
  readonly network = new FakeNetwork(() => this.now);

  async open(): Promise<void> {
    this.tenancy = await openTestTenancy(deskEntities);
    const { tenancy, network } = this;
    this.author = await tenancy.addTenant('Wormerland');
    this.adopter = await tenancy.addTenant('Oostzaan');
    this.stranger = await tenancy.addTenant('Elders');
    this.writer = await tenancy.addPerson(this.author, ['agent'], { initials: 'RV' });
    this.agent = await tenancy.addPerson(this.adopter, ['agent'], { initials: 'LK', name: 'Lotte Kuiper' });
    this.coordinator = await tenancy.addPerson(this.adopter, ['coordinator', 'approver'], { initials: 'SB' });
    this.outsider = await tenancy.addPerson(this.stranger, ['agent', 'coordinator'], { initials: 'NG' });
    this.partnership = await tenancy.addPartnership('Samen', [this.author, this.adopter]);
    await tenancy.addPartnership('Anders', [this.stranger]);
    for (const tenant of [this.author, this.adopter, this.stranger]) await addAccount(tenancy, tenant);
    const clock = { now: () => this.now };
    this.api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
    this.worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock, undefined, tenancy.store);
  }

  async begin(): Promise<void> {
    this.now = new Date(Math.max(this.now.getTime(), Date.now()));
    await this.forget();
    this.shared = await shareAnswer(this.tenancy, this.writer, this.partnership, this.author);
    await takeOver(this.tenancy, this.adopter, this.partnership, this.shared);
  }

  async forget(): Promise<void> {
    await this.tenancy.admin.query(
      'delete from app.recall_message; delete from app.recall_release; delete from app.library_recall',
    );
  }

  later(ms = 10_000): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  async ask(tenant = this.adopter): Promise<string> {
    const received = this.tenancy.asWorker(tenant, () => this.worker.intake.receive(question(this.now)));
    return (await received).conversationId!;
  }

  send(
    conversationId: string,
    more: { text?: string; answerId?: string | null; answerVersion?: number } = {},
    person = this.agent,
  ) {
    return this.tenancy.as(person, () =>
      this.api.service.send({
        commandId: newId(),
        conversationId,
        expectedTenantId: person.tenantId,
        text: said(WRONG, 'Oostzaan'),
        answerId: this.shared.itemId,
        answerVersion: 1,
        ...more,
      }),
    );
  }

  recall(more: { correction?: string; versions?: number[] } = {}, person = this.writer) {
    return this.tenancy.as(person, () =>
      this.api.recalls.recall({
        templateId: this.shared.templateId,
        expectedTenantId: person.tenantId,
        versions: [1],
        kind: 'WRONG',
        reason: 'Het bedrag klopt niet.',
        ...more,
      }),
    );
  }

  run(refId: string, tenant = this.adopter, topic = 'reply.send') {
    const runner = this.worker.runners.find((one) => one.topic === topic)!;
    return runner.run({ tenantId: tenant.id, refId, outboxId: newId() });
  }

  gather(recallId: string, tenant = this.adopter) {
    return this.run(recallId, tenant, 'recall.gather');
  }

  async stateOf(id: string, person = this.agent) {
    return (await this.tenancy.as(person, () => this.api.replies.find(id)))!;
  }

  posted(id: string): boolean {
    return this.network.calls.some((call) => call.idempotencyKey === id);
  }

  /** An answer that is on the network. */
  async sent(tenant = this.adopter, person = this.agent, answerId = this.shared.itemId): Promise<string> {
    const reply = await this.send(await this.ask(tenant), { answerId }, person);
    this.later();
    await this.run(reply.id, tenant);
    return reply.id;
  }

  listOf(recallId: string, person = this.agent) {
    return this.tenancy.as(person, () => this.api.recalled.listMessages(recallId));
  }
}
