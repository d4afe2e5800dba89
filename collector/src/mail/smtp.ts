import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { mailDomain, type Sender } from '../domain/mailbox.js';
import type { SmtpRoute } from '../domain/mailRoute.js';
import { composeMime } from './mime.js';
import type { Delivery, MailTransport, OutgoingMail } from './transport.js';

/** Milliseconds that a server may take. */
export interface SmtpPatience {
  readonly connectMs: number;
  /** Silence in the middle. */
  readonly silenceMs: number;
  readonly totalMs: number;
}

const PATIENCE: SmtpPatience = { connectMs: 10_000, silenceMs: 30_000, totalMs: 60_000 };

/** Mail to a server that speaks SMTP, over one connection a mail. */
export function smtpTransport(route: SmtpRoute, from: Sender, patience = PATIENCE): MailTransport {
  const send = async (mail: OutgoingMail) => {
    const message = await composeMime(mail, from);
    const connection = new SMTPConnection(connectionOptions(route, from, patience));
    const attempt = new Attempt(connection, message);
    return attempt.run(route, { from: from.address, to: [mail.to], size: message.length }, patience.totalMs);
  };
  return { name: 'smtp', send, close: () => Promise.resolve() };
}

function connectionOptions(route: SmtpRoute, from: Sender, patience: SmtpPatience) {
  return {
    host: route.host,
    port: route.port,
    secure: route.encryption === 'immediate',
    requireTLS: route.encryption === 'required',
    name: mailDomain(from.address),
    connectionTimeout: patience.connectMs,
    dnsTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off: password and mail would go to anybody.
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' as const },
  };
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number; readonly command?: string };

/** One conversation with a server. */
class Attempt {
  /** From here on the server may have the whole message, also when nothing more is heard of it. */
  #hasBegunMessage = false;

  constructor(
    private readonly connection: SMTPConnection,
    private readonly message: Buffer,
  ) {}

  async run(
    route: SmtpRoute,
    envelope: { readonly from: string; readonly to: string[]; readonly size: number },
    totalMs: number,
  ): Promise<Delivery> {
    let timer: NodeJS.Timeout | undefined;
    const failed = new Promise<never>((_resolve, reject) => {
      this.connection.on('error', reject);
      this.connection.on('end', () => reject(new Error('the server ended the connection')));
      timer = setTimeout(() => reject(new Error('the time was up')), totalMs);
    });
    try {
      await Promise.race([this.#converse(route, envelope), failed]);
      return { outcome: 'accepted' };
    } catch (error) {
      return this.#judge(error as SmtpError);
    } finally {
      clearTimeout(timer);
      this.connection.close();
    }
  }

  async #converse(route: SmtpRoute, envelope: { from: string; to: string[]; size: number }): Promise<void> {
    await settled((done) => this.connection.connect(done));
    const { login } = route;
    if (login) {
      const credentials = { user: login.user, pass: login.password.reveal() };
      await settled((done) => this.connection.login({ credentials }, done));
    }
    await settled((done) => this.connection.send(envelope, this.#stream(), done));
    this.connection.quit();
  }

  /** It is read when the server has said that it is ready for the message. */
  #stream(): Readable {
    return Readable.from(this.#pieces());
  }

  *#pieces(): Generator<Buffer> {
    this.#hasBegunMessage = true;
    yield this.message;
  }

  #judge({ message, code, responseCode, command }: SmtpError): Delivery {
    const reason = `the mail server: ${message}`;
    if (responseCode === undefined) {
      if (this.#hasBegunMessage) return { outcome: 'unknown', reason };
      const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
      return { outcome: isAboutMail ? 'refused' : 'unreachable', reason };
    }
    const isAboutMail = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
    if (!isAboutMail || responseCode === 421) return { outcome: 'unreachable', reason };
    return { outcome: responseCode >= 500 ? 'refused' : 'deferred', reason };
  }
}

function settled(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}
