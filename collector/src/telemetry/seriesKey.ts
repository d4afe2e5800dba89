import { createHash } from 'node:crypto';
import type { Attributes, OtlpMetric } from './otlpRequest.js';

/**
 * Names the streams of a metric: equal resource, scope, metric, unit and attributes, in whatever order, are one stream.
 * The name is a hash, because attributes hold e-mail addresses and we store none.
 */
export function seriesKeys({ resource, scope, name, unit }: OtlpMetric): (attributes: Attributes) => string {
  const origin = JSON.stringify([inOrder(resource), scope.name, scope.version, inOrder(scope.attributes), name, unit]);
  return (attributes) =>
    createHash('sha256')
      .update(origin)
      .update(JSON.stringify(inOrder(attributes)))
      .digest('hex');
}

function inOrder(attributes: Attributes): unknown[] {
  return [...attributes.keys()].sort().map((key) => {
    const value = attributes.get(key);
    return [key, value?.isText, value?.text];
  });
}
