/** One mailbox and nothing else: no name, list, quote, comment, control character or second line fits. */
const MAILBOX =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)$/;
const MAX_LENGTH = 254;
const MAX_LOCAL_PART = 64;

/** Whether the text is the address of one mailbox in plain letters, such as `ada@example.com`. */
export function isMailbox(text: string): boolean {
  return text.length <= MAX_LENGTH && text.indexOf('@') <= MAX_LOCAL_PART && MAILBOX.test(text);
}

/** The part behind the `@`. */
export function mailDomain(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1);
}

/** `a…@example.com`: enough to know one's own address again. */
export function maskedMailbox(mailbox: string): string {
  return `${mailbox.slice(0, 1)}…@${mailDomain(mailbox)}`;
}

/** Whom a mail comes from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

const NAMED = /^([^<>"\p{Cc}]{0,100}?)\s*<([^<>\s]+)>$/u;

/** `AI Cost Tracker <costs@example.com>` or an address alone; null when it is neither. */
export function readSender(text: string): Sender | null {
  const [, name = '', address = text] = NAMED.exec(text.trim()) ?? [];
  return isMailbox(address) ? { name: name.trim(), address } : null;
}
