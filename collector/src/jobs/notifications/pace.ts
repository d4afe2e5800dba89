/** How soon things are done, in seconds. */
export interface Pace {
  /** So long an alert waits for others of the same moment, which then come in one mail. */
  readonly gather: number;
  /** After so long without a word from the process that was sending it, a mail is sent by another. */
  readonly lease: number;
  /** Pauses before the second, third … attempt; then the mail has failed. */
  readonly retries: readonly number[];
}

/** An attempt ends within about a minute, so whoever has held a mail for three is dead. */
export const PACE: Pace = { gather: 10, lease: 180, retries: [60, 300, 900, 3_600] };
