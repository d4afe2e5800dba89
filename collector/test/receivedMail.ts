import { simpleParser } from 'mailparser';

/** A mail as whoever took it has it. Names of headers are in small letters. */
export interface ReceivedMail {
  /** Whom it was handed in for. */
  readonly recipients: readonly string[];
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  /** Every header as it was written, one after another; folded ones keep their line breaks. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The mail in the bytes of a message. */
export async function readMessage(recipients: readonly string[], message: Buffer): Promise<ReceivedMail> {
  const parsed = await simpleParser(message, { skipTextToHtml: true, skipHtmlToText: true });
  const to = [parsed.to ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address));
  return {
    recipients,
    to,
    from: parsed.from?.text ?? '',
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    headers: parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trimStart()] as const),
  };
}

/** The values of a header. */
export function headerOf({ headers }: ReceivedMail, name: string): string[] {
  return headers.filter(([key]) => key === name).map(([, value]) => value);
}
