import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type Metric } from 'prom-client';
import { CATALOG, type MetricDefinition, type MetricName } from './catalog.js';

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Gauges that prom-client names like counters; `promtool check metrics` objects. */
const MISNAMED = ['nodejs_active_resources_total', 'nodejs_active_handles_total', 'nodejs_active_requests_total'];

/** The metrics of the catalogue and of the process, as prom-client keeps them. */
export class MetricRegistry {
  readonly #registry = new Registry();
  readonly #metrics = new Map<MetricName, Metric>();

  constructor() {
    for (const definition of CATALOG) this.#metrics.set(definition.name, this.#create(definition));
    collectDefaultMetrics({ register: this.#registry });
    for (const name of MISNAMED) this.#registry.removeSingleMetric(name);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Replaces all series of a gauge or counter. A counter's samples are absolute totals, counted elsewhere. */
  replace(name: MetricName, samples: readonly Sample[]): void {
    const metric = this.#metrics.get(name);
    if (metric instanceof Gauge) {
      clearGauge(metric);
      for (const { labels, value } of samples) metric.set(labels, value);
    } else if (metric instanceof Counter) {
      metric.reset();
      for (const { labels, value } of samples) metric.inc(labels, value);
    }
  }

  observe(name: MetricName, labels: Readonly<Record<string, string>>, value: number): void {
    const metric = this.#metrics.get(name);
    if (metric instanceof Histogram) metric.observe(labels, value);
  }

  count(name: MetricName, labels: Readonly<Record<string, string>>, by = 1): void {
    const metric = this.#metrics.get(name);
    if (metric instanceof Counter) metric.inc(labels, by);
  }

  clear(): void {
    this.#registry.clear();
  }

  #create({ name, type, help, labels, buckets }: MetricDefinition): Metric {
    const options = { name, help, labelNames: [...labels], registers: [this.#registry] };
    if (type === 'gauge') return clearGauge(new Gauge(options));
    if (type === 'counter') return new Counter(options);
    return new Histogram(buckets ? { ...options, buckets: [...buckets] } : options);
  }
}

/** Without any series: prom-client gives a gauge without labels a zero, and what is not known is not zero. */
function clearGauge(gauge: Gauge): Gauge {
  gauge.reset();
  gauge.remove({});
  return gauge;
}
