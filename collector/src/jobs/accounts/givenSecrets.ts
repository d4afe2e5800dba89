import { Value } from 'typebox/value';
import { readSecretText } from '../../config/secretText.js';
import type { Service } from '../../connectors/catalogue.js';
import type { Secret } from '../../domain/secret.js';
import { CollectorError } from '../../errors.js';

/**
 * Credentials as somebody entered them, checked against what the service asks for; `stored` names those that are there
 * already. Every fault is `SECRET_INVALID`. Names that the service does not have are not repeated: people paste keys
 * into the wrong place.
 */
export function readGivenSecrets(
  service: Service,
  given: Readonly<Record<string, string>>,
  stored: readonly string[],
): Record<string, Secret> {
  const known = Object.keys(service.secrets.properties);
  const secrets: Record<string, Secret> = {};
  for (const [name, text] of Object.entries(given)) {
    if (!known.includes(name)) throw invalid(unknownName(service, known));
    const reading = readSecretText(text);
    if ('fault' in reading) throw invalid(`${name}: ${reading.fault}`);
    secrets[name] = reading.secret;
    const schema = service.secrets.properties[name];
    if (schema && !Value.Check(schema, text))
      throw invalid(`${name}: the secret has not the form it has for ${service.id}`);
  }
  const missing = known.filter((name) => !(name in secrets) && !stored.includes(name));
  if (missing.length > 0) throw invalid(`${service.id} also needs ${missing.join(', ')}`);
  return secrets;
}

function unknownName({ id }: Service, known: readonly string[]): string {
  if (known.length === 0) return `the service ${id} takes no credentials; leave out "secrets"`;
  return `"secrets" holds a name that the service ${id} does not have; it takes ${known.join(', ')}`;
}

function invalid(text: string): CollectorError {
  return new CollectorError('SECRET_INVALID', text);
}
