import { useCallback, useEffect, useRef, useState } from 'react';
import { isSame, type EditorText } from './editor-text';

interface Kept {
  readonly version: number;
  readonly at: string;
  readonly text: EditorText;
}

const KEEP_AFTER_MS = 800;

/** Keeps what one writes in this browser until it is saved, so that no closed page takes it along. */
export function useKeptDraft(key: string, saved: EditorText, version: number, start = saved) {
  const name = `samenspraak.sjabloon.${key}`;
  const [kept] = useState(() => read(name));
  const [text, setText] = useState(kept?.text ?? start);
  const [keptAt, setKeptAt] = useState(kept && !isSame(kept.text, saved) ? kept.at : undefined);
  const [base, setBase] = useState({ text: saved, version: kept?.version ?? version });
  const newest = useRef({ text, base });
  newest.current = { text, base };
  const keep = useCallback(() => {
    const { text: now, base: from } = newest.current;
    if (isSame(now, from.text)) localStorage.removeItem(name);
    else write(name, { version: from.version, at: new Date().toISOString(), text: now });
  }, [name]);
  useEffect(() => {
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [keep, text]);
  useEffect(() => {
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);
  return {
    text,
    setText,
    /** The version that this text began from. */
    version: base.version,
    changed: !isSame(text, base.text),
    /** When the text that came back was written. */
    keptAt,
    /** It is on the server now. */
    settle: (now: EditorText, at: number) => {
      newest.current = { text: now, base: { text: now, version: at } };
      setBase(newest.current.base);
      setText(now);
      setKeptAt(undefined);
      localStorage.removeItem(name);
    },
    /** Goes on from a newer version of a colleague. */
    rebase: (theirs: EditorText, at: number, merged: EditorText) => {
      setBase({ text: theirs, version: at });
      setText(merged);
      setKeptAt(undefined);
    },
  };
}

function read(name: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
    return kept && typeof kept.text?.body === 'string' && typeof kept.text.details === 'object' ? kept : undefined;
  } catch {
    return undefined;
  }
}

// A full or closed store keeps nobody from writing on.
function write(name: string, kept: Kept): void {
  try {
    localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    /* nothing to do */
  }
}
