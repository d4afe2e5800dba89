import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import type { Secret } from '../../domain/secret.js';
import { hasBearer } from '../bearer.js';
import { ErrorBody, requestError } from '../errorBody.js';

/** Text that is ready to be sent, see `createExporter`. */
export interface MetricsText {
  readonly contentType: string;
  render(): Promise<Buffer>;
  gzip(): Promise<Buffer>;
}

export interface MetricsOptions {
  readonly exporter: MetricsText;
  readonly token: Secret | undefined;
}

const Headers = Type.Object({
  authorization: Type.Optional(Type.String()),
  'accept-encoding': Type.Optional(Type.String()),
});

/** `GET /metrics`: the Prometheus text, from memory. */
export const metricsRoutes: FastifyPluginAsync<MetricsOptions> = async (app, { exporter, token }) => {
  const schema = { summary: 'Metrics in the Prometheus text format', headers: Headers, response: { 401: ErrorBody } };
  app.get('/metrics', { schema }, async (request, reply) => {
    if (token && !hasBearer(request.headers.authorization, token)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send(requestError(401).body);
    }
    reply.type(exporter.contentType).header('vary', 'accept-encoding');
    if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(await exporter.render());
    return reply.header('content-encoding', 'gzip').send(await exporter.gzip());
  });
};

function acceptsGzip(header: unknown): boolean {
  if (typeof header !== 'string') return false;
  const offers = header.split(',').map((offer) =>
    offer
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/),
  );
  const quality = (name: string): number | undefined => {
    const offer = offers.find(([coding]) => coding === name);
    return offer && Number(offer[1] ?? 1);
  };
  return (quality('gzip') ?? quality('*') ?? 0) > 0;
}
