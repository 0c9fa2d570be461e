import { registerEnumType } from '@nestjs/graphql';
import {
  closeChannels,
  closeResults,
  conversationStatuses,
  exclusionReasons,
  folders,
  involvements,
  messageKinds,
  sentiments,
  steps,
  urgencies,
} from './conversation.js';
import { replyStates } from './reply-gate.js';
import { timelineKinds } from './timeline.js';

function enumOf<T extends string>(name: string, values: readonly T[]): Record<T, T> {
  const found = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(found, { name });
  return found;
}

export const FolderEnum = enumOf('Folder', folders);
export const StepEnum = enumOf('Step', steps);
export const ConversationStatusEnum = enumOf('ConversationStatus', conversationStatuses);
export const InvolvementEnum = enumOf('Involvement', involvements);
export const ExclusionReasonEnum = enumOf('ExclusionReason', exclusionReasons);
export const CloseResultEnum = enumOf('CloseResult', closeResults);
export const UrgencyEnum = enumOf('Urgency', urgencies);
export const MessageKindEnum = enumOf('MessageKind', messageKinds);
export const SentimentEnum = enumOf('Sentiment', sentiments);
export const CloseChannelEnum = enumOf('CloseChannel', closeChannels);
export const TimelineKindEnum = enumOf('TimelineKind', timelineKinds);
export const ReplyStateEnum = enumOf('ReplyState', replyStates);
