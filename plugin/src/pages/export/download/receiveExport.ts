import { downloadExport } from '../../../api/download';
import { wordsOf, type ExportChoices } from '../choices/choices';
import { IncomingFile, type ExportFile, type Progress } from './incomingFile';

/** The file that was chosen, whole. Fails when it did not come whole, and then nothing of it may be used. */
export async function receiveExport(
  choices: ExportChoices,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ExportFile> {
  let file: IncomingFile | null = null;
  const headers = await downloadExport(wordsOf(choices), signal, (part, head) => {
    file ??= new IncomingFile(head, choices);
    file.accept(part);
    onProgress(file.progress);
  });
  return (file ?? new IncomingFile(headers, choices)).finish();
}
