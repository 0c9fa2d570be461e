/** What this browser keeps of an answer in the making. */
/** A file that was added to the answer and waits on the server for it to go out. */
export interface KeptAttachment {
  fileId: string;
  name: string;
  image: boolean;
  /** What is to be seen, for who does not see it. */
  alt: string;
}

export interface KeptDraft {
  text: string;
  attachments: KeptAttachment[];
  /** Signed as the team. */
  team?: boolean;
  /** What the server had of this text when it was last heard of. */
  savedText: string;
  /** What the same person wrote elsewhere meanwhile; kept until it is chosen or put away. */
  other?: string;
  answerId?: string;
  answerVersion?: number;
  filled: string[];
  note: string;
  /** The draft of the server that this text continues. */
  serverVersion: number;
  /** Made when one decides to send; stays until an answer came, so that trying again is the same command. */
  commandId?: string;
  /** The text and attachments that go with commandId. */
  commandText?: string;
  at: number;
}

export const EMPTY_DRAFT: KeptDraft = {
  text: '',
  attachments: [],
  savedText: '',
  filled: [],
  note: '',
  serverVersion: 0,
  at: 0,
};

const PREFIX = 'samenspraak.draft';
const OLDEST_MS = 14 * 24 * 60 * 60 * 1000;

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const keyOf = (personId: string, tenantId: string, conversationId: string) =>
  [PREFIX, personId, tenantId, conversationId].join('|');

/** Keeps drafts per person, tenant and conversation, so that a crash or a lost connection costs nothing. */
export class DraftKeeper {
  constructor(
    private readonly store: Store,
    private readonly personId: string,
    private readonly now: () => number = Date.now,
  ) {}

  read(tenantId: string, conversationId: string): KeptDraft | undefined {
    const text = this.store.getItem(keyOf(this.personId, tenantId, conversationId));
    if (text === null) return undefined;
    try {
      return { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<KeptDraft>) };
    } catch {
      return undefined;
    }
  }

  write(tenantId: string, conversationId: string, draft: KeptDraft): void {
    const key = keyOf(this.personId, tenantId, conversationId);
    if (isEmpty(draft)) return this.store.removeItem(key);
    try {
      this.store.setItem(key, JSON.stringify({ ...draft, at: this.now() }));
    } catch {
      // A full browser store must not stop somebody who writes; the server keeps the draft too.
    }
  }

  /** Throws away what nobody came back to in two weeks. */
  sweep(): void {
    const old: string[] = [];
    for (let index = 0; index < this.store.length; index += 1) {
      const key = this.store.key(index);
      if (!key?.startsWith(`${PREFIX}|`)) continue;
      const { at = 0 } = JSON.parse(this.store.getItem(key) ?? '{}') as { at?: number };
      if (this.now() - at > OLDEST_MS) old.push(key);
    }
    for (const key of old) this.store.removeItem(key);
  }
}

const isEmpty = (draft: KeptDraft) =>
  draft.text === '' && draft.note === '' && !draft.commandId && !draft.other && draft.attachments.length === 0;

/**
 * What this browser kept, unless the server has a newer version that continues elsewhere. What was written here and
 * never reached the server is then kept beside it.
 */
export function draftToShow(
  kept: KeptDraft | undefined,
  server: { text: string; answerId?: string | null; answerVersion?: number | null; version: number } | null | undefined,
): KeptDraft {
  if (kept && (!server || server.version <= kept.serverVersion)) return kept;
  if (!server) return kept ?? EMPTY_DRAFT;
  const before = kept ?? EMPTY_DRAFT;
  const unsaved = before.text === before.savedText ? undefined : before.text;
  return {
    ...withOther(before, unsaved, server.text),
    text: server.text,
    savedText: server.text,
    answerId: server.answerId ?? undefined,
    answerVersion: server.answerVersion ?? undefined,
    serverVersion: server.version,
    commandId: undefined,
    commandText: undefined,
  };
}

/** Keeps another text beside the draft, unless all of it stands in `text` already. */
export function withOther(draft: KeptDraft, other: string | undefined, text: string): KeptDraft {
  if (other === undefined || other.trim() === '' || text.includes(other.trim())) return draft;
  const kept = draft.other && !other.includes(draft.other.trim()) ? `${draft.other}\n\n${other}` : other;
  return { ...draft, other: kept };
}

/** Decides to send: the same text and attachments again are the same command, others are another one. */
export function withCommand(draft: KeptDraft, newId: () => string): KeptDraft {
  const content = JSON.stringify([draft.text, draft.attachments]);
  if (draft.commandId && draft.commandText === content) return draft;
  return { ...draft, commandId: newId(), commandText: content };
}
