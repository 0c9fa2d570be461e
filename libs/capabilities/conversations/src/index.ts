import { DraftEntity } from './draft.entity.js';
import { NoteEntity } from './note.entity.js';

export { AnsweringService } from './answering.service.js';
export { ChangeRepository } from './change.repository.js';
export { ConversationIntake } from './conversation-intake.js';
export {
  type AnswerTarget,
  type ConversationRow,
  type ExclusionReason,
  type Folder,
  type Step,
} from './conversation.js';
export { NormWatch } from './norm-watch.js';
export { DeadlinesAnew } from './norms/deadlines-anew.js';
export { ReplyStateEnum } from './conversation.enums.js';
export { ConversationRepository } from './conversation.repository.js';
export { ConversationType } from './conversation.type.js';
export { ConversationService } from './conversation.service.js';
export { ConversationWorkService } from './conversation-work.service.js';
export { conversationPermissions } from './conversations.permissions.js';
export { ConversationsModule } from './conversations.module.js';
export { DraftRepository } from './draft.repository.js';
export { DraftService } from './draft.service.js';
export { openLists, ListService } from './lists/index.js';
export { Waker } from './lists/waker.js';
export { LookAlikeRepository } from './look-alike.repository.js';
export { MessageArchive, type ArchivedMessage, type Period } from './message-archive.js';
export { LookAlikes } from './look-alikes.js';
export { HandOn, type Handed } from './hand-on.js';
export { type InboundMessage, type Received, sourceIdOf, type Visibility, type Why } from './inbound-message.js';
export { IntakeRepository } from './intake.repository.js';
export {
  type AttachmentLimits,
  type Echo,
  type Provenance,
  type Replyability,
  type ReplyDetails,
  ReplyGate,
  type ReplyPort,
  type ReplyState,
  replyStates,
  type TimelineReply,
} from './reply-gate.js';
export { ProtectionRepository } from './protection/protection.repository.js';
export { type SentAnswer, ThreadRepository } from './thread.repository.js';
export { ProvenanceType } from './timeline.type.js';
export { type Department, type Topic, TopicRepository } from './topic.repository.js';
export { Topics } from './topics.js';
export { FollowUpWatch } from './desk-work/follow-up-watch.js';
export { whyCodes, whySentence } from './why-sentence.js';

export const conversationsEntities = [NoteEntity, DraftEntity] as const;
