import { useCallback, useEffect, useRef, useState } from 'react';
import { AskFailed } from '../../app/ask';
import type { KeptAttachment } from './draft-keeper';
import { uploadFile } from '../../app/upload';

/** A file on its way to the server, or one that did not arrive. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly failed: AskFailed | undefined;
}

interface OnItsWay extends Upload {
  readonly file: File;
  readonly stop: AbortController;
}

let keys = 0;

/** Files that are being added to an answer; each joins it once the server has it. */
export function useAttachments(tenantId: string, onAdded: (attachment: KeptAttachment) => void) {
  const [uploads, setUploads] = useState<readonly OnItsWay[]>([]);
  const added = useRef(onAdded);
  added.current = onAdded;
  const all = useRef(uploads);
  all.current = uploads;
  useEffect(() => () => all.current.forEach(({ stop }) => stop.abort()), []);

  const change = useCallback(
    (key: number, to: Partial<OnItsWay>) =>
      setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...to } : one))),
    [],
  );
  const cancel = useCallback((key: number) => {
    all.current.find((one) => one.key === key)?.stop.abort();
    setUploads((now) => now.filter((one) => one.key !== key));
  }, []);
  const start = useCallback(
    async (key: number, file: File, stop: AbortController) => {
      try {
        const { id, name, mediaType } = await uploadFile(
          tenantId,
          'reply',
          file,
          (share) => change(key, { share }),
          stop.signal,
        );
        if (stop.signal.aborted) return;
        added.current({ fileId: id, name, image: mediaType.startsWith('image/'), alt: '' });
        setUploads((now) => now.filter((one) => one.key !== key));
      } catch (failure) {
        if (!stop.signal.aborted) change(key, { failed: failure as AskFailed });
      }
    },
    [change, tenantId],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const [key, stop] = [(keys += 1), new AbortController()];
        setUploads((now) => [...now, { key, name: file.name, share: 0, failed: undefined, file, stop }]);
        void start(key, file, stop);
      }
    },
    [start],
  );
  const retry = useCallback(
    (key: number) => {
      const one = all.current.find((upload) => upload.key === key);
      if (!one) return;
      const stop = new AbortController();
      change(key, { share: 0, failed: undefined, stop });
      void start(key, one.file, stop);
    },
    [change, start],
  );
  return { uploads: uploads as readonly Upload[], add, cancel, retry };
}
