import { useState } from 'react';
import { ask, AskFailed, command } from '../../../app/ask';
import type { Tenant } from '../../../app/session';
import type { Own } from '../library-groups';
import { LIBRARY, PUBLISH, SAVE_TEMPLATE } from '../library.queries';
import { textOf, toInput, type EditorText } from './editor-text';

interface Theirs {
  readonly text: EditorText;
  readonly version: number;
}

/** A new template gets a page of its own when it is saved; that page says so. */
let justSaved: string | undefined;

/** Saves and publishes; when a colleague saved first, it fetches what that one wrote. */
export function useTemplateCommands(template: Own | undefined, tenant: Tenant) {
  const [failed, setFailed] = useState<unknown>();
  const [said, setSaid] = useState<'saved' | 'published' | undefined>(
    template && template.id === justSaved ? 'saved' : undefined,
  );
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<Theirs>();
  const attempt = async (run: () => Promise<void>) => {
    setBusy(true);
    justSaved = undefined;
    setFailed(undefined);
    setSaid(undefined);
    await run().catch(setFailed);
    setBusy(false);
  };
  const look = async () => {
    const { ownTemplates } = await ask(tenant.id, LIBRARY, {});
    const now = ownTemplates.find((one) => one.id === template?.id);
    if (now) setTheirs({ text: textOf(now), version: now.version });
  };
  return {
    failed,
    said,
    busy,
    theirs,
    settled: () => setTheirs(undefined),
    /** Shows what a colleague saved meanwhile. */
    compare: () => void attempt(look),
    save: (text: EditorText, version: number, then: (id: string, version: number) => void) =>
      void attempt(async () => {
        try {
          const input = toInput(text, template?.id ?? null, template ? version : null);
          const { saveTemplate } = await command(tenant.id, SAVE_TEMPLATE, { input });
          justSaved = saveTemplate.id;
          setSaid('saved');
          then(saveTemplate.id, saveTemplate.version);
        } catch (failure) {
          if (!(failure instanceof AskFailed) || failure.code !== 'LIBRARY_TEMPLATE_CHANGED') throw failure;
          await look();
        }
      }),
    publish: (note: string, then: () => void) =>
      void attempt(async () => {
        await command(tenant.id, PUBLISH, { templateId: template!.id, note: note.trim() || null });
        setSaid('published');
        then();
      }),
  };
}
