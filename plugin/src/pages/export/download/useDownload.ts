import { useCallback, useEffect, useRef, useState } from 'react';
import { saveFile } from '../../../components/chart/saveFile';
import type { ExportChoices } from '../choices/choices';
import type { ExportFile, Progress } from './incomingFile';
import { receiveExport } from './receiveExport';

export type DownloadState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly progress: Progress | null }
  | { readonly is: 'done'; readonly file: ExportFile }
  | { readonly is: 'failed'; readonly error: unknown };

/** The page is drawn again at most this often, however many parts arrive. */
const REDRAW_MS = 100;

/** One download at a time. Leaving the page ends it. */
export function useDownload() {
  const [state, setState] = useState<DownloadState>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(() => cancel, [cancel]);

  const start = useCallback(async (choices: ExportChoices) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState({ is: 'running', progress: null });
    const tell = (next: DownloadState) => running.current === own && setState(next);
    try {
      const onProgress = seldom((progress: Progress) => tell({ is: 'running', progress }));
      const file = await receiveExport(choices, own.signal, onProgress);
      saveFile(file.name, file.content);
      tell({ is: 'done', file });
    } catch (error) {
      tell({ is: 'failed', error });
    }
  }, []);

  return { state, start, cancel };
}

function seldom<Value>(act: (value: Value) => void): (value: Value) => void {
  let last = 0;
  return (value) => {
    const now = Date.now();
    if (now - last < REDRAW_MS) return;
    last = now;
    act(value);
  };
}
