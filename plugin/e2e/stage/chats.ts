import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What each service answers to a message that it takes. */
const ANSWERS = {
  slack: { status: 200, answer: 'ok' },
  discord: { status: 204, answer: '' },
  teams: { status: 202, answer: '' },
  webhook: { status: 200, answer: '' },
} as const;

const REFUSED = { status: 403, answer: 'invalid_token' };

export type Chat = keyof typeof ANSWERS;

/** A message as it came. */
export interface Message<Kind extends string = Chat> {
  readonly chat: Kind;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** Slack, Discord, Teams and somebody's webhook, on this machine. An address that ends with /refuse is refused. */
export class Chats {
  private constructor(
    private readonly server: Server,
    readonly messages: readonly Message[],
  ) {}

  static async open(): Promise<Chats> {
    const messages: Message[] = [];
    const take = async (request: IncomingMessage, response: ServerResponse) => {
      const [, name = '', last] = (request.url ?? '').split('/');
      const text = Buffer.concat(await request.toArray()).toString();
      const isTaken = isChat(name) && last !== 'refuse';
      if (isTaken) messages.push({ chat: name, at: Date.now(), text });
      const { status, answer } = isTaken ? ANSWERS[name] : REFUSED;
      response.writeHead(status).end(answer);
    };
    const server = createServer((request, response) => void take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Chats(server, messages);
  }

  /** Where a service takes messages; Grafana must run on this machine, as it does in these tests. */
  address(chat: Chat, place = 'room'): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${chat}/${place}`;
  }

  of(chat: Chat): readonly Message[] {
    return this.messages.filter((message) => message.chat === chat);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function isChat(name: string): name is Chat {
  return name in ANSWERS;
}
