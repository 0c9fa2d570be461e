import { TemplateEntity, VariableEntity } from './template.entity.js';

export { type Answer, AnswerService, type RankedAnswer, type RenderedAnswer } from './answer.service.js';
export { AnsweringSettings } from './answering/answering.service.js';
export { AnsweringSettingRepository } from './answering/answering-setting.repository.js';
export { WordRepository } from './answering/word.repository.js';
export { Words } from './answering/word.service.js';
export { libraryPermissions } from './library.permissions.js';
export { LibraryModule } from './library.module.js';
export { openRecalls } from './recall/open-recalls.js';
export { originOf, type Recall } from './recall/recall.js';
export { RECALL_TOPIC, RecallService } from './recall/recall.service.js';
export { RecallRepository } from './recall/recall.repository.js';
export { RecallType } from './recall/recall.type.js';
export { Recalls } from './recall/recalls.js';
export { SharedRepository, type SharedTemplate } from './shared.repository.js';
export { type Template, TemplateRepository } from './template.repository.js';
export { TemplateService } from './template.service.js';
export { VARIABLES } from './variable-definition.js';
export { VariableRepository } from './variable.repository.js';
export { VariableService } from './variable.service.js';

export const libraryEntities = [TemplateEntity, VariableEntity] as const;
