import { gunzipSync } from 'node:zlib';

/** The ways out of the process. */
export const WAYS = ['log', 'command', 'answer', 'metrics', 'export', 'database', 'crash'] as const;
export type Way = (typeof WAYS)[number];

export interface Left {
  readonly where: string;
  readonly bytes: Buffer;
}

/** Everything that left the process, by the way it went. */
export class Trail {
  readonly #left = new Map<Way, Left[]>(WAYS.map((way) => [way, []]));

  add(way: Way, where: string, bytes: Buffer | string): void {
    const whole = Buffer.from(bytes as Buffer);
    const isZipped = whole[0] === 0x1f && whole[1] === 0x8b;
    this.of(way).push({ where, bytes: isZipped ? gunzipSync(whole) : whole });
  }

  of(way: Way): Left[] {
    return this.#left.get(way) ?? [];
  }

  text(way: Way): string {
    return this.of(way)
      .map(({ where, bytes }) => `${where}\n${bytes.toString()}`)
      .join('\n');
  }
}
