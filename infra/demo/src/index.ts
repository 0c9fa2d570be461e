export { councils, participants, type Council, type Participant } from './content/participants.js';
export { accountId, connectionId, LICENCE_ID, membershipId, PARTNERSHIP_ID, tenantId } from './seed/ids.js';
export { openPracticeNetwork, type PracticeNetwork, type PracticePost } from './seed/practice-network.js';
export { seedDemo, type SeedOptions } from './seed/seed-demo.js';
export { SeedRepository } from './seed/seed.repository.js';
