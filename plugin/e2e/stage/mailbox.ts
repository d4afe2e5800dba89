import { buffer } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Message } from './chats';

/** A mail server on this machine. Everything that is sent to it lies in one box. */
export class Mailbox {
  private constructor(
    private readonly server: SMTPServer,
    readonly messages: readonly Message<'email'>[],
  ) {}

  /** On the port at which the Grafana of these tests hands in its mails. */
  static async open(port: number): Promise<Mailbox> {
    const messages: Message<'email'>[] = [];
    const take = async (mail: Buffer) => {
      const at = Date.now();
      const { subject = '', text = '' } = await simpleParser(mail);
      messages.push({ chat: 'email', at, text: `${subject}\n${text}` });
    };
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 10,
      onData: (stream, _session, done) =>
        void buffer(stream)
          .then(take)
          .then(() => done(), done),
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new Mailbox(server, messages);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}
