import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './prepare.mjs';

const read = (name) => readFileSync(join(root, 'provisioning', 'alerting', name), 'utf8');

/**
 * The alert rules of provisioning/, in the words of Grafana's API instead of those of its files, so that rules made in
 * the app say the same as those made by files.
 */
export function alertRules() {
  return parse(read('rules.yaml'), { merge: true }).groups.flatMap(({ interval, rules }) =>
    rules.map(({ uid, missing_series_evals_to_resolve: missingSeriesEvalsToResolve, data, ...rule }) => ({
      name: uid,
      intervalSeconds: secondsOf(interval),
      rule: { ...rule, missingSeriesEvalsToResolve, data: data.map(inApiWords) },
    })),
  );
}

/**
 * The texts of provisioning/'s messages, whole: a Grafana without those files does not know the templates by name, and
 * channels made in the app say the same as those of files.
 */
export function alertMessages() {
  const [{ template }] = parse(read('templates.yaml')).templates;
  const [, ...named] = template.split(/\{\{ define "aicost\.(\w+)" -\}\}/);
  const bodyOf = (name) => named[named.indexOf(name) + 1].replace(/\s*\{\{-? end \}\}\s*$/, '').trim();
  return {
    title: bodyOf('title'),
    text: bodyOf('text').replace('{{ template "aicost.alert" . }}', () => bodyOf('alert')),
  };
}

/** The API asks each query for its time range; files may leave it out where there is none. */
function inApiWords({ relativeTimeRange = { from: 0, to: 0 }, ...query }) {
  return { ...query, relativeTimeRange, queryType: '' };
}

function secondsOf(interval) {
  const [, count, unit] = /^(\d+)([smh])$/.exec(interval);
  return Number(count) * { s: 1, m: 60, h: 3600 }[unit];
}
