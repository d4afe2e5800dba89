import type { Day } from '../domain/day.js';
import type { Secret } from '../domain/secret.js';
import { didYouMean } from '../domain/closestName.js';
import type { ConfigFile } from './configFile.js';
import type { Faults } from './faults.js';
import { present } from './present.js';
import { accountName, calendarDay, positiveInteger, providerUrl, type Rule } from './rules.js';
import { readRule, readSecret, type Origin, type Settings } from './settings.js';

/** Which variables speak of a service; comes from the manifest of its connector. */
export interface ServiceEnvironment {
  readonly serviceId: string;
  /** Name of the variable by name of the secret: `{ adminKey: 'OPENAI_ADMIN_KEY' }`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Name of the variable that overrides the host: `OPENAI_BASE_URL`. */
  readonly baseUrl: string;
}

export interface AccountConfig {
  readonly name: string;
  readonly serviceId: string;
  readonly origin: Origin;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly baseUrl?: string;
  /** The first day that is read. */
  readonly backfillFrom?: Day;
  readonly requestsPerMinute?: number;
}

/** An account and the name of the place that defines it. */
interface Defined {
  readonly account: AccountConfig;
  readonly where: string;
}

interface Sources {
  readonly settings: Settings;
  readonly file: ConfigFile | null;
  readonly services: readonly ServiceEnvironment[];
  readonly backfillFrom: Day | undefined;
  readonly faults: Faults;
}

/** One account a service whose secrets are set in the environment, and those in the file's list. */
export function readAccounts(sources: Sources): AccountConfig[] {
  const ofServices = sources.services.map((service) => serviceAccount(service, sources));
  const { file } = sources;
  const listed = file ? file.names(['accounts']).map((index) => listedAccount(file, Number(index), sources)) : [];
  const defined = [...ofServices, ...listed].filter((entry) => entry !== undefined);
  refuseDuplicates(defined, sources.faults);
  return defined.map(({ account }) => account);
}

function serviceAccount(service: ServiceEnvironment, sources: Sources): Defined | undefined {
  const { settings, backfillFrom, faults } = sources;
  const baseUrl = settings.read(service.baseUrl, providerUrl);
  const variables = Object.values(service.secrets);
  if (!variables.some((variable) => settings.hasSecret(variable))) return undefined;
  const missing = variables.filter((variable) => !settings.hasSecret(variable));
  for (const variable of missing) faults.add(variable, `is missing; ${service.serviceId} needs it too`);
  const secrets: Record<string, Secret> = {};
  let origin: Origin = 'config';
  for (const [name, variable] of Object.entries(service.secrets)) {
    const found = settings.secret(variable);
    if (found) secrets[name] = found.secret;
    if (found?.origin === 'environment') origin = 'environment';
  }
  const { serviceId } = service;
  return {
    where: variables[0] ?? serviceId,
    account: { name: serviceId, serviceId, origin, secrets, ...present({ baseUrl, backfillFrom }) },
  };
}

function listedAccount(file: ConfigFile, index: number, sources: Sources): Defined | undefined {
  const { services, faults } = sources;
  const path = ['accounts', index];
  const read = <T>(key: string, rule: Rule<T>): T | undefined => {
    const text = file.text([...path, key]);
    return text === undefined ? undefined : readRule(file.where([...path, key]), text, rule, faults);
  };
  const serviceId = file.text([...path, 'service']);
  const service = services.find((known) => known.serviceId === serviceId);
  if (serviceId !== undefined && !service)
    faults.add(file.where([...path, 'service']), unknownService(serviceId, services));
  const name = read('name', accountName);
  const baseUrl = read('baseUrl', providerUrl);
  const backfillFrom = read('backfillFrom', calendarDay) ?? sources.backfillFrom;
  const requestsPerMinute = read('requestsPerMinute', positiveInteger);
  const hasSecrets = file.names(path).includes('secrets');
  const secrets = service && hasSecrets ? listedSecrets(file, [...path, 'secrets'], service, faults) : {};
  if (name === undefined || !service) return undefined;
  const optional = present({ baseUrl, backfillFrom, requestsPerMinute });
  return {
    where: file.where(path),
    account: { name, serviceId: service.serviceId, origin: 'config', secrets, ...optional },
  };
}

function listedSecrets(
  file: ConfigFile,
  path: (string | number)[],
  service: ServiceEnvironment,
  faults: Faults,
): Record<string, Secret> {
  const known = Object.keys(service.secrets).flatMap((name) => [name, `${name}File`]);
  const given = file.names(path);
  for (const name of given.filter((key) => !known.includes(key))) {
    faults.add(file.where([...path, name]), `is not a secret of ${service.serviceId}${didYouMean(name, known)}`);
  }
  const find = (name: string) => {
    const text = file.text([...path, name]);
    return text === undefined ? undefined : { text, where: file.where([...path, name]), folder: file.folder };
  };
  const secrets: Record<string, Secret> = {};
  for (const name of Object.keys(service.secrets)) {
    const [value, inFile] = [find(name), find(`${name}File`)];
    const secret = value || inFile ? readSecret(value, inFile, faults) : undefined;
    if (secret) secrets[name] = secret;
    else if (!value && !inFile)
      faults.add(file.where([...path, name]), `is missing (or ${name}File, the path of a file)`);
  }
  return secrets;
}

function unknownService(serviceId: string, services: readonly ServiceEnvironment[]): string {
  const known = services.map((service) => service.serviceId);
  return `must be one of ${known.join(', ')}${didYouMean(serviceId, known)}`;
}

function refuseDuplicates(defined: readonly Defined[], faults: Faults): void {
  const places = new Map<string, string>();
  for (const { account, where } of defined) {
    const first = places.get(account.name);
    if (first === undefined) places.set(account.name, where);
    else faults.add(where, `has the same account name as ${first}`);
  }
}
