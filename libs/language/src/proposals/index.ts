export {
  type Aspect,
  aspects,
  type ProposableTopic,
  type Proposal,
  type ProposalReason,
  proposalReasons,
  propose,
} from './propose.js';
