/** Every operation of this room that changes something: whether words can leave by it, or why they cannot. */
export const WAYS: Readonly<Record<string, string>> = {
  sendReply: 'leaves',
  editSentReply: 'leaves',
  resumeReply: 'leaves',
  approveReply: 'leaves',
  cancelReply: 'takes back',
  settleReply: 'says what is true of what left before',
  deleteSentReply: 'takes away',
  submitReply: 'asks colleagues',
  withdrawApproval: 'takes back',
  editApproval: 'waits for agreement anew',
  returnApproval: 'goes back to the author',
  saveApprovalRule: 'a rule',
  removeApprovalRule: 'a rule',
  stopMessages: 'holds back',
  liftMessageStop: 'sends nothing by itself',
  draftCorrection: 'puts a text ready that a person sends',
  settleRecallMessage: 'says what became of what left before',
  setFiguresConsent: 'figures, no text',
};

export const WAYS_OUT = Object.keys(WAYS).filter((field) => WAYS[field] === 'leaves');
