import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip as gzipCallback } from 'node:zlib';
import type { Logger } from '../logging/logger.js';
import type { Pool } from '../store/deadline.js';
import { readFigures, type Figures } from '../store/figures/readFigures.js';
import { SyncTotals } from '../store/figures/syncTotals.js';
import { accountFigures } from './accountFigures.js';
import { capAccounts } from './capAccounts.js';
import type { MetricName } from './catalog.js';
import { MetricRegistry } from './metricRegistry.js';
import { accountSamples, globalSamples } from './samples.js';

const gzip = promisify(gzipCallback);

/** So long after a scrape the figures are kept fresh; a scraper that comes later waits for new ones. */
const ACTIVE_MS = 150_000;
const PATIENCE_MS = 1_000;

export interface ExporterOptions {
  readonly pool: Pool;
  readonly log: Logger;
  readonly version: string;
  /** At most so many series of accounts; the accounts that cost least are summed up as `other`. Default 5000. */
  readonly maxSeries?: number;
  /** Milliseconds between readings of the figures while somebody scrapes. Default 10 000. */
  readonly refreshMs?: number;
}

export interface Exporter {
  readonly contentType: string;
  /** The text of all metrics, from memory. */
  render(): Promise<Buffer>;
  /** The same, compressed. */
  gzip(): Promise<Buffer>;
  /** Reads the figures again; resolves when they can be scraped. Never rejects: a database that is down is a figure too. */
  refresh(): Promise<void>;
  /** Notes how many seconds a read of an account took in this process. */
  observeSync(service: string, seconds: number): void;
  /** Notes an export that ended in this process. */
  observeExport(ended: EndedExport): void;
  /** Notes what became of alerts and mails in this process. */
  observeNotification(event: NotificationEvent): void;
  close(): Promise<void>;
}

export interface NotificationEvent {
  readonly channel: string;
  readonly outcome: string;
  readonly count?: number;
  readonly seconds?: number;
}

export interface EndedExport {
  readonly format: string;
  readonly outcome: string;
  readonly rows: number;
  readonly seconds: number;
}

interface Page {
  readonly text: Buffer;
  readonly gzip: Buffer;
  readonly madeAt: number;
}

/** Metrics that are rendered when figures change, not when somebody asks: a thousand scrapers cost what one does. */
export function createExporter(options: ExporterOptions): Exporter {
  return new CachedExporter(options);
}

class CachedExporter implements Exporter {
  readonly #registry = new MetricRegistry();
  readonly #totals = new SyncTotals();
  readonly #refreshMs: number;
  #page: Page | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #scrapedAt = 0;
  #isUp: boolean | undefined;
  #isClosed = false;

  constructor(private readonly options: ExporterOptions) {
    this.#refreshMs = options.refreshMs ?? 10_000;
    this.#set('aicost_build_info', 1, { version: options.version });
    this.#set('aicost_database_up', 0);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async render(): Promise<Buffer> {
    return (await this.#scrape()).text;
  }

  async gzip(): Promise<Buffer> {
    return (await this.#scrape()).gzip;
  }

  refresh(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    if (!this.#running) return (this.#running = this.#readOnce());
    // The reading under way may have begun before what the caller wants to see, so another one follows.
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.refresh();
    });
    return this.#next;
  }

  observeSync(service: string, seconds: number): void {
    this.#registry.observe('aicost_sync_duration_seconds', { service }, seconds);
  }

  observeExport({ format, outcome, rows, seconds }: EndedExport): void {
    this.#registry.count('aicost_exports_total', { format, outcome });
    if (rows > 0) this.#registry.count('aicost_export_rows_total', { format }, rows);
    if (outcome !== 'refused') this.#registry.observe('aicost_export_duration_seconds', { format }, seconds);
  }

  observeNotification({ channel, outcome, count, seconds }: NotificationEvent): void {
    this.#registry.count('aicost_alert_notifications_total', { channel, outcome }, count);
    if (seconds !== undefined) this.#registry.observe('aicost_alert_delivery_seconds', { channel }, seconds);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
    this.#registry.clear();
  }

  async #scrape(): Promise<Page> {
    this.#scrapedAt = Date.now();
    if (!this.#timer && !this.#running) this.#keepFresh();
    const page = this.#page;
    if (page && this.#scrapedAt - page.madeAt < ACTIVE_MS) return page;
    const patience = new AbortController();
    await Promise.race([
      this.#running ?? this.refresh(),
      sleep(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }),
    ]);
    patience.abort();
    return this.#page ?? this.#publish();
  }

  /** Renews the figures in the background until nobody has scraped for a while. */
  #keepFresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isClosed || Date.now() - this.#scrapedAt > ACTIVE_MS) return;
    this.#timer = setTimeout(() => void this.refresh(), this.#refreshMs).unref();
  }

  async #readOnce(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      this.options.log.error({ err: error }, 'metrics could not be rendered');
    } finally {
      this.#running = undefined;
      this.#keepFresh();
    }
  }

  async #read(): Promise<void> {
    const figures = await readFigures(this.options.pool, this.#totals).catch((error: unknown) => {
      this.#note(false, error);
    });
    if (figures) {
      this.#note(true);
      this.#fill(figures);
    }
    if (!this.#isClosed) await this.#publish();
  }

  #fill(figures: Figures): void {
    const { accounts, dropped } = capAccounts(accountFigures(figures), this.options.maxSeries ?? 5_000);
    for (const [name, samples] of [...accountSamples(accounts), ...globalSamples(figures)]) {
      this.#registry.replace(name, samples);
    }
    this.#set('aicost_metrics_series_dropped', dropped);
    this.#set('aicost_figures_timestamp_seconds', Date.now() / 1000);
  }

  #note(isUp: boolean, error?: unknown): void {
    this.#set('aicost_database_up', isUp ? 1 : 0);
    const { log } = this.options;
    if (!isUp && this.#isUp !== false) log.warn({ err: error }, 'metrics show the last good figures');
    if (isUp && this.#isUp === false) log.info('metrics show new figures again');
    this.#isUp = isUp;
  }

  #set(name: MetricName, value: number, labels: Record<string, string> = {}): void {
    this.#registry.replace(name, [{ labels, value }]);
  }

  async #publish(): Promise<Page> {
    const madeAt = Date.now();
    const text = Buffer.from(await this.#registry.text());
    this.#page = { text, gzip: await gzip(text, { level: 1 }), madeAt };
    return this.#page;
  }
}
