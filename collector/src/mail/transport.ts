/** A mail that is ready to go, to one mailbox. Its texts hold no control characters (see `render.ts`). */
export interface OutgoingMail {
  /** A mailbox alone, `ada@example.com`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<…@…>`; the same at every attempt, so that a repeat is known as one. */
  readonly messageId: string;
  /** Where one POST ends these mails (RFC 8058). */
  readonly unsubscribeUrl: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/**
 * What became of an attempt.
 * - `accepted`: the service has taken the mail
 * - `refused`: it never will
 * - `deferred`: it asks to be tried later
 * - `unreachable`: it takes no mail of ours at the moment, this one or another
 * - `unknown`: it had the whole mail and did not say what became of it
 */
export type Delivery =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused' | 'deferred' | 'unreachable' | 'unknown'; readonly reason: string };

/** The way out. One attempt a call; who tries again, and when, is decided elsewhere. */
export interface MailTransport {
  /** `smtp`, `sendgrid`, `ses` or `mailgun`. */
  readonly name: string;
  /** Ends within about a minute and never rejects for what the network or the service does. */
  send(mail: OutgoingMail): Promise<Delivery>;
  close(): Promise<void>;
}
