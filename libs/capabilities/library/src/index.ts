import { TemplateEntity } from './template.entity.js';

export { type Answer, AnswerService, type RankedAnswer, type RenderedAnswer } from './answer.service.js';
export { AnsweringSettings } from './answering/answering.service.js';
export { AnsweringSettingRepository } from './answering/answering-setting.repository.js';
export { WordRepository } from './answering/word.repository.js';
export { Words } from './answering/word.service.js';
export { type FindableTemplate, FindableTemplates } from './findable-templates.js';
export { libraryPermissions } from './library.permissions.js';
export { AdoptionStateEnum } from './library.type.js';
export { LibraryModule } from './library.module.js';
export { openRecalls } from './recall/open-recalls.js';
export { originOf, type Recall, type Recallable, recallOf } from './recall/recall.js';
export { GATHER_TOPIC, RECALL_TOPIC, type RecallWish, RecallService } from './recall/recall.service.js';
export { type OwnVersion, RecallRepository } from './recall/recall.repository.js';
export { PublishedVersionType, RecallKindEnum, RecallType } from './recall/recall.type.js';
export { Recalls } from './recall/recalls.js';
export { DueTemplateRepository } from './review/due-template.repository.js';
export { type DueReview, type DueReviews, ReviewWatch } from './review/review-watch.js';
export { type AdoptedTemplate, SharedRepository } from './shared.repository.js';
export { openSharing } from './sharing/open-sharing.js';
export { Publications, type PublicationRequest } from './sharing/publications.js';
export type { SharedSource } from './sharing/publication.repository.js';
export type { SharedContent, SharedKind } from './sharing/shared-content.js';
export {
  type Adopted,
  type Adoption,
  type AdoptionState,
  inUse,
  isWaiting,
  type SharedItem,
} from './sharing/shared-item.js';
export { sharingRunners } from './sharing/sharing-runners.js';
export { type Settlement, type SharedView, Sharing, type UpdateChoice } from './sharing/sharing.service.js';
export { SharedFieldInput, SharingChoiceInput, UpdateChoiceInput } from './sharing/sharing.input.js';
export { MergedFieldType, SharedFieldType } from './sharing/sharing.type.js';
export { type MergedField } from './sharing/three-way-merge.js';
export { type Choice, TemplateSharing } from './sharing/template-sharing.js';
export { type Template, TemplateRepository } from './template.repository.js';
export { TemplateService } from './template.service.js';
export { VARIABLES } from './variable-definition.js';
export { VariableRepository } from './variable.repository.js';
export { VariableService } from './variable.service.js';

export const libraryEntities = [TemplateEntity] as const;
