import { useEffect, useState } from 'react';
import { command } from '../../../app/ask';
import { ATTEND_TEMPLATE, LEAVE_TEMPLATE } from './editor.queries';

const BEAT_MS = 10_000;
const screenId = crypto.randomUUID();

/** Who else has this template open to edit; tells them of us too. */
export function useEditors(tenantId: string, templateId: string | undefined): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!templateId) return;
    const input = { expectedTenantId: tenantId, templateId, screenId };
    let gone = false;
    const beat = () => {
      if (document.visibilityState === 'hidden') return;
      command(tenantId, ATTEND_TEMPLATE, { input }).then(
        ({ attendTemplate }) => gone || setNames(attendTemplate.map(({ displayName }) => displayName)),
        () => undefined,
      );
    };
    const leave = () => void command(tenantId, LEAVE_TEMPLATE, { input }, true).catch(() => undefined);
    beat();
    const timer = setInterval(beat, BEAT_MS);
    addEventListener('pagehide', leave);
    return () => {
      gone = true;
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [tenantId, templateId]);
  return names;
}
