import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { readMessage, type ReceivedMail } from './receivedMail.js';

/**
 * What goes wrong with one mail. In the last two the mail is stored all the same: no program at the other end can know.
 */
export type SmtpFault =
  | 'refuse connection'
  | 'try recipient later'
  | 'refuse recipient'
  | 'drop before message'
  | 'try message later'
  | 'refuse message'
  | 'drop after message'
  | 'hang after message';

const CODES: Readonly<Partial<Record<SmtpFault, number>>> = {
  'refuse connection': 421,
  'try recipient later': 451,
  'refuse recipient': 550,
  'try message later': 451,
  'refuse message': 554,
};

export interface SinkOptions {
  /** What goes wrong with a mail to this recipient (undefined: nobody is named yet). Asked once for each attempt. */
  readonly fault?: (recipient: string | undefined) => SmtpFault | undefined;
  /** Told of every stored message, at the moment it is. */
  readonly onMessage?: (recipient: string, message: Buffer) => void;
  /**
   * How long a conversation takes, in milliseconds: a third before each answer, to the connection, to the recipient and
   * to the message. Only in the last third can a sender be killed whose message is stored all the same.
   */
  readonly takesMs?: number;
  /** Default: neither TLS nor a login. */
  readonly server?: SMTPServerOptions;
}

/** A mail server that keeps what it gets, and misbehaves as it is told. */
export class SmtpSink implements AsyncDisposable {
  readonly received: ReceivedMail[] = [];
  /** May be changed at any time. */
  fault: (recipient: string | undefined) => SmtpFault | undefined;
  readonly #server: SMTPServer;
  readonly #faults = new Map<string, SmtpFault | undefined>();

  private constructor(private readonly options: SinkOptions) {
    this.fault = options.fault ?? (() => undefined);
    this.#server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 10,
      logger: false,
      ...options.server,
      onConnect: (_session, done) => void this.#takeConnection(done),
      onRcptTo: ({ address }, session, done) => void this.#takeRecipient(address, session, done),
      onData: (stream, session, done) => {
        // A client that was killed in the middle has sent no message.
        void buffer(stream).then(
          (message) => this.#take(message, session, done),
          () => undefined,
        );
      },
    });
    // A client that was killed resets its connection.
    this.#server.on('error', () => undefined);
  }

  static async start(options: SinkOptions = {}): Promise<SmtpSink> {
    const sink = new SmtpSink(options);
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  async #takeConnection(done: (error?: Error | null) => void): Promise<void> {
    const fault = this.fault(undefined);
    await this.#takeTime();
    done(this.#error(fault === 'refuse connection' ? fault : undefined));
  }

  async #takeRecipient(
    address: string,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    await this.#takeTime();
    const fault = this.fault(address);
    this.#faults.set(session.id, fault);
    if (fault === 'drop before message') return this.#drop(session);
    done(this.#error(fault === 'refuse recipient' || fault === 'try recipient later' ? fault : undefined));
  }

  async #take(message: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void): Promise<void> {
    const fault = this.#faults.get(session.id);
    const error = this.#error(fault);
    if (error) return done(error);
    await this.#takeTime();
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    for (const recipient of recipients) this.options.onMessage?.(recipient, message);
    this.received.push(await readMessage(recipients, message));
    if (fault === 'drop after message') return this.#drop(session);
    if (fault === 'hang after message') return;
    done();
  }

  async #takeTime(): Promise<void> {
    if (this.options.takesMs !== undefined) await sleep(this.options.takesMs / 3);
  }

  #error(fault: SmtpFault | undefined): Error | null {
    const responseCode = fault && CODES[fault];
    return responseCode === undefined ? null : Object.assign(new Error(`as told: ${fault}`), { responseCode });
  }

  #drop(session: SMTPServerSession): void {
    type Connection = { readonly session: SMTPServerSession; readonly _socket: Socket };
    const connections = this.#server.connections as unknown as Set<Connection>;
    for (const connection of connections) if (connection.session.id === session.id) connection._socket.destroy();
  }
}
