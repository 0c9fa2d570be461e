import { useEffect, useRef, useState } from 'react';
import { uploadFile } from '../../app/upload';

export interface AddedFile {
  readonly id: string;
  readonly name: string;
}

/** The files that go with an article when it is saved; one that is still on its way is waited for. */
export function useAddedFiles(tenantId: string) {
  const [files, setFiles] = useState<{ added: readonly AddedFile[]; removed: readonly string[] }>({
    added: [],
    removed: [],
  });
  const [state, setState] = useState<{ share?: number; failed?: unknown }>({});
  const latest = useRef(files);
  const running = useRef(new Set<Promise<boolean>>());
  const gone = useRef<AbortController>(undefined);
  useEffect(() => {
    const leaving = (gone.current = new AbortController());
    return () => leaving.abort();
  }, []);
  const keep = (next: typeof files) => setFiles((latest.current = next));

  const bring = async (file: File) => {
    try {
      const { id, name } = await uploadFile(
        tenantId,
        'article',
        file,
        (share) => setState({ share }),
        gone.current!.signal,
      );
      keep({ ...latest.current, added: [...latest.current.added, { id, name }] });
      setState({});
      return true;
    } catch (failed) {
      setState({ failed });
      return false;
    }
  };
  return {
    ...files,
    ...state,
    latest,
    add(file: File | undefined) {
      if (!file) return;
      setState({ share: 0 });
      const one = bring(file);
      running.current.add(one);
      void one.finally(() => running.current.delete(one));
    },
    remove(id: string, isStored: boolean) {
      const { added, removed } = latest.current;
      keep({
        added: added.filter((one) => one.id !== id),
        removed: isStored ? [...removed, id] : removed,
      });
    },
    onTheirWay: () => running.current.size > 0,
    /** When all have come. @returns false when one did not */
    async settle(): Promise<boolean> {
      let all = true;
      while (running.current.size > 0) all = (await Promise.all([...running.current])).every(Boolean) && all;
      return all;
    },
    left: () => gone.current?.signal.aborted ?? false,
  };
}
