import { Chats, type Chat, type Message } from './chats';
import { Mailbox } from './mailbox';

/** A kind of channel. */
export type Kind = Chat | 'email';

const CHATS: readonly Chat[] = ['slack', 'discord', 'teams', 'webhook'];

/** Where every kind of channel delivers, on this machine. A Grafana that was not started here mails elsewhere: no e-mail then. */
export class Inboxes {
  private constructor(
    private readonly chats: Chats,
    private readonly mailbox: Mailbox | null,
  ) {}

  static async open(): Promise<Inboxes> {
    const { E2E_SMTP_PORT: port } = process.env;
    return new Inboxes(await Chats.open(), port ? await Mailbox.open(Number(port)) : null);
  }

  get kinds(): readonly Kind[] {
    return this.mailbox ? [...CHATS, 'email'] : CHATS;
  }

  /** What a person types into the form of a channel of this kind. */
  address(kind: Kind): string {
    return kind === 'email' ? 'finops@example.com' : this.chats.address(kind);
  }

  of(kind: Kind): readonly Message<Kind>[] {
    return kind === 'email' ? (this.mailbox?.messages ?? []) : this.chats.of(kind);
  }

  async close(): Promise<void> {
    await this.chats.close();
    await this.mailbox?.close();
  }
}
